using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Complaints;
using Duplicates.Service.Tests.Files;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>The ways of a citizen that differ from the ordinary one; half of them are gone without scripts.</summary>
public sealed class CitizenJourneyTests
{
    private const string Child = "100228500003";
    private const string DepartmentClerk = "clerk.department.almaty@example.org";
    private const string DepartmentHead = "head.department@example.org";

    [Theory]
    [InlineData("kk", Screen.Phone, false)]
    [InlineData("ru", Screen.Desk, true)]
    public async Task ParentForAChild_FromTheFirstQuestion_ApplicationNamesTheChild(string language, int width, bool scripts)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("parent", language);
        await using var parent = await Visitor.ComeAsync(site, new Screen(width, scripts), journey);
        await parent.BeginAsync(Citizen.Asel);
        await parent.ChooseAsync("Reason", nameof(LossReason.Lost));
        await parent.ChooseAsync("Relation", nameof(Relation.Parent));
        await parent.LookAsync("whose-parent");
        await parent.FillAsync("ChildIin", Citizen.Asel.Iin);
        await parent.PressAsync("apply.continue");
        await parent.AssertAsksAsync(
            ("ChildIin", "apply.whose.own-iin"),
            ("ChildSurname", "apply.name-error.Missing.Surname"),
            ("ChildGivenName", "apply.name-error.Missing.GivenName"));
        await parent.LookAsync("whose-own-iin");
        await parent.FillAsync("ChildIin", Citizen.Asel.Iin[..6] + "300208");
        await parent.FillAsync("ChildSurname", "Ахметов");
        await parent.FillAsync("ChildGivenName", "Алихан");
        await parent.PressAsync("apply.continue");
        await parent.AssertAsksAsync(("ChildIin", "apply.whose.grown-up"));
        await parent.LookAsync("whose-grown-up");
        await parent.FillAsync("ChildIin", Child);
        await parent.PressAsync("apply.continue");
        await parent.AnswerAsync(Citizen.Asel, "name");
        await parent.ChooseAsync("Level", nameof(EducationLevel.BasicSecondary));
        await parent.FillAsync("Year", "2025");
        await parent.PressAsync("apply.continue");
        await parent.AnswerAsync(Citizen.Asel, "school");
        await parent.AssertSaysAsync("Ахметов Алихан");
        await parent.LookAsync("check-for-child");

