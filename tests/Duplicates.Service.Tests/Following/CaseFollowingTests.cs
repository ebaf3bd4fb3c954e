using System.Collections.Concurrent;
using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Following;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Following;

public sealed class CaseFollowingTestsOnSqlite(SqliteHost host) : CaseFollowingTests(host), IClassFixture<SqliteHost>;

public sealed class CaseFollowingTestsOnPostgreSql(PostgreSqlHost host) : CaseFollowingTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A door with a store of its own hears of every change of a case until it has followed it.</summary>
public abstract class CaseFollowingTests(ServiceHost host)
{
    [Fact]
    public async Task Case_LedOn_IsFollowedWithItsStepsAndItsDuplicate()
    {
        var door = new RecordingFollower();
        await using var following = Following(door);
        var number = await ApplyAsync(following);
        await FollowAsync(following);
        Assert.Equal([ProcessMove.Begin], door.Newest(number).Steps.Select(step => step.Move));
        Assert.Equal(ApplicationState.Registered, door.Newest(number).State);
        Assert.NotNull(door.Newest(number).DueOn);

        await LeadAsync(following, number, Demo.AlmatyClerk, "start", "search", "propose");
        await LeadAsync(following, number, Demo.AlmatyHead, "approve", "prepare");
        await FollowAsync(following);
        var newest = door.Newest(number);
        Assert.Equal("StartReview RecordSearch Propose Approve Prepare", string.Join(' ', newest.Steps.Skip(1).Select(step => step.Action)));
        Assert.Equal(newest.Steps.Select(step => step.Version).Order(), newest.Steps.Select(step => step.Version));
        Assert.Null(newest.Steps[2].Proposal);
        Assert.Equal(ProposedOutcome.Approve, newest.Steps[3].Proposal);
        var duplicate = Assert.Single(newest.Duplicates);
        Assert.True(duplicate.IsValid);
        Assert.Equal("ЖОБ", duplicate.Series);

        await LeadAsync(following, number, Demo.AlmatyHead, "spoil");
        await FollowAsync(following);
        Assert.False(Assert.Single(door.Newest(number).Duplicates).IsValid);
        Assert.Equal("0", await NotedAsync(number));
    }

    [Fact]
    public async Task Duplicate_AnnulledToBeMadeAnew_BringsTheDoorBackBehindTheApproval()
    {
        var door = new RecordingFollower();
        await using var following = Following(door);
        var number = await ApplyAsync(following);
        await LeadAsync(following, number, Demo.AlmatyClerk, "start", "search", "propose");
        await LeadAsync(following, number, Demo.AlmatyHead, "approve", "prepare", "ready", "annul");
        await FollowAsync(following);
        var newest = door.Newest(number).Steps[^1];
        Assert.Equal(ProcessMove.BeginAnew, newest.Move);
        Assert.Equal("StartReview RecordSearch Propose Approve", string.Join(' ', newest.StillDone));
    }

    [Fact]
    public async Task Follower_Answer_SaysWhoseMoveItIs()
    {
        var door = new RecordingFollower { Turn = ServiceRoles.SchoolHead };
        await using var following = Following(door);
        var number = await ApplyAsync(following);
        await FollowAsync(following);
        Assert.Equal(ServiceRoles.SchoolHead, await ColumnAsync(number, "WaitsFor"));
    }

    [Fact]
    public async Task Follower_ThatFails_IsAskedAgainLaterAndLosesNothing()
    {
        var door = new RecordingFollower { Fails = true };
        await using var following = Following(door);
        var number = await ApplyAsync(following);
        await FollowAsync(following);
        Assert.Equal("1", await NotedAsync(number));

        door.Fails = false;
        await FollowAsync(following);
        Assert.Equal("1", await NotedAsync(number));

        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await FollowAsync(following);
        Assert.Equal("0", await NotedAsync(number));
        Assert.Single(door.Newest(number).Steps);
    }

    [Fact]
    public async Task Cases_FromBeforeTheDoor_AreFollowedWhenItAsks()
    {
        var number = await host.NewCaseAsync();
        Assert.Equal("0", await NotedAsync(number));
        var door = new RecordingFollower();
        await using var following = Following(door);
        await using (var scope = following.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ICaseFollowing>().NoteAllAsync(CancellationToken.None);
        }

        await FollowAsync(following);
        Assert.Equal(ApplicationState.Registered, door.Newest(number).State);
    }

    private WebApplicationFactory<Program> Following(RecordingFollower door) => host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        services.AddCaseFollower<RecordingFollower>().AddScoped<ICaseFollower>(_ => door)));

    private async Task<string> ApplyAsync(WebApplicationFactory<Program> following)
    {
        using var applicant = Visitor.At(following);
        return await applicant.ApplyAsync(host, host.NewPerson());
    }

    private static async Task LeadAsync(WebApplicationFactory<Program> following, string number, string email, params string[] actions)
    {
        using var officer = Visitor.At(following);
        await officer.SignInAsStaffAsync(email);
        foreach (var action in actions)
        {
            await officer.DoAsync(number, action);
        }
    }

    private static async Task FollowAsync(WebApplicationFactory<Program> following)
    {
        await using var scope = following.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<BackgroundJob>().Single(job => job.Name == "cases to follow").RunAsync(scope.ServiceProvider, CancellationToken.None);
    }

    private async Task<string> NotedAsync(string number) => (await host.QueryAsync($"""
        SELECT COUNT(*) FROM "CaseChanges" c JOIN "Applications" a ON a."Id" = c."ApplicationId" WHERE a."Number" = '{number}'
        """))[0][0];

    private async Task<string> ColumnAsync(string number, string column) =>
        (await host.QueryAsync($"""SELECT "{column}" FROM "Applications" WHERE "Number" = '{number}'"""))[0][0];

    private sealed class RecordingFollower : ICaseFollower
    {
        private readonly ConcurrentDictionary<string, FollowedCase> _newest = new(StringComparer.Ordinal);

        public bool Fails { get; set; }

        public string? Turn { get; init; }

        public FollowedCase Newest(string number) => _newest[number];

        public Task<string?> FollowAsync(FollowedCase followed, CancellationToken cancellationToken)
        {
            if (Fails)
            {
                throw new IOException("The store of the door is away.");
            }

            _newest[followed.Number] = followed;
            return Task.FromResult(Turn);
        }
    }
}
