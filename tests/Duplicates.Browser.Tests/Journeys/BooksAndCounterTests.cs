using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>What surrounds a case: blanks, the register, the counter of the Corporation, the workflow and the ministry's oversight.</summary>
public sealed class BooksAndCounterTests(Site site) : IClassFixture<Site>
{
    private const string AstanaCorporation = "4m5q3ef4xesva1gyjze92w8pb9";

    [Theory]
    [InlineData("kk", Screen.Phone, "880515300208", "+77010000208")]
    [InlineData("ru", Screen.Desk, "880515400008", "+77010000008")]
    public async Task Duplicate_CollectedAtTheCorporation_GoesThroughBlanksRegisterAndCounter(string language, int width, string iin, string phone)
    {
        var person = Citizen.Asel with { Iin = iin, Phone = phone };
        var journey = new Journey("books-and-counter", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width, Scripts: false), journey);
        await citizen.GoToFilesAsync(person);
        await citizen.PressAsync("apply.continue");
        await citizen.Page.Locator("main a[href*='/contacts?change=true']").First.ClickAsync();
        await citizen.Page.Locator("main details summary").First.ClickAsync();
        await citizen.FillAsync("Search", "Астана");
        await citizen.PressAsync("apply.school.find");
        await citizen.ChooseAsync("CollectionOfficeId", AstanaCorporation);
        await citizen.LookAsync("collection-elsewhere");
        await citizen.PressAsync("apply.continue");
        var number = await citizen.SignByCodeAsync(site, person);

        await using var head = await Visitor.ComeAsync(site, new Screen(width), journey);
        await head.SignInAsStaffAsync(Staff.Head);
        await head.KeepBlanksAsync(language == "ru" ? 6001 : 5001);
        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.SignInAsStaffAsync(Staff.Clerk);
        await clerk.ProposeApprovalShortlyAsync(number);
        await head.ActAsync(number, "approve", "Approve");
        await head.PrepareShortlyAsync(number);
        await head.ActAsync(number, "ready", "MarkReady");
        await citizen.OpenAsync($"my/{number}");
        await citizen.AssertSaysAsync(citizen.T("track.sentence.OnItsWay"));
        await head.OpenAsync($"staff/cases/{number}/send");
        await head.LookAsync("send");
        await head.PressAsync("casework.action.SendToCorporation");
        await head.OpenAsync("staff/register");
        await head.LookAsync("register");
        await head.OpenAsync($"staff/cases/{number}/workflow");
        await head.LookAsync("workflow-of-a-case");

        await using var counter = await Visitor.ComeAsync(site, new Screen(width), journey);
        await counter.SignInAsStaffAsync("operator.astana@example.org", "counter");
        await counter.LookAsync("counter-on-the-way");
        await counter.Page.Locator($"main form:has(input[value='{number}']) button").ClickAsync();
        await counter.LookAsync("counter-arrived");
        await counter.Page.Locator($"main a[href$='/counter/{number}']").ClickAsync();
        await counter.PressAsync("casework.action.HandOver");
        await counter.AssertAsksAsync(("IdentityDocument", "casework.hand-over.identity-error"));
        await counter.LookAsync("counter-hand-over-empty");
        await counter.FillAsync("IdentityDocument", "№ 034567890");
        await counter.PressAsync("casework.action.HandOver");
        await counter.AssertSaysAsync(counter.T("counter.none"));
        await counter.LookAsync("counter-empty");
        await LookAsTheMinistryAsync(width, journey);
        journey.AssertNothingFound();
    }

    private async Task LookAsTheMinistryAsync(int width, Journey journey)
    {
        await using var administrator = await Visitor.ComeAsync(site, new Screen(width), journey);
        await administrator.SignInAsStaffAsync("admin@example.org", "admin");
        await administrator.OpenAsync("admin/workflows");
        await administrator.LookAsync("workflows");
        await administrator.OpenAsync("admin/calendar-runs");
        await administrator.LookAsync("calendar-runs");

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
        await inspector.OpenAsync("oversight/counters");
        await inspector.LookAsync("offices-of-the-corporation");
        await inspector.Page.Locator("main th a").First.ClickAsync();
        await inspector.LookAsync("offices-of-a-region");
        await inspector.OpenAsync("staff/complaints");
        await inspector.LookAsync("complaints-none");
    }
}