        var number = await parent.SignByCodeAsync(site, Citizen.Asel);
        await parent.LookAsync("submitted-for-child");
        await parent.FollowAsync("documents.title.Application");
        await parent.AssertSaysAsync("Ахметов Алихан");
        Assert.DoesNotMatch(@"\bмаған\b", await parent.Page.Locator("main").InnerTextAsync());
        await parent.LookAsync("paper-application-for-child");
        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.SignInAsStaffAsync(Staff.Clerk);
        await clerk.OpenAsync($"staff/cases/{number}");
        await clerk.AssertSaysAsync(Citizen.Asel.FullName);
        await clerk.AssertSaysAsync("Ахметов Алихан");
        journey.AssertNothingFound();
    }

    [Theory]
    [InlineData("kk", Screen.Desk, true)]
    [InlineData("ru", Screen.Phone, false)]
    public async Task SchoolNotFound_WrittenByHand_GoesToTheDepartmentWhichPassesItOn(string language, int width, bool scripts)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("no-school", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width, scripts), journey);
        await citizen.BeginAsync(Citizen.Asel);
        await citizen.AnswerAsync(Citizen.Asel, "whose", "name", "document");
        await citizen.FillAsync("q", "Жансүгіров кешкі мектебі");
        await citizen.PressAsync("apply.school.find");
        await citizen.FollowAsync("apply.school.missing");
        await citizen.LookAsync("no-school");
        await citizen.PressAsync("apply.continue");
        await citizen.AssertAsksAsync(
            ("Region", "apply.no-school.region.error"),
            ("SchoolName", "apply.no-school.name.error"),
            ("Town", "apply.no-school.place.error"));
        await citizen.LookAsync("no-school-empty");
        await citizen.Field("Region").SelectOptionAsync("75");
        await citizen.FillAsync("SchoolName", "Кешкі мектеп");
        await citizen.FillAsync("Town", "Алматы, Тастақ");
        await citizen.PressAsync("apply.continue");
        await citizen.AssertSaysAsync("Кешкі мектеп, Алматы, Тастақ");
        await citizen.LookAsync("check-no-school");
        var number = await citizen.SignByCodeAsync(site, Citizen.Asel);

        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.SignInAsStaffAsync(DepartmentClerk);
        await clerk.Page.Locator($"main a[href*='/staff/cases/{number}?']").ClickAsync();
        await clerk.AssertSaysAsync("Кешкі мектеп");
        await clerk.LookAsync("case-at-department");
        await clerk.OpenAsync($"staff/cases/{number}/redirect");
        await clerk.Field("OfficeId").SelectOptionAsync(Citizens.School);
        await clerk.FillAsync("Cause", language == "ru" ? "Книга хранится там." : "Кітап сонда сақталады.");
        await clerk.PressAsync("casework.action.Redirect");

        await citizen.OpenAsync($"my/{number}");
        await citizen.AssertSaysAsync(citizen.T("track.sentence.Redirected"));
        await citizen.LookAsync("my-redirected");
        journey.AssertNothingFound();
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Draft_BegunOnAPhone_IsFinishedAtADeskAndNothingIsLost(string language)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("resume", language);
        await using var phone = await Visitor.ComeAsync(site, new Screen(Screen.Phone, Scripts: false), journey);
        await phone.BeginAsync(Citizen.Asel);
        await phone.AnswerAsync(Citizen.Asel, "whose", "name", "document");
        var left = phone.Page.Url;

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await using var desk = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await desk.SignInAsync(Citizen.Asel);
        await desk.LookAsync("my-begun");
        await desk.Page.Locator("main .govuk-inset-text a").ClickAsync();
        await desk.LookAsync("apply-begun");
        await desk.Page.Locator("main .govuk-inset-text a").ClickAsync();
        Assert.Equal(left, desk.Page.Url);
        await desk.AnswerAsync(Citizen.Asel, "school");
        await desk.AssertSaysAsync(Citizen.Asel.FullName);
        await desk.AssertSaysAsync("2005");

        await desk.Page.Locator("main a[href*='/document?change=true']").First.ClickAsync();
        await desk.ChooseAsync("Level", nameof(EducationLevel.BasicSecondary));
        await desk.FillAsync("Year", "2003");
        await desk.PressAsync("apply.continue");
        await desk.AssertHeadingAsync("apply.check.title");
        await desk.AssertSaysAsync("2003");
        var number = await desk.SignByCodeAsync(site, Citizen.Asel);

        await phone.Page.GotoAsync(left[..left.LastIndexOf('/')] + "/check");
        Assert.EndsWith($"/my/{number}", phone.Page.Url, StringComparison.Ordinal);
        journey.AssertNothingFound();
    }

    [Theory]
    [InlineData("kk", Screen.Phone, false)]
    [InlineData("ru", Screen.Desk, true)]
    public async Task Refusal_HeardWithDocumentsThenComplaint_DepartmentAnswers(string language, int width, bool scripts)
    {
        var statement = language == "ru" ? "Нашлась копия аттестата, она приложена." : "Аттестаттың көшірмесі табылды, оны қостым.";
        await using var site = await Site.StartWithOwnClockAsync();
        var journey = new Journey("hearing", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width, scripts), journey);
        var number = await citizen.ApplyWithoutMistakesAsync(site, Citizen.Asel);
        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.ProposeRefusalShortlyAsync(number, language);
        await using var head = await Visitor.ComeAsync(site, new Screen(width), journey);
        await head.SignInAsStaffAsync(Staff.Head);
        await head.AppointHearingShortlyAsync(number);
        await head.MoveHearingAsync(number);

        await citizen.AnswerInvitationAsync(number, statement);
        await head.OpenAsync($"staff/cases/{number}");
        await head.AssertSaysAsync(statement);
        await head.LookAsync("case-hearing-answered");
        Assert.Equal(SampleFiles.Pdf, await head.DownloadFromAsync(".files a"));
        site.WaitUntil(25, 11, 9);
        await head.SignInAsStaffAsync(Staff.Head);
        await head.RefuseShortlyAsync(number);

        site.WaitUntil(25, 11, 18);
        await citizen.SignInAsync(Citizen.Asel);
        await citizen.OpenAsync($"my/{number}");
        await citizen.PressAsync("my.refused.complain");
        await citizen.ComplainAsync(language == "ru" ? "Мои документы не посмотрели." : "Құжаттарымды қарамаған.");
        await using var department = await Visitor.ComeAsync(site, new Screen(width), journey);
        await department.SignInAsStaffAsync(DepartmentHead);
        await department.OpenAsync("staff/complaints");
        await department.Page.Locator("main table a").First.ClickAsync();
        await department.ChooseAsync("Outcome", nameof(ComplaintOutcome.Satisfied));
        await department.FillAsync("Reasons", language == "ru" ? "Документы подтверждают запись." : "Құжаттар жазбаны растайды.");
        await department.PressAsync("complaints.answer.send");

        await citizen.OpenAsync($"my/{number}/complaint");
        await citizen.AssertSaysAsync(citizen.T("complaints.outcome.Satisfied"));
        await citizen.LookAsync("complaint-answered");
        await citizen.OpenAsync($"my/{number}");
        await citizen.AssertSaysAsync(citizen.T("steps.applicant.CaseReopened"));
        await citizen.LookAsync("my-reopened");
        journey.AssertNothingFound();
    }
}
