using System.Data.Common;
using System.Text.RegularExpressions;
using Duplicates.Service.Data;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Storage;

/// <summary>
/// The service stays fast with a million cases because nothing reads a table that grows from end to end. Every statement of the
/// usual pages and of the background work is put before SQLite, which says how it would go about it.
/// </summary>
public sealed partial class QueryPlanTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Fact]
    public async Task Statements_OfPagesAndBackgroundWork_ReadNoGrowingTableAsAWhole()
    {
        var watch = new StatementWatch();
        await using var watched = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.ConfigureDbContext<SqliteDuplicatesDbContext>(options => options.AddInterceptors(watch))));
        await UsualWork.LeadACaseThroughAsync(host, watched);
        foreach (var job in watched.Services.GetServices<BackgroundJob>())
        {
            await watched.RunJobAsync(job.Name);
        }

        var whole = new List<string>();
        await using var scope = watched.Services.CreateAsyncScope();
        var connection = (SqliteConnection)scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().Database.GetDbConnection();
        await connection.OpenAsync();
        foreach (var (sql, parameters) in watch.Statements)
        {
            whole.AddRange((await WholeTablesAsync(connection, sql, parameters)).Select(table => $"{table}: {sql}"));
        }

        Assert.True(watch.Statements.Count > 100, "The watch sees the statements.");
        Assert.Empty(whole);
    }

    /// <summary>The growing tables that SQLite would read from end to end; a few rows from the end of an index are no such reading.</summary>
    private static async Task<IReadOnlyList<string>> WholeTablesAsync(SqliteConnection connection, string sql, IReadOnlyList<DbParameter> parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        command.Parameters.AddRange(parameters.Select(parameter => new SqliteParameter(parameter.ParameterName, parameter.Value)));
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(reader.GetOrdinal("detail")));
        }

        var isSorted = plan.Exists(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        if (!isSorted && sql.Contains("LIMIT", StringComparison.Ordinal) && (!sql.Contains("WHERE", StringComparison.Ordinal) || !plan.Exists(step => step.StartsWith("SCAN", StringComparison.Ordinal))))
        {
            return [];
        }

        var tables = TableWithAlias().Matches(sql).ToLookup(match => match.Groups["alias"].Value, match => match.Groups["table"].Value, StringComparer.Ordinal);
        return [.. plan.Select(step => Scan().Match(step)).Where(match => match.Success).SelectMany(match => tables[match.Groups["alias"].Value]).Where(table => !UsualWork.SmallTables.Contains(table))];
    }

    [GeneratedRegex("\"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableWithAlias();

    // The whole table, or all that one office or one state has of it in order to sort it.
    [GeneratedRegex(@"^(SCAN (?<alias>\w+)|SEARCH (?<alias>\w+) .*\((OfficeId|IsOpen|State)=\?\)$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scan();
}
