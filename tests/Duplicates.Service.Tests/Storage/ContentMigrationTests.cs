using Duplicates.Service.Data;
using Duplicates.Service.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Duplicates.Service.Tests.Storage;

/// <summary>Content that was stored when there were no versions yet is public after the upgrade as it was before.</summary>
public sealed class ContentMigrationTests : IAsyncDisposable
{
    private static readonly (string Language, string Title)[] Pages = [("kk", "Ескі бет"), ("ru", "Старая страница")];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-old-");
    private TestDatabase? _database;

    [Fact]
    public Task Upgrade_OnSqlite_KeepsWhatWasPublic() => UpgradeAsync(
        new SqliteTestDatabase(),
        new SqliteHost(),
        connection => new SqliteDuplicatesDbContext(new DbContextOptionsBuilder<SqliteDuplicatesDbContext>().UseSqlite(connection).Options));

    [Fact]
    public Task Upgrade_OnPostgreSql_KeepsWhatWasPublic() => UpgradeAsync(
        new PostgreSqlTestDatabase(),
        new PostgreSqlHost(),
        connection => new PostgreSqlDuplicatesDbContext(new DbContextOptionsBuilder<PostgreSqlDuplicatesDbContext>().UseNpgsql(connection).Options));

    public async ValueTask DisposeAsync()
    {
        await (_database?.DropAsync() ?? Task.CompletedTask);
        _folder.Remove();
    }

    private async Task UpgradeAsync(TestDatabase database, ServiceHost host, Func<string, DuplicatesDbContext> open)
    {
        _database = database;
        var connection = database.ConnectionString(_folder.FullName);
        await using (var old = open(connection))
        {
            await FillAsync(old);
        }

        await using (host)
        {
            await using var upgraded = host.WithWebHostBuilder(builder => builder.UseSetting("Duplicates:Database", connection));
            using var visitor = Visitor.At(upgraded);
            foreach (var (language, title) in Pages)
            {
                await visitor.GetAsync($"/{language}/eski");
                Assert.Equal(title, visitor.Heading);
            }
        }

        await using var now = open(connection);
        var versions = await now.ContentVersions.Where(row => row.SetId == "oldset").OrderBy(row => row.ContentItemId).ToListAsync();
        Assert.Equal(
            ["oldkk 1 True True 1 Ескі бет", "oldru 1 True True 1 Старая страница"],
            versions.Select(row => $"{row.ContentItemId} {row.Number} {row.Published} {row.Latest} {row.Meaning} {row.DisplayText}"),
            StringComparer.Ordinal);
    }

    /// <summary>A database as it was before the migration, with one page in both languages.</summary>
    private static async Task FillAsync(DuplicatesDbContext old)
    {
        var migrations = old.Database.GetMigrations().ToList();
        await old.GetService<IMigrator>().MigrateAsync(migrations[migrations.FindIndex(name => name.EndsWith("_ContentVersions", StringComparison.Ordinal)) - 1]);
        foreach (var (language, title) in Pages)
        {
            await old.Database.ExecuteSqlRawAsync(
                """INSERT INTO "ContentItems" ("ContentItemId", "ContentType", "LocalizationSet", "Culture", "Path", "Data", "StoredAt") VALUES ({0}, 'InfoPage', 'oldset', {1}, {2}, {3}, {4})""",
                $"old{language}", language, $"{language}/eski", Item(language, title), new DateTime(2026, 3, 1, 5, 0, 0, DateTimeKind.Utc));
        }
    }

    private static string Item(string language, string title) => $$$"""
        {"ContentItemId":"old{{{language}}}","ContentItemVersionId":"oldversion{{{language}}}","ContentType":"InfoPage","DisplayText":"{{{title}}}","Latest":true,"Published":true,"ModifiedUtc":"2026-03-01T05:00:00Z",
         "TitlePart":{"Title":"{{{title}}}"},"LocalizationPart":{"LocalizationSet":"oldset","Culture":"{{{language}}}"},"AutoroutePart":{"Path":"{{{language}}}/eski"},
         "InfoPagePart":{"Summary":{"Text":"."}},"MarkdownBodyPart":{"Markdown":"**"}}
        """;
}
