using Duplicates.Domain.People;
using Duplicates.Service.Protection;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Protection;

public sealed class ReadableDataTestsOnSqlite(SqliteHost host) : ReadableDataTests(host), IClassFixture<SqliteHost>;

public sealed class ReadableDataTestsOnPostgreSql(PostgreSqlHost host) : ReadableDataTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>What a stolen database tells: the names by which staff search, and nothing else that people said.</summary>
public abstract class ReadableDataTests(ServiceHost host)
{
    /// <summary>Columns in which names may be read; <c>docs/security.md</c> says why.</summary>
    private static readonly string[] Names = ["Applications.LearnerName", "Applications.LearnerNameFolded", "CaseNameWords.Word", "CertificateDuplicates.NamesFolded"];

    [Fact]
    public async Task Database_AfterEverythingThatPeopleDo_HoldsNamesOnlyWhereTheyAreSearched()
    {
        var lives = new PlantedLives(host);
        await lives.PlayAsync();
        await AssertHiddenAsync(host, lives);
    }

    [Fact]
    public void GuideOfSecurity_NamesEveryColumnOfBothKinds()
    {
        var guide = File.ReadAllText(Path.Combine(Repository(), "docs", "security.md"));
        Assert.All(ProtectedColumns.All.Select(column => $"{column.Table}.{column.Column}").Concat(Names), column => Assert.Contains($"`{column}`", guide, StringComparison.Ordinal));
    }

    internal static async Task AssertHiddenAsync(ServiceHost host, PlantedLives lives)
    {
        var names = lives.Names.Concat(lives.Names.Select(KazakhFolding.Fold)).Distinct(StringComparer.Ordinal).ToList();
        List<string> others = [.. lives.Identifiers, .. lives.Words];
        var found = new List<string>();
        foreach (var table in await host.TablesAsync())
        {
            foreach (var (column, value) in await host.DumpAsync(table))
            {
                var planted = Names.Contains($"{table}.{column}", StringComparer.Ordinal) ? others : others.Concat(names);
                found.AddRange(planted.Where(word => value.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{table}.{column}: {word}"));
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Duplicates.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder.FullName;
    }
}
