using System.Data.Common;
using System.Text.Json.Nodes;
using Duplicates.Domain.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Content;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Storage;

public sealed class AuditTestsOnSqlite(SqliteHost host) : AuditTests(host), IClassFixture<SqliteHost>;

public sealed class AuditTestsOnPostgreSql(PostgreSqlHost host) : AuditTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The audit log is a chain: whoever changes an entry is found out at that entry.</summary>
public abstract class AuditTests(ServiceHost host)
{
    [Theory]
    [InlineData("Subject", "'000000000'")]
    [InlineData("ActorId", "'somebody else'")]
    [InlineData("Action", "'StaffSignedIn'")]
    [InlineData("Hash", "'0000000000000000000000000000000000000000000000000000000000000000'")]
    public async Task Verify_EntryChanged_FindsIt(string column, string value)
    {
        await FillAsync();
        Assert.Null(await BrokenEntryAsync());
        var entry = (await host.QueryAsync("""SELECT MIN("Sequence") FROM "AuditEntries" WHERE "Action" = 'CaseDenied'"""))[0][0];
        var before = (await host.QueryAsync($"""SELECT "{column}" FROM "AuditEntries" WHERE "Sequence" = {entry}"""))[0][0];
        Assert.Equal(1, await host.ExecuteAsync($"""UPDATE "AuditEntries" SET "{column}" = {value} WHERE "Sequence" = {entry}"""));
        Assert.Equal(entry, (await BrokenEntryAsync())?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await host.ExecuteAsync($"""UPDATE "AuditEntries" SET "{column}" = '{before}' WHERE "Sequence" = {entry}""");
        Assert.Null(await BrokenEntryAsync());
    }

    [Fact]
    public async Task Verify_EntryMissing_FindsThePlace()
    {
        await FillAsync();
        await host.ExecuteAsync("""UPDATE "AuditEntries" SET "Sequence" = -2 WHERE "Sequence" = 2""");
        try
        {
            Assert.NotNull(await BrokenEntryAsync());
        }
        finally
        {
            await host.ExecuteAsync("""UPDATE "AuditEntries" SET "Sequence" = 2 WHERE "Sequence" = -2""");
        }
    }

    [Fact]
    public async Task Append_ManyAtOnce_KeepsTheChainWhole()
    {
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var response = await clerk.SendAsync(HttpMethod.Get, $"/kk/staff/cases/{number}");
            Assert.True(response.IsSuccessStatusCode);
        }));
        Assert.Equal(8, (await host.AuditAsync(number)).Count);
        Assert.Null(await BrokenEntryAsync());
    }

    [Fact]
    public async Task Append_OnTwoHostsFortyAtOnce_KeepsTheChainWholeAndIsNoError()
    {
        await using var second = host.SecondHost();
        var before = (await host.CountAsync("AuditEntries"), host.Errors.All.Count);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            await using var scope = (number % 2 == 0 ? host : second).Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AuditLog>().AppendAsync(new("race", "race", ActorRole.Applicant), AuditAction.CaseDenied, "race", CancellationToken.None);
        }));
        Assert.Equal(before.Item1 + 40, await host.CountAsync("AuditEntries"));
        Assert.Null(await BrokenEntryAsync());
        Assert.Equal(before.Count, host.Errors.All.Count);
    }

    [Theory]
    [InlineData(Demo.AlmatyHead, "SchoolHead")]
    [InlineData(Demo.Editor, "MinistryEditor")]
    [InlineData(Demo.Administrator, "Administrator")]
    public async Task SignIn_OfStaff_IsOfThePersonInTheRoleOfTheAccount(string email, string role)
    {
        using var person = await host.StaffAsync(email);
        Assert.Equal(
            role,
            (await host.QueryAsync($"""SELECT "ActorRole" FROM "AuditEntries" WHERE "Action" = 'StaffSignedIn' AND "ActorId" = (SELECT "Id" FROM "AspNetUsers" WHERE "Email" = '{email}') ORDER BY "Sequence" DESC"""))[0][0]);
    }

    [Fact]
    public async Task Append_InARoleInWhichNobodyDoesThat_IsRefused()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<AuditLog>();
        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync(Actor.Service, AuditAction.ContentPublished, "set", CancellationToken.None));
    }

    [Fact]
    public async Task Act_ItsEntryCannotBeWritten_IsNotDone()
    {
        const string set = "4unrecordedunrecorded00000";
        var draft = new ContentDraft(null, JsonNode.Parse("""{"ContentItemId":"4unrecordedunrecordedkk000","ContentType":"InfoPage","LocalizationPart":{"LocalizationSet":"4unrecordedunrecorded00000","Culture":"kk"}}""")!.AsObject(), ContentChange.Substantial);
        await host.ExecuteAsync("""ALTER TABLE "AuditEntries" RENAME TO "AuditEntriesAway" """);
        try
        {
            await Assert.ThrowsAnyAsync<DbException>(SaveAsync);
        }
        finally
        {
            await host.ExecuteAsync("""ALTER TABLE "AuditEntriesAway" RENAME TO "AuditEntries" """);
        }

        Assert.Empty(await host.QueryAsync($"""SELECT 1 FROM "ContentVersions" WHERE "SetId" = '{set}'"""));
        Assert.IsType<ContentOutcome.Done>(await SaveAsync());

        async Task<ContentOutcome> SaveAsync()
        {
            await using var scope = host.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ContentStore>().SaveAsync(set, [draft], new("editor", "Editor"), autosaved: false, CancellationToken.None);
        }
    }

    /// <summary>A sign-in, a read and a refused read.</summary>
    private async Task FillAsync()
    {
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        using var stranger = await host.StaffAsync(Demo.AstanaClerk);
        await stranger.GetAsync($"/kk/staff/cases/{number}");
    }

    private async Task<long?> BrokenEntryAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAuditVerification>().FindBrokenEntryAsync(CancellationToken.None);
    }
}
