using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Duplicates.Service.Tests.Storage;

/// <summary>When there was one phone for an IIN, it saw every case of the IIN; after the upgrade it still does, and is confirmed where something speaks for it.</summary>
public sealed class AccountMigrationTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-accounts-");
    private TestDatabase? _database;

    [Fact]
    public Task Upgrade_OnSqlite_KeepsAccountsWithTheirCases() => UpgradeAsync(
        new SqliteTestDatabase(),
        connection => new SqliteDuplicatesDbContext(new DbContextOptionsBuilder<SqliteDuplicatesDbContext>().UseSqlite(connection).Options));

    [Fact]
    public Task Upgrade_OnPostgreSql_KeepsAccountsWithTheirCases() => UpgradeAsync(
        new PostgreSqlTestDatabase(),
        connection => new PostgreSqlDuplicatesDbContext(new DbContextOptionsBuilder<PostgreSqlDuplicatesDbContext>().UseNpgsql(connection).Options));

    public async ValueTask DisposeAsync()
    {
        await (_database?.DropAsync() ?? Task.CompletedTask);
        _folder.Remove();
    }

    private async Task UpgradeAsync(TestDatabase database, Func<string, DuplicatesDbContext> open)
    {
        _database = database;
        var connection = database.ConnectionString(_folder.FullName);
        await using (var old = open(connection))
        {
            await FillAsync(old);
            await old.Database.MigrateAsync();
        }

        await using var now = open(connection);
        var accounts = await now.Citizens.OrderBy(row => row.AccountKey).ToListAsync();
        Assert.Equal(
            [("by-code", "by-code", null), ("by-desk", "by-desk", PhoneProof.Desk), ("by-own-change", "by-own-change", null), ("by-signature", "by-signature", PhoneProof.Signature)],
            accounts.Select(row => (row.AccountKey, row.IinKey, row.ConfirmedBy)));
        Assert.Equal([("by-code", "by-code"), ("by-signature", "by-signature")], (await now.Applications.OrderBy(row => row.ApplicantKey).ToListAsync()).Select(row => (row.ApplicantKey, row.AccountKey)));
    }

    /// <summary>A database as it was before the migration.</summary>
    private static async Task FillAsync(DuplicatesDbContext old)
    {
        var migrations = old.Database.GetMigrations().ToList();
        await old.GetService<IMigrator>().MigrateAsync(migrations[migrations.FindIndex(name => name.EndsWith("_PhonesOfCitizens", StringComparison.Ordinal)) - 1]);
        var day = new DateTime(2026, 3, 1, 5, 0, 0, DateTimeKind.Utc);
        foreach (var key in (string[])["by-code", "by-desk", "by-own-change", "by-signature"])
        {
            await old.Database.ExecuteSqlRawAsync("""INSERT INTO "Citizens" ("IinKey", "PhoneKey", "LinkedAt") VALUES ({0}, {1}, {2})""", key, $"phone-{key}", day);
        }

        foreach (var (sequence, subject, role) in new[] { (1, "by-desk", "CorporationOperator"), (2, "by-own-change", "Applicant") })
        {
            await old.Database.ExecuteSqlRawAsync(
                """INSERT INTO "AuditEntries" ("Sequence", "At", "ActorId", "ActorRole", "Action", "Subject", "PreviousHash", "Hash") VALUES ({0}, {1}, 'x', {2}, 'PhoneChanged', {3}, '', '')""",
                sequence, day, role, subject);
        }

        foreach (var (key, method) in new[] { ("by-code", "OneTimePassword"), ("by-signature", "DigitalSignature") })
        {
            var id = Guid.NewGuid();
            await old.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO "Applications" ("Id", "State", "IsOpen", "OfficeId", "ApplicantKey", "LearnerKey", "LearnerName", "LearnerNameFolded", "Level", "Distinction", "Scope", "SubmittedAt", "AwaitsResult", "RefusalGrounds", "Version")
                VALUES ({0}, 'Registered', {2}, 'office', {1}, 'learner', '', '', 'GeneralSecondary', 'Ordinary', 'Certificate', {3}, {2}, 0, 1)
                """,
                id, key, true, day);
            await old.Database.ExecuteSqlRawAsync(
                """INSERT INTO "ApplicationEvents" ("ApplicationId", "Sequence", "Type", "Data", "At") VALUES ({0}, 2, 'ApplicationSubmitted', {1}, {2})""",
                id, $$$"""{"Content":{"ReasonDetails":"\"Method\":\"DigitalSignature\""},"Signature":{"Method":"{{{method}}}"}}""", day);
        }
    }
}
