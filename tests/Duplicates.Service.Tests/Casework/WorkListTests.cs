using System.Globalization;
using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Casework;

public sealed class WorkListTestsOnSqlite(SqliteHost host) : WorkListTests(host), IClassFixture<SqliteHost>;

public sealed class WorkListTestsOnPostgreSql(PostgreSqlHost host) : WorkListTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>What the staff of a school see of their cases, and who holds which.</summary>
public abstract class WorkListTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00";

    [Fact]
    public async Task Tabs_AsACaseGoesItsWay_ShowItWhereItBelongs()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync(); // due 2026-12-11
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await InTabsAsync(clerk, number, "Open Turn Unclaimed");
        await InTabsAsync(head, number, "Open Unclaimed Waiting");
        await clerk.DoAsync(number, "start");
        await InTabsAsync(clerk, number, "Open Mine Turn");
        await clerk.DoAsync(number, "search");
        await clerk.DoAsync(number, "propose");
        await InTabsAsync(clerk, number, "Open Mine Waiting");
        await InTabsAsync(head, number, "Open Turn");
        host.Clock.SetAlmaty("2026-12-05 10:00");
        using var soon = await host.StaffAsync(Demo.AlmatyClerk);
        await InTabsAsync(soon, number, "Open Mine Waiting Soon");
        host.Clock.SetAlmaty("2026-12-14 10:00");
        using var late = await host.StaffAsync(Demo.AlmatyHead);
        await InTabsAsync(late, number, "Open Turn Overdue");
        foreach (var action in (string[])["approve", "prepare", "ready", "hand-over"])
        {
            await late.DoAsync(number, action);
        }

        await InTabsAsync(late, number, "Done");
    }

    [Fact]
    public async Task Counts_AboveNinetyNine_AreNotTold()
    {
        host.Clock.SetAlmaty("2029-03-05 10:00");
        await SeedAsync(Demo.AstanaSchool, 98, new DateOnly(2029, 3, 20));
        using var clerk = await host.StaffAsync(Demo.AstanaClerk);
        await clerk.GetAsync("/kk/staff");
        Assert.Equal("98", clerk.Text("a[href$='tab=Unclaimed'] .tabs__count"));
        await SeedAsync(Demo.AstanaSchool, 3, new DateOnly(2029, 3, 21));
        await clerk.GetAsync("/kk/staff");
        Assert.Equal("99+", clerk.Text("a[href$='tab=Unclaimed'] .tabs__count"));
        Assert.Equal("0", clerk.Text("a[href$='tab=Mine'] .tabs__count"));
    }

    [Fact]
    public async Task Paging_Over120CasesWhileTheyChange_ShowsEachOnce()
    {
        host.Clock.SetAlmaty("2030-03-05 10:00");
        const string school = "4gb3wxpz9dd1hn2tn1rhpw5wg5";
        await SeedAsync(school, 120, new DateOnly(2030, 3, 20), days: 3);
        await MoveClerkAsync(school);
        using var clerk = await host.StaffAsync(Demo.AstanaClerk);
        await clerk.GetAsync("/ru/staff?tab=Open");
        var seen = new List<string>(NumbersOn(clerk));
        Assert.Equal(50, seen.Count);
        while (clerk.Page.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } next)
        {
            // one shown case gets a holder and one more arrives before the place that was reached
            await host.ExecuteAsync($"""UPDATE "Applications" SET "AssigneeId" = 'somebody', "Version" = "Version" + 1 WHERE "Number" = '{seen[^1]}'""");
            await SeedAsync(school, 1, new DateOnly(2030, 3, 19));
            await clerk.GetAsync(next);
            seen.AddRange(NumbersOn(clerk));
        }

        // only now, because another office ends the session
        await MoveClerkAsync(Demo.AstanaSchool);
        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct(StringComparer.Ordinal).Count());
        var dues = await host.QueryAsync($"""SELECT "Number" FROM "Applications" WHERE "OfficeId" = '{school}' AND "DueOn" >= '2030-03-20' ORDER BY "DueOn", "Id" """);
        Assert.Equal(dues.Select(row => row[0]), seen, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Search_ByNumberNameOrIin_FindsTheCaseOfTheSchoolOnly()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        using var stranger = await host.StaffAsync(Demo.AstanaClerk);
        await clerk.GetAsync("/kk/staff");
        await stranger.GetAsync("/kk/staff");
        string[] ways = [number, Journeys.Spoken(number), person.Iin, person.Surname, person.Surname[..5], person.GivenName, $"{person.GivenName[..3]} {person.Surname[..4]}", person.FullName.ToUpperInvariant()];
        foreach (var sought in ways)
        {
            await SearchAsync(clerk, sought);
            Assert.Contains(number, NumbersOn(clerk), StringComparer.Ordinal);
            await SearchAsync(stranger, sought);
            Assert.Empty(NumbersOn(stranger));
            Assert.DoesNotContain(Uri.EscapeDataString(sought), clerk.Address, StringComparison.Ordinal);
        }

        foreach (var sought in (string[])["111-111-111", "880515300001", "жоқмұндайадам", "%", $"{person.Surname} Ешкім"])
        {
            await SearchAsync(clerk, sought);
            Assert.Empty(NumbersOn(clerk));
            Assert.Contains(Said.In("kk", "worklist.search.none"), clerk.Main, StringComparison.Ordinal);
        }

        await SearchAsync(clerk, " ");
        Said.Refused(clerk, "kk", "Sought", "worklist.search.error");
    }

    [Fact]
    public async Task Search_TwoWordsOfANameBeginAlike_ShowsTheCaseOnce()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync(host.NewPerson() with { GivenName = "Нұрлан", Patronymic = "Нұрланұлы" });
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync("/kk/staff");
        await SearchAsync(clerk, "нұрлан");
        Assert.Equal([number], NumbersOn(clerk));
    }

    [Fact]
    public async Task Search_AfterARedirect_FindsTheCaseWhereItIsNow()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson() with { Surname = "Ғабдуллина" };
        var number = await host.NewCaseAsync(person);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.ActAsync(number, "redirect", ("OfficeId", Demo.Archive), ("Cause", "Мектеп архиві сонда."));
        await clerk.GetAsync("/kk/staff");
        await SearchAsync(clerk, "Ғабдуллина");
        Assert.Empty(NumbersOn(clerk));
        using var archive = await host.StaffAsync(Demo.ArchiveClerk);
        await archive.GetAsync("/kk/staff");
        await SearchAsync(archive, "габдуллина");
        Assert.Equal([number], NumbersOn(archive));
    }

    [Fact]
    public async Task Holder_FromTheList_IsClaimedGivenAndPutBackWithTrace()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var (first, second) = (await host.NewCaseAsync(), await host.NewCaseAsync());
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await ChangeAsync(clerk, "Claim", "ертең қараймын", null, first, second);
        Assert.Contains(Said.In("kk", "worklist.changed.many", 2), clerk.Main, StringComparison.Ordinal);
        await InTabsAsync(clerk, first, "Open Mine Turn");
        using var colleague = await host.StaffAsync(Demo.SecondAlmatyClerk);
        await ChangeAsync(colleague, "Claim", null, null, first);
        Assert.Contains(Said.In("kk", "casework.violation.HeldByAnother"), colleague.Main, StringComparison.Ordinal);
        var other = await AccountAsync(Demo.SecondAlmatyClerk);
        await ChangeAsync(clerk, "Assign", "сіздің сыныбыңыз", other, first);
        await InTabsAsync(colleague, first, "Open Mine Turn");
        await ChangeAsync(clerk, "Release", null, null, second);
        await InTabsAsync(clerk, second, "Open Turn Unclaimed");
        await colleague.GetAsync($"/kk/staff/cases/{first}");
        foreach (var word in (string[])["ертең қараймын", "сіздің сыныбыңыз", "Ерлан Мұсаев", Said.In("kk", "steps.staff.CaseAssigned")])
        {
            Assert.Contains(word, colleague.Main, StringComparison.Ordinal);
        }

        var notices = await host.QueryAsync($"""SELECT "Kind", "CaseNumber" FROM "StaffNotices" WHERE "PersonId" = '{other}' AND "CaseNumber" = '{first}'""");
        Assert.Equal(["assigned", first], Assert.Single(notices));
    }

    [Fact]
    public async Task Holder_WithoutAChoice_SaysWhatIsMissing()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, "ru");
        await ChangeAsync(clerk, "Claim", null, null);
        Said.RefusedAsAWhole(clerk, "ru", "worklist.pick-error");
        await ChangeAsync(clerk, "Assign", "пояснение", null, number);
        Said.Refused(clerk, "ru", "AssigneeId", "worklist.colleague-error");
        Assert.Equal("пояснение", clerk.Value("Note"));
        await clerk.GetAsync($"/ru/staff/cases/{number}/holder");
        await clerk.SubmitAsync();
        Said.Refused(clerk, "ru", "Change", "worklist.holder.error");
        await clerk.SubmitAsync(("Change", "Assign"));
        Said.Refused(clerk, "ru", "AssigneeId", "worklist.colleague-error");
        await clerk.SubmitAsync(("Change", "Assign"), ("AssigneeId", await AccountAsync(Demo.AlmatyHead)));
        Assert.Equal($"/ru/staff/cases/{number}", clerk.Address);
        Assert.Contains("Айгүл Қасымова", clerk.Text(".case__now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holder_OfAnotherSchool_IsNoColleague()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await ChangeAsync(clerk, "Assign", null, await AccountAsync(Demo.AstanaClerk), number);
        Said.Refused(clerk, "kk", "AssigneeId", "worklist.colleague-error");
        using var stranger = await host.StaffAsync(Demo.AstanaClerk);
        await ChangeAsync(stranger, "Claim", null, null, number);
        Assert.Contains(Said.In("kk", "worklist.faster"), stranger.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("CaseAssigned", await host.EventsAsync(number), StringComparer.Ordinal);
        Assert.Contains("CaseDenied", await host.AuditAsync(number), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Claim_ByManyAtOnce_GivesTheCaseOneHolder()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var first = await host.StaffAsync(Demo.AlmatyClerk);
        using var second = await host.StaffAsync(Demo.SecondAlmatyClerk);
        await first.GetAsync("/kk/staff");
        await second.GetAsync("/kk/staff");
        var posts = Enumerable.Range(0, 10).Select(place => place % 2 == 0 ? first : second).Select(officer => (officer, Form: Form(officer, "Claim", null, null, number))).ToList();
        await Task.WhenAll(posts.Select(post => post.officer.SendFormAsync("/kk/staff?handler=Holder", post.Form)));
        Assert.Single(await host.EventsAsync(number), happened => happened == "CaseAssigned");
    }

    [Fact]
    public async Task HeldBy_AColleague_ShowsWhatThatPersonHolds()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var colleague = await host.StaffAsync(Demo.SecondAlmatyClerk);
        await colleague.DoAsync(number, "holder");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync($"/kk/staff?holder={await AccountAsync(Demo.SecondAlmatyClerk)}");
        Assert.Contains(number, NumbersOn(head), StringComparer.Ordinal);
        Assert.All(head.Page.QuerySelectorAll("tbody tr"), row => Assert.Contains("Ерлан Мұсаев", row.TextContent, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, head.Status);
    }

    private static List<string> NumbersOn(Visitor officer) =>
        [.. officer.Page.QuerySelectorAll("tbody a[href*='/staff/cases/']").Select(link => link.GetAttribute("href")!.Split('?')[0][^9..])];

    private static Task<Visitor> SearchAsync(Visitor officer, string sought) => officer.SubmitFormAsync("form[role=search]", ("Sought", sought));

    private static async Task InTabsAsync(Visitor officer, string number, string expected)
    {
        var found = new List<string>();
        foreach (var tab in (string[])["Open", "Mine", "Turn", "Unclaimed", "Waiting", "Soon", "Overdue", "Done"])
        {
            await officer.GetAsync($"/kk/staff?tab={tab}");

            // a page that failed holds no case either
            Assert.True(officer.Status is HttpStatusCode.OK && officer.Address == $"/kk/staff?tab={tab}", $"{tab}: {(int)officer.Status} {officer.Address} {officer.Html}");
            if (NumbersOn(officer).Contains(number))
            {
                found.Add(tab);
            }
        }

        Assert.Equal(expected, string.Join(' ', found));
    }

    private static async Task ChangeAsync(Visitor officer, string change, string? note, string? assignee, params string[] numbers)
    {
        if (!officer.Has("form[role=search]"))
        {
            await officer.GetAsync(officer.Address.StartsWith("/ru", StringComparison.Ordinal) ? "/ru/staff" : "/kk/staff");
        }

        var language = officer.Address[..3];
        await officer.PostAsync($"{language}/staff?handler=Holder", Form(officer, change, note, assignee, numbers));
    }

    private static List<KeyValuePair<string, string>> Form(Visitor officer, string change, string? note, string? assignee, params string[] numbers) =>
    [
        KeyValuePair.Create("__RequestVerificationToken", officer.Find("form[role=search] input[name=__RequestVerificationToken]").GetAttribute("value")!),
        KeyValuePair.Create("change", change),
        KeyValuePair.Create("Note", note ?? string.Empty),
        KeyValuePair.Create("AssigneeId", assignee ?? string.Empty),
        .. numbers.Select(number => KeyValuePair.Create("Numbers", number)),
    ];

    private async Task<string> AccountAsync(string email) =>
        (await host.QueryAsync($"""SELECT "Id" FROM "AspNetUsers" WHERE "Email" = '{email}'"""))[0][0];

    /// <summary>The clerk of Astana works at another school from the next sign-in on.</summary>
    private Task<int> MoveClerkAsync(string school) =>
        host.ExecuteAsync($"""UPDATE "AspNetUsers" SET "OfficeId" = '{school}' WHERE "Email" = '{Demo.AstanaClerk}'""");

    /// <summary>Rows of cases as the list sees them, without their history.</summary>
    private async Task SeedAsync(string school, int cases, DateOnly dueOn, int days = 1)
    {
        for (var place = 0; place < cases; place++)
        {
            var due = dueOn.AddDays(place % days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await host.ExecuteAsync($"""
                INSERT INTO "Applications" ("Id", "Number", "State", "IsOpen", "AwaitsResult", "OfficeId", "ApplicantKey", "LearnerKey", "LearnerName", "LearnerNameFolded",
                    "Level", "Distinction", "Scope", "SubmittedAt", "AcceptedOn", "DueOn", "Version", "WaitsFor")
                VALUES ('{Guid.NewGuid().ToString().ToUpperInvariant()}', '{Interlocked.Increment(ref _seeded)}', 'Registered', TRUE, TRUE, '{school}', 'a', 'b', 'Сынақ', 'сынак',
                    'GeneralSecondary', 'Ordinary', 'Certificate', '2029-03-01 10:00:00', '2029-03-01', '{due}', 3, 'SchoolClerk')
                """);
        }
    }

    private static int _seeded = 500_000_000;
}
