using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Service.Audit;
using Duplicates.Service.Notifications;
using Duplicates.Service.Settings;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Tests.Storage;

public sealed class AuditHeadTestsOnSqlite(SqliteHost host) : AuditHeadTests(host), IClassFixture<SqliteHost>;

public sealed class AuditHeadTestsOnPostgreSql(PostgreSqlHost host) : AuditHeadTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>What no chain shows by itself: an end that was cut off, and a chain that was written anew from some entry on.</summary>
public abstract class AuditHeadTests(ServiceHost host)
{
    private const string HeadsJob = "heads of the audit log";

    [Fact]
    public async Task Check_NothingChanged_IsWholeAndCountsTheHeads()
    {
        await FillAsync(5);
        await SignAsync();
        var report = await CheckAsync();
        Assert.Empty(report.Problems);
        Assert.Equal(await host.CountAsync("AuditEntries"), report.Entries);
        Assert.InRange(report.Heads, 1, int.MaxValue);
    }

    [Theory]
    [InlineData("\"Sequence\" > (SELECT MAX(\"Sequence\") - 3 FROM \"Kept\")")]
    [InlineData("TRUE")]
    public async Task Check_EndCutOff_NamesTheFirstMissingEntry(string deleted)
    {
        await FillAsync(5);
        await SignAsync();
        await DisturbAsync(async () =>
        {
            await host.ExecuteAsync($"DELETE FROM \"AuditEntries\" WHERE {deleted}");
            Assert.Null(await BrokenEntryAsync()); // the chain alone says nothing
            Assert.Contains($"the first is entry {await host.CountAsync("AuditEntries") + 1};", Assert.Single((await CheckAsync()).Problems), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Check_EntryRemovedAndTheRestWrittenAnew_NamesWhereTheHeadsLeaveTheLog()
    {
        await FillAsync(3);
        await SignAsync();
        var confirmed = await host.CountAsync("AuditEntries");
        await FillAsync(6);
        await SignAsync();
        await FillAsync(2);
        await DisturbAsync(async () =>
        {
            await ForgeAsync(removed: confirmed + 2);
            Assert.Null(await BrokenEntryAsync());
            Assert.Contains($"the first bad entry is one of {confirmed + 1} to {confirmed + 6}", (await CheckAsync()).Problems[0], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Check_OldestEntriesRemovedAndTheRestWrittenAnew_IsFound()
    {
        await FillAsync(4);
        await SignAsync();
        await DisturbAsync(async () =>
        {
            await ForgeAsync(removed: 1);
            Assert.Null(await BrokenEntryAsync());
            Assert.NotEmpty((await CheckAsync()).Problems);
        });
    }

    [Fact]
    public async Task Check_HeadsTamperedWith_IsFound()
    {
        await FillAsync(1);
        await SignAsync();
        await FillAsync(1);
        await SignAsync();
        var lines = await File.ReadAllLinesAsync(HeadsFile);
        await CheckLinesAsync(lines[..^2].Append(lines[^1]), "does not follow");
        await CheckLinesAsync(lines[..^1].Append(lines[^1].Replace("\"entries\":", "\"entries\":1", StringComparison.Ordinal)), "is not signed");
        await CheckLinesAsync(lines.Append("{\"ordi"), "cannot be read");
        var gone = await CheckAsync(Path.Combine(host.DataFolder.FullName, "no-such.jsonl"));
        Assert.Contains("no file of heads", Assert.Single(gone.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_AfterALineThatAPowerCutBroke_GoesOnAndConfirmsIt()
    {
        await FillAsync(1);
        await SignAsync();
        await File.AppendAllTextAsync(HeadsFile, "{\"ordinal\":7,\"at");
        await FillAsync(1);
        await SignAsync();
        Assert.Empty((await CheckAsync()).Problems);
    }

    [Fact]
    public async Task Sign_NothingNew_AddsNothing()
    {
        await FillAsync(1);
        await SignAsync();
        var before = await File.ReadAllTextAsync(HeadsFile);
        await SignAsync();
        Assert.Equal(before, await File.ReadAllTextAsync(HeadsFile));
    }

    [Fact]
    public async Task Start_FileThatCannotBeWritten_NamesTheSetting()
    {
        DuplicatesOptions options = new() { DataPath = host.DataFolder.FullName, Audit = new() { HeadsFile = Path.Combine("test-file", "below-it.jsonl") } };
        await File.WriteAllTextAsync(Path.Combine(host.DataFolder.FullName, "test-file"), string.Empty);
        AuditRecord record = new(null!, null!, new(host.Services.GetRequiredService<IHostEnvironment>(), Options.Create(options)));
        var refused = await Assert.ThrowsAsync<SettingException>(() => record.RequireWritableAsync(CancellationToken.None));
        Assert.Contains("Duplicates:Audit:HeadsFile", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_SeveralHostsAtOnce_KeepsOneFileInOrder()
    {
        await using var second = host.SecondHost();
        _ = second.Server;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            await using var scope = (number % 2 == 0 ? host.Services : second.Services).CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AuditHeads>().SignAsync(AuditHeadCause.Start, CancellationToken.None);
        }));
        Assert.Empty((await CheckAsync()).Problems);
    }

    [Fact]
    public async Task Heads_WithThePublishedKey_CanBeCheckedByAnybody()
    {
        await FillAsync(1);
        await SignAsync();
        var head = AuditHead.Parse((await File.ReadAllLinesAsync(HeadsFile))[^1])!;
        Assert.Equal("enc-development", head.Key);
        await using var scope = host.Services.CreateAsyncScope();
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(scope.ServiceProvider.GetRequiredService<IAuditVerification>().PublicKeys[head.Key]), out _);
        Assert.True(key.VerifyData(head.SignedText(), Convert.FromBase64String(head.Signature), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void Keys_OfTheSettings_SignInPlaceOfTheDerivedOne()
    {
        DuplicatesOptions options = new()
        {
            Encryption = new() { CurrentKey = "a", Keys = { ["a"] = Convert.ToBase64String(new byte[32]) } },
            Audit = new() { CurrentKey = "own", Keys = { ["own"] = SigningKeys.NewPrivate() } },
        };
        using var keys = new AuditHeadKeys(Options.Create(options));
        var head = keys.Sign(new(1, DateTimeOffset.UnixEpoch, 0, "0", AuditHeadCause.Start, "host", "0", string.Empty, string.Empty));
        Assert.Equal(("own", true), (head.Key, keys.Verify(head)));
        Assert.False(keys.Verify(head with { Entries = 1 }));
        Assert.Null(keys.Verify(head with { Key = "another" }));
        Assert.Equal(["enc-a", "own"], keys.Published.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Letter_ToTheInspector_IsSentOnceInAnIntervalAndItsLineIsAHead()
    {
        await using var first = host.WithWebHostBuilder(builder => builder.UseSetting("Duplicates:Audit:InspectorEmail", "inspector@example.org"));
        await using var second = host.WithWebHostBuilder(builder => builder.UseSetting("Duplicates:Audit:InspectorEmail", "inspector@example.org"));
        await FillAsync(1);
        await Task.WhenAll(first.RunJobAsync(HeadsJob), second.RunJobAsync(HeadsJob));
        await first.RunJobAsync(HeadsJob);
        var letter = Assert.Single(await host.MessagesAsync(), message => message.Kind == AuditHeadLetters.Kind);
        Assert.Equal(("inspector@example.org", Said.In("kk", "audit.letter.subject")), (letter.Recipient, letter.Subject));
        var line = letter.Body.Trim().Split('\n')[^1];
        await CheckLinesAsync([line], null);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await second.RunJobAsync(HeadsJob);
        Assert.Equal(2, (await host.MessagesAsync()).Count(message => message.Kind == AuditHeadLetters.Kind));
    }

    private string HeadsFile => Path.Combine(host.DataFolder.FullName, "audit-heads.jsonl");

    /// <summary>Each about somebody else: a log of equal entries stays the same when one of them is removed.</summary>
    private async Task FillAsync(int entries)
    {
        await using var scope = host.Services.CreateAsyncScope();
        for (var number = 0; number < entries; number++)
        {
            await scope.ServiceProvider.GetRequiredService<IStaffAudit>().RecordFailedSignInAsync($"somebody-{Guid.NewGuid():N}", "Somebody", CancellationToken.None);
        }
    }

    private Task SignAsync() => host.RunJobAsync(HeadsJob);

    private async Task CheckLinesAsync(IEnumerable<string> lines, string? expected)
    {
        var file = Path.Combine(host.DataFolder.FullName, "other-heads.jsonl");
        await File.WriteAllLinesAsync(file, lines);
        var report = await CheckAsync(file);
        Assert.True(expected is null ? report.Problems.Count == 0 : report.Problems.Any(problem => problem.Contains(expected, StringComparison.Ordinal)), string.Join('\n', report.Problems));
    }

    private async Task<AuditReport> CheckAsync(string? headsFile = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAuditVerification>().CheckAsync(headsFile, CancellationToken.None);
    }

    private async Task<long?> BrokenEntryAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAuditVerification>().FindBrokenEntryAsync(CancellationToken.None);
    }

    /// <summary>Whatever is done to the log is undone afterwards.</summary>
    private async Task DisturbAsync(Func<Task> disturb)
    {
        await host.ExecuteAsync("""CREATE TABLE "Kept" AS SELECT * FROM "AuditEntries" """);
        try
        {
            await disturb();
        }
        finally
        {
            await host.ExecuteAsync("""DELETE FROM "AuditEntries" """);
            await host.ExecuteAsync("""INSERT INTO "AuditEntries" SELECT * FROM "Kept" """);
            await host.ExecuteAsync("""DROP TABLE "Kept" """);
        }
    }

    /// <summary>Takes an entry out and makes the chain whole again, as anybody can who writes to the database.</summary>
    private async Task ForgeAsync(long removed)
    {
        await host.ExecuteAsync($"""DELETE FROM "AuditEntries" WHERE "Sequence" >= {removed}""");
        var previous = (await host.QueryAsync($"""SELECT "Hash" FROM "AuditEntries" WHERE "Sequence" = {removed - 1}""")) is [var before, ..] ? before[0] : new string('0', 64);
        var later = await host.QueryAsync($"""SELECT "Sequence", "ActorId", "ActorRole", "Action", "Subject" FROM "Kept" WHERE "Sequence" > {removed} ORDER BY "Sequence" """);
        foreach (var row in later)
        {
            var sequence = long.Parse(row[0], CultureInfo.InvariantCulture) - 1;
            var at = new DateTime(2026, 11, 20, 5, 0, 0, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture);
            var text = string.Join('\n', sequence.ToString(CultureInfo.InvariantCulture), at, row[1], row[2], row[3], row[4], previous);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            await host.ExecuteAsync($"""
                INSERT INTO "AuditEntries" ("Sequence", "At", "ActorId", "ActorRole", "Action", "Subject", "PreviousHash", "Hash")
                VALUES ({sequence}, '2026-11-20 05:00:00Z', '{row[1]}', '{row[2]}', '{row[3]}', '{row[4]}', '{previous}', '{hash}')
                """);
            previous = hash;
        }
    }
}
