using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Casework;
using Duplicates.Service.Data;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Workflows;

public sealed class WorkflowTestsOnSqlite(SqliteHost host) : WorkflowTests(host), IClassFixture<SqliteHost>;

public sealed class WorkflowTestsOnPostgreSql(PostgreSqlHost host) : WorkflowTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The process of a case is stored with the case, survives, and is advanced by one at a time.</summary>
public abstract class WorkflowTests(ServiceHost host)
{
    private static readonly Actor Clerk = new("clerk", "Clerk", ActorRole.SchoolClerk);

    [Fact]
    public async Task Case_LedThroughTheOffice_TakesItsProcessAlong()
    {
        var number = await host.NewCaseAsync();
        Assert.Equal(("take-up", "SchoolClerk"), await PlaceAsync(number));
        await host.ProposeApprovalAsync(number);
        Assert.Equal(("decide-approval", "SchoolHead"), await PlaceAsync(number));
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        foreach (var action in (string[])["approve", "prepare", "ready", "hand-over"])
        {
            await head.DoAsync(number, action);
        }

        Assert.Equal((string.Empty, string.Empty), await PlaceAsync(number));
        Assert.Equal("True", await FinishedAsync(number));
    }

    [Fact]
    public async Task Withdrawal_OfAWaitingCase_EndsItsProcess()
    {
        using var applicant = host.NewVisitor();
        var number = await applicant.ApplyAsync(host, host.NewPerson());
        await applicant.GetAsync($"/kk/my/{number}");
        await applicant.SubmitAsync();
        Assert.Equal((string.Empty, string.Empty), await PlaceAsync(number));
        Assert.Equal("True", await FinishedAsync(number));
    }

    [Fact]
    public async Task Process_AfterARestart_GoesOnWhereItWas()
    {
        var number = await host.NewCaseAsync();
        using (var clerk = await host.StaffAsync(Demo.AlmatyClerk))
        {
            await clerk.DoAsync(number, "start");
        }

        await using var restarted = host.WithWebHostBuilder(_ => { });
        using var later = Visitor.At(restarted);
        await later.SignInAsStaffAsync(Demo.AlmatyClerk);
        await later.DoAsync(number, "search");
        Assert.Equal(("propose", "SchoolClerk"), await PlaceAsync(number));
        await later.GetAsync($"/ru/staff/cases/{number}/workflow");
        Assert.Contains("Предложить решение", later.Find("[aria-current=step]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_FiftyTimesAtOnce_OneWins()
    {
        var number = await host.NewCaseAsync();
        var application = await ReadAsync(number);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ => await TryResumeAsync(application)));
        Assert.Equal(1, outcomes.Count(won => won));
        Assert.Equal(("search", "SchoolClerk"), await PlaceAsync(number));
    }

    [Theory]
    [InlineData("Approve", ActorRole.SchoolHead)]
    [InlineData("StartReview", ActorRole.CorporationOperator)]
    public async Task Resume_WhatIsNotAwaited_IsRefused(string action, ActorRole role)
    {
        var application = await ReadAsync(await host.NewCaseAsync());
        await using var scope = host.Services.CreateAsyncScope();
        await Assert.ThrowsAsync<ActionNotAwaitedException>(() => scope.ServiceProvider.GetRequiredService<ICaseProcess>()
            .ResumeAsync(application, action, new("somebody", "Somebody", role), CancellationToken.None));
    }

    [Fact]
    public async Task CatchUp_CasesWithoutAProcess_ArePlacedWhereTheyWere()
    {
        var numbers = new List<string>();
        for (var index = 0; index < 4; index++)
        {
            numbers.Add(await host.NewCaseAsync());
        }

        await host.ProposeApprovalAsync(numbers[1]);
        await host.BringThroughAsync(numbers[2], "ready");
        using (var clerk = await host.StaffAsync(Demo.AlmatyClerk))
        {
            await clerk.DoAsync(numbers[3], "start");
            await clerk.DoAsync(numbers[3], "redirect");
        }

        var before = await PlacesAsync(numbers);
        foreach (var table in (string[])["WorkflowSteps", "WorkflowWaits", "WorkflowInstances"])
        {
            await host.ExecuteAsync($"DELETE FROM \"{table}\"");
        }

        await host.ExecuteAsync("""UPDATE "Applications" SET "WaitsFor" = NULL""");
        host.Services.GetRequiredService<WorkflowCatchUpState>().Done = null;
        await using var scope = host.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<WorkflowCatchUp>().RunAsync(CancellationToken.None) >= numbers.Count);
        Assert.Equal(before, await PlacesAsync(numbers));
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<WorkflowCatchUp>().RunAsync(CancellationToken.None));
    }

    private async Task<bool> TryResumeAsync(DuplicateApplication application)
    {
        await using var scope = host.Services.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<ICaseProcess>().ResumeAsync(application, nameof(NextAction.StartReview), Clerk, CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().SaveChangesAsync();
            return true;
        }
        catch (Exception exception) when (exception is DbUpdateException or ActionNotAwaitedException)
        {
            return false;
        }
    }

    private async Task<DuplicateApplication> ReadAsync(string number)
    {
        var id = (await host.QueryAsync($"""SELECT "Id" FROM "Applications" WHERE "Number" = '{number}'"""))[0][0];
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ApplicationStore>().FindAsync(Guid.Parse(id), CancellationToken.None))!;
    }

    /// <summary>Where a case waits, and for whom.</summary>
    private async Task<(string Activities, string Role)> PlaceAsync(string number)
    {
        var waits = await host.QueryAsync($"""
            SELECT w."ActivityId" FROM "WorkflowWaits" w JOIN "Applications" a ON a."Id" = w."ApplicationId" WHERE a."Number" = '{number}' ORDER BY 1
            """);
        var role = await host.QueryAsync($"""SELECT "WaitsFor" FROM "Applications" WHERE "Number" = '{number}'""");
        return (string.Join(' ', waits.Select(row => row[0])), role[0][0]);
    }

    private async Task<List<string>> PlacesAsync(IEnumerable<string> numbers)
    {
        var places = new List<string>();
        foreach (var number in numbers)
        {
            var rows = await host.QueryAsync($"""
                SELECT w."ActivityId", w."Roles", w."OfficeId", w."DueOn", a."WaitsFor" FROM "WorkflowWaits" w JOIN "Applications" a ON a."Id" = w."ApplicationId"
                WHERE a."Number" = '{number}' ORDER BY 1
                """);
            places.Add(string.Join('\n', rows.Select(row => string.Join('|', row))));
        }

        return places;
    }

    private async Task<string> FinishedAsync(string number) => Convert.ToBoolean(
        (await host.QueryAsync($"""
            SELECT CASE WHEN i."IsFinished" THEN 'true' ELSE 'false' END FROM "WorkflowInstances" i JOIN "Applications" a ON a."Id" = i."ApplicationId" WHERE a."Number" = '{number}'
            """))[0][0],
        CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}
