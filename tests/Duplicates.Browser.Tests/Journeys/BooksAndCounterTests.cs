using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Domain.Applications;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>What surrounds a case: blanks, the register, the counter of the Corporation, the workflow, the ministry's oversight, and a complaint.</summary>
public sealed class BooksAndCounterTests
{
    private const string AstanaCorporation = "4m5q3ef4xesva1gyjze92w8pb9";

    [Theory]
    [InlineData("kk", Screen.Phone)]
    [InlineData("ru", Screen.Desk)]
    public async Task Duplicate_CollectedAtTheCorporation_GoesThroughBlanksRegisterAndCounter(string language, int width)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("books-and-counter", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width, Scripts: false), journey);
        await citizen.GoToFilesAsync(Citizen.Asel);
        await citizen.PressAsync("apply.continue");
        await citizen.Page.Locator("details summary").ClickAsync();
        await citizen.FillAsync("Search", "Астана");
        await citizen.PressAsync("apply.school.find");
        await citizen.ChooseAsync("CollectionOfficeId", AstanaCorporation);
        await citizen.PressAsync("apply.continue");
        var number = await citizen.SignByCodeAsync(site, Citizen.Asel);

        await using var head = await Visitor.ComeAsync(site, new Screen(width), journey);
        await head.SignInAsStaffAsync(Staff.Head);
        await head.KeepBlanksAsync();
        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.SignInAsStaffAsync(Staff.Clerk);
        await clerk.ProposeQuicklyAsync(number, ProposedOutcome.Approve);
        await head.ActAsync(number, "approve", "Approve");
        await head.PrepareQuicklyAsync(number);
        await head.ActAsync(number, "ready", "MarkReady");
        await citizen.OpenAsync($"my/{number}");
        await citizen.AssertSaysAsync(citizen.T("track.sentence.OnItsWay"));
        await head.OpenAsync($"staff/cases/{number}/send");
        await head.LookAsync("send");
        await head.PressAsync("casework.action.SendToCorporation");

        await using var counter = await Visitor.ComeAsync(site, new Screen(width), journey);
        await counter.SignInAsStaffAsync("operator.astana@example.org", "counter");
        await counter.LookAsync("counter-on-the-way");
        await counter.Page.Locator("main form button").ClickAsync();
        await counter.LookAsync("counter-arrived");
        await counter.Page.Locator($"main a[href$='/counter/{number}']").ClickAsync();
        await counter.PressAsync("casework.action.HandOver");
        await counter.AssertAsksAsync(("IdentityDocument", "casework.hand-over.identity-error"));
        await counter.LookAsync("counter-hand-over-empty");
        await counter.FillAsync("IdentityDocument", "№ 034567890");
        await counter.PressAsync("casework.action.HandOver");
        await counter.AssertSaysAsync(counter.T("counter.none"));
        await counter.LookAsync("counter-empty");

        await head.OpenAsync($"staff/cases/{number}/register-extract");
        await head.LookAsync("register-extract");
        await head.PressAsync("casework.extract.button");
        await head.LookAsync("case-with-extract");
        await head.ReadPaperAsync("RegisterExtract", "paper-register-extract");
        await head.OpenAsync("staff/register");
        await head.LookAsync("register");
        await head.FillAsync("q", "Ештеңе");
        await head.PressAsync("register.show");
        await head.LookAsync("register-nothing-found");
        await head.OpenAsync($"staff/cases/{number}/workflow");
        await head.LookAsync("workflow-of-a-case");

        await using var administrator = await Visitor.ComeAsync(site, new Screen(width), journey);
        await administrator.SignInAsStaffAsync("admin@example.org", string.Empty);
        await administrator.OpenAsync("admin/workflows");
        await administrator.LookAsync("workflows");
        await administrator.OpenAsync("admin/calendar-runs");
        await administrator.LookAsync("calendar-runs");
        journey.AssertNothingFound();
    }

    [Theory]
    [InlineData("kk", Screen.Desk)]
    [InlineData("ru", Screen.Phone)]
    public async Task Complaint_AboutARefusal_IsAnsweredByTheDepartmentAndTheCaseOpensAnew(string language, int width)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("complaint", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width, Scripts: false), journey);
        var number = await citizen.ApplyWithoutMistakesAsync(site, Citizen.Asel);
        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.SignInAsStaffAsync(Staff.Clerk);
        await clerk.ProposeQuicklyAsync(number, ProposedOutcome.Refuse);
        await using var head = await Visitor.ComeAsync(site, new Screen(width), journey);
        await head.SignInAsStaffAsync(Staff.Head);
        await head.RefuseQuicklyAsync(site, number);

        await citizen.OpenAsync($"my/{number}/complaint");
        await citizen.LookAsync("complaint");
        await citizen.PressAsync("complaints.send");
        await citizen.AssertAsksAsync(("Subject", "complaints.subject-error"), ("Text", "complaints.text-error"));
        await citizen.LookAsync("complaint-empty");
        await citizen.ChooseAsync("Subject", "Refusal");
        await citizen.FillAsync("Text", language == "ru" ? "В книге есть запись о моём аттестате, прошу проверить ещё раз." : "Кітапта аттестатым туралы жазба бар, қайта тексеруіңізді сұраймын.");
        await citizen.PressAsync("complaints.send");
        await citizen.LookAsync("complaint-filed");

        await using var department = await Visitor.ComeAsync(site, new Screen(width), journey);
        await department.SignInAsStaffAsync("head.department@example.org");
        await department.OpenAsync("staff/complaints");
        await department.LookAsync("complaints");
        await department.Page.Locator("main td a").First.ClickAsync();
        await department.LookAsync("complaint-to-answer");
        await department.PressAsync("complaints.answer.send");
        await department.AssertAsksAsync(("Outcome", "complaints.outcome-error"), ("Reasons", "complaints.reasons-error"));
        await department.LookAsync("complaint-answer-empty");
        await department.ChooseAsync("Outcome", "Satisfied");
        await department.FillAsync("Reasons", language == "ru" ? "Запись нашлась в книге 3." : "Жазба 3-кітаптан табылды.");
        await department.PressAsync("complaints.answer.send");
        await department.LookAsync("complaints-answered");

        await citizen.OpenAsync($"my/{number}");
        await citizen.AssertSaysAsync(citizen.T("track.event.CaseReopened"));
        await citizen.OpenAsync($"my/{number}/complaint");
        await citizen.LookAsync("complaint-answered");
        await clerk.OpenAsync($"staff/cases/{number}");
        await clerk.LookAsync("case-reopened");
        await clerk.AssertSaysAsync(clerk.T("casework.action.Propose"));

        await using var inspector = await Visitor.ComeAsync(site, new Screen(width), journey);
        await inspector.SignInAsStaffAsync("inspector@example.org", "oversight");
        await inspector.LookAsync("oversight");
        await inspector.Page.Locator("main th a").First.ClickAsync();
        await inspector.LookAsync("oversight-of-a-region");
        await inspector.Field("From").SelectOptionAsync("2026-11");
        await inspector.Field("To").SelectOptionAsync("2026-01");
        await inspector.PressAsync("oversight.show");
        await inspector.AssertAsksAsync(("To", "oversight.period-error"));
        await inspector.LookAsync("oversight-backwards");
        journey.AssertNothingFound();
    }
}
