using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Workflows;

public sealed class WorkflowTimersTestsOnSqlite(SqliteHost host) : WorkflowTimersTests(host), IClassFixture<SqliteHost>;

public sealed class WorkflowTimersTestsOnPostgreSql(PostgreSqlHost host) : WorkflowTimersTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>What the days bring: terms and timers, each acted on once however many hosts look.</summary>
public abstract class WorkflowTimersTests(ServiceHost host)
{
    private const int Cases = 1000;

    [Fact]
    public async Task Run_TermOfATaskPassed_StaysTheClerksAndIsShownToTheHeadUntilItIsDone()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var number = await host.NewCaseAsync(); // one working day to take it up
        host.Clock.SetAlmaty("2026-11-24 00:05");
        await RunAsync(host.Services);
        await RunAsync(host.Services);
        Assert.Equal(["SchoolClerk", "SchoolHead"], await TurnAsync(number));
        var notice = Assert.Single(await host.QueryAsync($"""SELECT "Role", "Kind", "Detail" FROM "StaffNotices" WHERE "CaseNumber" = '{number}' AND "Kind" = 'task-overdue'"""));
        Assert.Equal(["SchoolHead", "task-overdue", "2026-11-23"], notice);
        using var head = await host.StaffAsync(Demo.AlmatyHead, "ru");
        await head.GetAsync($"/ru/staff/cases/{number}/workflow");
        Assert.Contains(Said.In("ru", "workflow.escalated"), head.Main, StringComparison.Ordinal);
        await head.GetAsync("/ru/staff?tab=Escalated");
        Assert.Contains(number, head.Find("tbody").InnerHtml, StringComparison.Ordinal);
        Assert.Contains(Said.In("ru", "workflow.escalated"), head.Text("tbody"), StringComparison.Ordinal);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync("/kk/staff?tab=Turn");
        Assert.Contains(number, clerk.Find("tbody").InnerHtml, StringComparison.Ordinal);
        Assert.False(clerk.Has("a[href*='tab=Escalated']"));
        await clerk.DoAsync(number, "start");
        Assert.Equal(["SchoolClerk", string.Empty], await TurnAsync(number));
    }

    [Fact]
    public async Task Run_StepThatAnEarlierVersionGaveToTheHead_GoesBackToTheClerkAndIsShownToTheHead()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var number = await host.NewCaseAsync();
        foreach (var sql in (string[])[
            $"""UPDATE "WorkflowWaits" SET "Roles" = 'SchoolHead SchoolClerk', "EscalatedAt" = "StartedAt", "ActOn" = '2000-01-01' WHERE "ApplicationId" = (SELECT "Id" FROM "Applications" WHERE "Number" = '{number}')""",
            $"""UPDATE "Applications" SET "WaitsFor" = 'SchoolHead' WHERE "Number" = '{number}'"""])
        {
            await host.ExecuteAsync(sql);
        }

        await RunAsync(host.Services);
        Assert.Equal(["SchoolClerk", "SchoolHead"], await TurnAsync(number));
        Assert.Empty(await host.QueryAsync($"""SELECT 1 FROM "StaffNotices" WHERE "CaseNumber" = '{number}' AND "Kind" = 'task-overdue'"""));
    }

    [Fact]
    public async Task Run_TwoHostsAtOnce_AdvanceEachOfAThousandCasesOnce()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        await using var second = host.WithWebHostBuilder(_ => { });
        var ids = await InsertWaitingAsync();
        host.Clock.SetAlmaty("2026-12-07 10:00");
        var advanced = await Task.WhenAll(Task.Run(() => RunAsync(host.Services)), Task.Run(() => RunAsync(second.Services)));

        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        var told = await db.StaffNotices.Where(notice => notice.Kind == NoticesBesideSteps.NotCollected).Select(notice => notice.ApplicationId).ToListAsync();
        Assert.Equal(ids, told.Where(ids.Contains).Order());
        Assert.True(advanced.Sum() >= Cases, $"The hosts say {advanced[0]} and {advanced[1]}.");
        Assert.Equal(Cases, await db.WorkflowInstances.CountAsync(instance => ids.Contains(instance.ApplicationId) && instance.Steps == 12));
        Assert.Equal(Cases, await db.WorkflowWaits.CountAsync(wait => ids.Contains(wait.ApplicationId) && wait.ActivityId == "collection-timer" && wait.ActOn == new DateOnly(2026, 12, 22)));
    }

    /// <summary>Whose move it is, and who sees it as overdue.</summary>
    private async Task<IReadOnlyList<string>> TurnAsync(string number) =>
        (await host.QueryAsync($"""SELECT "WaitsFor", "EscalatedTo" FROM "Applications" WHERE "Number" = '{number}'"""))[0];

    private static async Task<int> RunAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkflowTimers>().RunAsync(CancellationToken.None);
    }

    /// <summary>Cases whose duplicates lie ready, as the database holds them.</summary>
    private async Task<List<Guid>> InsertWaitingAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>(), host.Clock.GetUtcNow());
        var graph = (await scope.ServiceProvider.GetRequiredService<WorkflowTypes>().CurrentAsync(CancellationToken.None))!;
        var ids = Enumerable.Range(0, Cases).Select(_ => Guid.CreateVersion7()).Order().ToList();
        foreach (var (id, index) in ids.Select((id, index) => (id, index)))
        {
            db.Applications.Add(new ApplicationRow { Id = id, Number = $"{index:D9}", IsOpen = true, OfficeId = Demo.AstanaSchool, ApplicantKey = "-", AccountKey = "-", LearnerKey = "-", LearnerName = "-", LearnerNameFolded = "-", SubmittedAt = now, Version = 9, WaitsFor = "SchoolClerk" });
            var instance = WorkflowChanges.NewInstance(id, Demo.AstanaSchool, graph, now);
            instance.Steps = 10;
            foreach (var (activity, roles, actOn) in ((string, string, DateOnly?)[])[("hand-over", "SchoolClerk SchoolHead", null), ("collection-timer", string.Empty, new DateOnly(2026, 12, 4))])
            {
                instance.Waits.Add(new() { Id = Guid.CreateVersion7(), ApplicationId = id, ActivityId = activity, Roles = roles, OfficeId = Demo.AstanaSchool, StartedAt = now, DueOn = actOn, ActOn = actOn });
            }

            db.WorkflowInstances.Add(instance);
        }

        await db.SaveChangesAsync();
        return ids;
    }
}
