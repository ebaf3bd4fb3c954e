using Duplicates.Service.Data;
using Duplicates.Service.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Duplicates.Service.Tests.Storage;

/// <summary>Content that was stored when there were no versions yet is public after the upgrade as it was before.</summary>
public sealed class ContentMigrationTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-old-");
    private TestDatabase? _database;

    [Fact]
    public Task Upgrade_OnSqlite_KeepsWhatWasPublic()
    {
        _database = new SqliteTestDatabase();
        var connection = _database.ConnectionString(_folder.FullName);
        return UpgradeAsync(new SqliteDuplicatesDbContext(new DbContextOptionsBuilder<SqliteDuplicatesDbContext>().UseSqlite(connection).Options), new SqliteHost(), connection);
    }

    [Fact]
    public Task Upgrade_OnPostgreSql_KeepsWhatWasPublic()
    {
        _database = new PostgreSqlTestDatabase();
        var connection = _database.ConnectionString(_folder.FullName);
        return UpgradeAsync(new PostgreSqlDuplicatesDbContext(new DbContextOptionsBuilder<PostgreSqlDuplicatesDbContext>().UseNpgsql(connection).Options), new PostgreSqlHost(), connection);
    }

    public async ValueTask DisposeAsync()
    {
        await (_database?.DropAsync() ?? Task.CompletedTask);
        _folder.Delete(recursive: true);
    }

    private static async Task UpgradeAsync(DuplicatesDbContext old, ServiceHost host, string connection)
    {
        await using (old)
        {
            var migrations = old.Database.GetMigrations().ToList();
            await old.GetService<IMigrator>().MigrateAsync(migrations[migrations.FindIndex(name => name.EndsWith("_ContentVersions", StringComparison.Ordinal)) - 1]);
            foreach (var (language, title) in ((string, string)[])[("kk", "Ескі бет"), ("ru", "Старая страница")])
            {
                await old.Database.ExecuteSqlRawAsync(
                    """INSERT INTO "ContentItems" ("ContentItemId", "ContentType", "LocalizationSet", "Culture", "Path", "Data", "StoredAt") VALUES ({0}, 'InfoPage', 'oldset', {1}, {2}, {3}, {4})""",
                    $"old{language}", language, $"{language}/eski", Item(language, title), new DateTimeOffset(2026, 3, 1, 5, 0, 0, TimeSpan.Zero).UtcDateTime);
            }
        }

        await using (host.With("Database", connection))
        {
            using var visitor = host.NewVisitor();
            foreach (var (language, title) in ((string, string)[])[("kk", "Ескі бет"), ("ru", "Старая страница")])
            {
                await visitor.GetAsync($"/{language}/eski");
                Assert.Equal(title, visitor.Heading);
            }

            Assert.Equal(
                ["oldkk|1|1|1|Ескі бет", "oldru|1|1|1|Старая страница"],
                (await host.QueryAsync("""SELECT "ContentItemId", "Number", CASE WHEN "Published" THEN 1 ELSE 0 END, "Meaning", "DisplayText" FROM "ContentVersions" WHERE "SetId" = 'oldset' ORDER BY "ContentItemId" """)).Select(row => string.Join('|', row)),
                StringComparer.Ordinal);
            using var editor = await host.StaffAsync(Demo.Editor);
            await editor.GetAsync("/kk/editor/items/oldset");
            Assert.Contains(Said.In("kk", "editor.standing.Public"), editor.Main, StringComparison.Ordinal);
        }
    }

    private static string Item(string language, string title) => $$$"""
        {"ContentItemId":"old{{{language}}}","ContentItemVersionId":"oldversion{{{language}}}","ContentType":"InfoPage","DisplayText":"{{{title}}}","Latest":true,"Published":true,"ModifiedUtc":"2026-03-01T05:00:00Z",
         "TitlePart":{"Title":"{{{title}}}"},"LocalizationPart":{"LocalizationSet":"oldset","Culture":"{{{language}}}"},"AutoroutePart":{"Path":"{{{language}}}/eski"},
         "InfoPagePart":{"Summary":{"Text":"."}},"MarkdownBodyPart":{"Markdown":"**"}}
        """;
}
