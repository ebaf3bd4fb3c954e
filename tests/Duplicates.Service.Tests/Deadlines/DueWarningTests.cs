using System.Globalization;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Deadlines;

public sealed class DueWarningTestsOnSqlite(SqliteHost host) : DueWarningTests(host), IClassFixture<SqliteHost>;

public sealed class DueWarningTestsOnPostgreSql(PostgreSqlHost host) : DueWarningTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Nobody is surprised by a due date: staff are warned at 5, 3 and 1 working days and when it has passed, once each.</summary>
public abstract class DueWarningTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00"; // due 2026-12-11

    [Fact]
    public async Task Warnings_OverAWholeTerm_ComeOnTheMorningsOfWorkingDaysOnceEach()
    {
        var number = await NewCaseAsync();
        for (var day = new DateOnly(2026, 11, 21); day <= new DateOnly(2026, 12, 22); day = day.AddDays(1))
        {
            foreach (var time in (string[])["03:00", "08:00", "13:00"])
            {
                host.Clock.SetAlmaty($"{day:yyyy-MM-dd} {time}");
                await host.RunJobAsync(BackgroundWork.Warnings);
            }
        }

        Assert.Equal(
            [
                "2026-11-24 08:00 redirect-due SchoolClerk", "2026-11-24 08:00 redirect-due SchoolHead",
                "2026-12-04 08:00 due-in-5 SchoolClerk", "2026-12-04 08:00 due-in-5 SchoolHead",
                "2026-12-08 08:00 due-in-3 SchoolClerk", "2026-12-08 08:00 due-in-3 SchoolHead",
                "2026-12-10 08:00 due-in-1 SchoolClerk", "2026-12-10 08:00 due-in-1 SchoolHead",
                "2026-12-14 08:00 overdue MinistryInspector", "2026-12-14 08:00 overdue SchoolClerk", "2026-12-14 08:00 overdue SchoolHead",
            ],
            await WarningsAsync(number));
    }

    [Fact]
    public async Task Warnings_OfOneMorningAboutManyCases_AreOneLineWithAListAndOneEmail()
    {
        host.Clock.SetAlmaty(StartOfTests);
        List<string> numbers = [await NewCaseAsync(), await NewCaseAsync(), await NewCaseAsync()];
        host.Clock.SetAlmaty("2026-12-08 08:00");
        await host.RunJobAsync(BackgroundWork.Warnings);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        var line = Assert.Single((await host.QueryAsync($"""
            SELECT DISTINCT COALESCE("Under", "Id") FROM "StaffNotices" WHERE "CaseNumber" IN ('{string.Join("', '", numbers)}') AND "Kind" = 'due-in-3' AND "Role" = 'SchoolHead'
            """)).Select(row => row[0].ToLowerInvariant()));
        await head.GetAsync("/kk/staff/notices");
        Assert.True(head.Has($".inbox__item--unread a[href='/kk/staff/notices/{line}'] + a"));
        await head.GetAsync($"/kk/staff/notices/{line}");
        Assert.All(numbers, number => Assert.True(head.Has($"main a[href='/kk/staff/cases/{number}']")));

        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync("/kk/staff/notices");
        await clerk.SubmitFormAsync("form[action*='handler=Mail']", ("Mail", "Never"));
        Assert.Equal("Never", clerk.Value("Mail"));
        host.Clock.SetAlmaty("2026-12-09 08:31");
        await using var second = host.SecondHost();
        _ = second.Server;
        await TellAsync(numbers[0]);
        await Task.WhenAll(host.RunJobAsync(NoticeMails.Kind), second.RunJobAsync(NoticeMails.Kind));
        await host.RunJobAsync(NoticeMails.Kind);
        var mails = (await host.MessagesAsync()).Where(message => message.Kind == NoticeMails.Kind).ToList();
        var mail = Assert.Single(mails, message => message.Recipient == Demo.AlmatyHead);
        Assert.Contains(Journeys.Spoken(numbers[0]), mail.Body.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("/ru/staff/notices", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(mails, message => message.Recipient == Demo.AlmatyClerk);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Inspectors_OnAWorkingMorning_AreToldTheNumbersOnceAndLedToOversight(string language)
    {
        await NewCaseAsync();
        await host.ExecuteAsync($"""DELETE FROM "StaffNotices" WHERE "Kind" = '{PressingCounts.Kind}'""");
        await using var second = host.SecondHost();
        _ = second.Server;
        host.Clock.SetAlmaty("2026-12-09 09:00");
        await Task.WhenAll(host.RunJobAsync(BackgroundWork.Warnings), second.RunJobAsync(BackgroundWork.Warnings));
        await host.RunJobAsync(BackgroundWork.Warnings);

        using var inspector = await host.StaffAsync(Demo.Inspector, language);
        await inspector.GetAsync($"/{language}/oversight");
        var now = inspector.Page.QuerySelectorAll(".figures dd").Select(figure => figure.TextContent).ToList();
        Assert.NotEqual("0", now[2], StringComparer.Ordinal);
        await inspector.GetAsync($"/{language}/staff/notices");
        var told = Said.Message(language, PressingCounts.Kind, MessageForm.Notice, ("overdue", now[0]), ("within-1", now[1]), ("within-3", now[2]), ("within-5", now[3]));
        var notice = Assert.Single(inspector.Page.QuerySelectorAll(".inbox__what a"), link => link.TextContent == told);
        await inspector.GetAsync(notice.GetAttribute("href")!);
        Assert.Equal($"/{language}/oversight", inspector.Address);
        Assert.Equal("1", (await host.QueryAsync($"""SELECT COUNT(*) FROM "StaffNotices" WHERE "Kind" = '{PressingCounts.Kind}'"""))[0][0]);
    }

    [Theory]
    [InlineData("2026-12-05 10:00", "")]
    [InlineData("2026-12-07 15:00", "due-in-5")]
    [InlineData("2026-12-09 09:00", "due-in-3")]
    [InlineData("2026-12-11 09:00", "due-in-1")]
    [InlineData("2026-12-13 09:00", "")]
    [InlineData("2027-01-11 09:00", "overdue")]
    public async Task Warnings_AfterDaysWithoutRunning_AreMadeUpByTheNearestOneAlone(string now, string kind)
    {
        var number = await NewCaseAsync();
        host.Clock.SetAlmaty(now);
        await host.RunJobAsync(BackgroundWork.Warnings);
        await host.RunJobAsync(BackgroundWork.Warnings);
        var told = (await WarningsAsync(number)).Select(warning => warning.Split(' ')[2]).Distinct(StringComparer.Ordinal);
        Assert.Equal(kind, string.Join(' ', told));
    }

    [Fact]
    public async Task Warnings_OfTwoHostsAtOnce_ComeOnce()
    {
        var numbers = new List<string> { await NewCaseAsync() };
        for (var count = 0; count < 4; count++)
        {
            numbers.Add(await host.NewCaseAsync());
        }

        await using var second = host.SecondHost();
        _ = second.Server;
        host.Clock.SetAlmaty("2026-12-14 09:00");
        await Task.WhenAll(host.RunJobAsync(BackgroundWork.Warnings), second.RunJobAsync(BackgroundWork.Warnings));
        foreach (var number in numbers)
        {
            Assert.Equal(3, (await WarningsAsync(number)).Count);
        }
    }

    [Fact]
    public async Task Warnings_AfterARun_LeaveNoCaseSilentlyOverdue()
    {
        await NewCaseAsync();
        await host.BringThroughAsync(await NewCaseAsync(), "approve");
        await host.BringThroughAsync(await NewCaseAsync(), "hand-over");
        host.Clock.SetAlmaty("2026-12-21 09:00");
        await host.RunJobAsync(BackgroundWork.Warnings);
        var silent = await host.QueryAsync("""
            SELECT a."Number" FROM "Applications" a WHERE a."AwaitsResult" AND a."DueOn" < '2026-12-21'
            AND NOT EXISTS (SELECT 1 FROM "StaffNotices" n WHERE n."ApplicationId" = a."Id" AND n."Kind" = 'overdue')
            """);
        Assert.Empty(silent);
    }

    [Fact]
    public async Task Warnings_OfADuplicateThatLiesReady_AreNotGiven()
    {
        var number = await NewCaseAsync();
        await host.BringThroughAsync(number, "ready");
        host.Clock.SetAlmaty("2026-12-21 09:00");
        await host.RunJobAsync(BackgroundWork.Warnings);
        Assert.Empty(await WarningsAsync(number));
    }

    [Fact]
    public async Task Warnings_OfADuplicateThatHasYetToReachTheCorporation_AreGiven()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseCollectedAtTheCorporationAsync();
        await host.ExecuteAsync("DELETE FROM \"DueWarningDays\"");
        await host.BringThroughAsync(number, "ready");
        host.Clock.SetAlmaty("2026-12-14 09:00");
        await host.RunJobAsync(BackgroundWork.Warnings);
        Assert.Contains("2026-12-14 09:00 overdue SchoolHead", await WarningsAsync(number), StringComparer.Ordinal);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync("/kk/staff?tab=Overdue");
        Assert.Contains(Journeys.Spoken(number), head.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "2026 ж. 11 желтоқсан")]
    [InlineData("ru", "11 декабря 2026 г.")]
    public async Task Warnings_OfACase_StandOnItsPage(string language, string dueOn)
    {
        var number = await NewCaseAsync();
        host.Clock.SetAlmaty("2026-12-14 09:00");
        await host.RunJobAsync(BackgroundWork.Warnings);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, language);
        await clerk.GetAsync($"/{language}/staff/cases/{number}");
        Assert.Contains(Said.Message(language, "overdue", MessageForm.Notice, ("number", Journeys.Spoken(number)), ("due", dueOn)), clerk.Main, StringComparison.Ordinal);
    }

    private async Task<string> NewCaseAsync()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        await host.ExecuteAsync("DELETE FROM \"DueWarningDays\"");
        return number;
    }

    /// <summary>Almaty time, kind and role of every warning of a case.</summary>
    private async Task<IReadOnlyList<string>> WarningsAsync(string number) =>
        [.. (await host.QueryAsync($"SELECT \"CreatedAt\", \"Kind\", \"Role\" FROM \"StaffNotices\" WHERE \"CaseNumber\" = '{number}' AND (\"Kind\" LIKE '%due%' AND \"Kind\" <> 'task-overdue') ORDER BY \"CreatedAt\", \"Role\""))
            .Select(row => $"{DateTime.Parse(row[0], CultureInfo.InvariantCulture).AddHours(5):yyyy-MM-dd HH:mm} {row[1]} {row[2]}")];

    private async Task TellAsync(string number)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<StaffNotices>().Tell(new(Demo.AlmatySchool, ServiceRoles.SchoolHead, null, "withdrawn", Guid.NewGuid(), number));
        await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().SaveChangesAsync();
    }
}
