using Duplicates.Service.Accounts;
using Duplicates.Service.Audit;
using Duplicates.Service.Tests.Accounts;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Tests.Protection;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Storage;

public sealed class HistorySealTestsOnSqlite(SqliteHost host) : HistorySealTests(host), IClassFixture<SqliteHost>;

public sealed class HistorySealTestsOnPostgreSql(PostgreSqlHost host) : HistorySealTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The audit log answers for the histories: a row that is changed, removed or copied from elsewhere is found.</summary>
public abstract class HistorySealTests(ServiceHost host)
{
    private const string SealsJob = "seals of histories";

    [Fact]
    public async Task Check_AfterEverythingThatPeopleDo_IsWholeAndFindsWhateverIsDoneToTheRows()
    {
        var lives = new PlantedLives(host);
        await lives.PlayAsync();
        await host.RunJobAsync(SealsJob);
        Assert.Empty(await ProblemsAsync());
        Assert.Equal("0", (await host.QueryAsync("""SELECT COUNT(*) FROM "ApplicationEvents" WHERE "SealedIn" IS NULL"""))[0][0]);

        var refused = await IdAsync(lives.Refused);
        var last = $"\"ApplicationId\" = '{refused}' AND \"Sequence\" = (SELECT MAX(\"Version\") FROM \"Applications\" WHERE \"Id\" = '{refused}')";
        await FindsAsync("ApplicationEvents", $"DELETE FROM \"ApplicationEvents\" WHERE {last}", "some were changed or removed");
        await FindsAsync("ApplicationEvents", $"DELETE FROM \"ApplicationEvents\" WHERE {last}", $"The case {lives.Refused} has lost or gained events.");
        await FindsAsync("ApplicationEvents", $"UPDATE \"ApplicationEvents\" SET \"Type\" = 'ApplicationApproved' WHERE {last}", "cannot be decrypted");
        await FindsAsync("ApplicationEvents", $"UPDATE \"ApplicationEvents\" SET \"At\" = '2026-11-01 00:00:00Z' WHERE {last}", "some were changed or removed");
        await FindsAsync("ApplicationEvents", $"UPDATE \"ApplicationEvents\" SET \"SealedIn\" = NULL WHERE {last}", "some were changed or removed");
        await FindsAsync(
            "ApplicationEvents",
            $"UPDATE \"ApplicationEvents\" SET \"Data\" = (SELECT \"Data\" FROM \"ApplicationEvents\" o WHERE o.\"ApplicationId\" = '{await IdAsync(lives.HandedOver)}' AND o.\"Sequence\" = 2) WHERE \"ApplicationId\" = '{refused}' AND \"Sequence\" = 2",
            $"Event 2 of the case {refused.ToLowerInvariant()} was changed or copied");
        await FindsAsync("ComplaintEvents", "DELETE FROM \"ComplaintEvents\" WHERE \"Type\" = 'ComplaintAnswered'", "complaint-events");
        await FindsAsync("Letters", "UPDATE \"Letters\" SET \"Sha256\" = 'another' WHERE \"Kind\" = 'Refusal'", "rows of letters");
    }

    [Fact]
    public async Task Seal_TwoHostsAtOnce_SealsEachRowOnce()
    {
        await host.NewCaseAsync();
        host.Clock.AdvancePastResend();
        await host.NewCaseAsync();
        await using var second = host.SecondHost();
        _ = second.Server;
        await Task.WhenAll(host.RunJobAsync(SealsJob), second.RunJobAsync(SealsJob));
        Assert.Empty(await ProblemsAsync());
        await host.RunJobAsync(SealsJob);
        Assert.Empty(await ProblemsAsync());
        Assert.Equal("0", (await host.QueryAsync("""SELECT COUNT(*) FROM "ApplicationEvents" WHERE "SealedIn" IS NULL"""))[0][0]);
    }

    [Fact]
    public async Task PhoneOfAnother_CopiedToACitizen_IsNotRead()
    {
        var (one, other) = (host.NewPerson(), host.NewPerson());
        await host.ConfirmPhoneAsync(one);
        await host.ConfirmPhoneAsync(other);
        await using var scope = host.Services.CreateAsyncScope();
        var (accounts, keys) = (scope.ServiceProvider.GetRequiredService<CitizenAccounts>(), scope.ServiceProvider.GetRequiredService<Service.Protection.LookupKeys>());
        var (iin, key, otherKey) = (Domain.People.Iin.Parse(one.Iin), keys.Of(Domain.People.Iin.Parse(one.Iin)), keys.Of(Domain.People.Iin.Parse(other.Iin)));
        Assert.Equal(one.Phone, (await accounts.FindConfirmedAsync(iin, CancellationToken.None))!.Value.Phone.E164);
        await host.ExecuteAsync($"""UPDATE "Citizens" SET "PhoneCipher" = (SELECT "PhoneCipher" FROM "Citizens" WHERE "IinKey" = '{otherKey}') WHERE "IinKey" = '{key}'""");
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => accounts.FindConfirmedAsync(iin, CancellationToken.None));
    }

    private async Task<string> IdAsync(string number) => (await host.QueryAsync($"""SELECT "Id" FROM "Applications" WHERE "Number" = '{number}'"""))[0][0];

    private async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IAuditVerification>().CheckAsync(null, CancellationToken.None)).Problems;
    }

    /// <summary>Does it, looks, and undoes it.</summary>
    private async Task FindsAsync(string table, string deed, string expected)
    {
        await host.ExecuteAsync($"CREATE TABLE \"Kept\" AS SELECT * FROM \"{table}\"");
        Assert.NotEqual(0, await host.ExecuteAsync(deed));
        var problems = await ProblemsAsync();
        await host.ExecuteAsync($"DELETE FROM \"{table}\"");
        await host.ExecuteAsync($"INSERT INTO \"{table}\" SELECT * FROM \"Kept\"");
        await host.ExecuteAsync("DROP TABLE \"Kept\"");
        Assert.True(problems.Any(problem => problem.Contains(expected, StringComparison.Ordinal)), $"{deed}: {string.Join('\n', problems)}");
        Assert.Empty(await ProblemsAsync());
    }
}
