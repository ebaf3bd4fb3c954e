using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Duplicates.Service.Data;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Storage;

/// <summary>
/// The service stays fast with a million cases because nothing reads a table that grows from end to end. Every statement of the
/// usual pages and of the background work is put before SQLite, which says how it would go about it.
/// </summary>
public sealed partial class QueryPlanTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    /// <summary>Tables that stay small however long the service runs; every other table may not be read as a whole.</summary>
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "CalendarRuns", "ContentItems", "DueWarningDays", "ImportedRecipes", "WorkflowTypes",

        // one line for a school and a year
        "LetterCounters", "RegisterCounters",

        // swept every hour
        "Drafts", "OneTimeCodes", "SignInChallenges",

        // read for one school, when a recipe brings blanks and when the balance is told
        "BlankMovements", "Blanks",
    };

    /// <summary>The newest messages, which the test itself reads for the codes and a developer in Development: no page of the service.</summary>
    private const string NewestMessages = "ORDER BY \"o\".\"CreatedAt\" DESC";

    [Fact]
    public async Task Statements_OfPagesAndBackgroundWork_ReadNoGrowingTableAsAWhole()
    {
        var watch = new StatementWatch();
        await using var watched = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.ConfigureDbContext<SqliteDuplicatesDbContext>(options => options.AddInterceptors(watch))));
        await LeadACaseThroughAsync(watched);
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

    private async Task LeadACaseThroughAsync(WebApplicationFactory<Program> watched)
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        using var citizen = Visitor.At(watched);
        var number = await citizen.ApplyAsync(host, person);
        using var clerk = Visitor.At(watched);
        await clerk.SignInAsStaffAsync(Demo.AlmatyClerk);
        using var head = Visitor.At(watched);
        await head.SignInAsStaffAsync(Demo.AlmatyHead);
        foreach (var action in (string[])["start", "search", "propose", "approve", "prepare", "ready", "hand-over"])
        {
            await (action is "approve" or "ready" ? head : clerk).DoAsync(number, action);
        }

        var code = (await host.QueryAsync("""SELECT "VerificationCode" FROM "CertificateDuplicates" """))[0][0];
        await OpenAsync(citizen, "my", $"my/{number}", $"my/{number}/documents/receipt", "my/sessions", $"verify/{code}");
        await citizen.GetAsync("/kk/track");
        await citizen.SubmitAsync(("Number", number), ("LastFour", person.LastFour));
        string[] tabs = ["Open", "Mine", "Turn", "Unclaimed", "Waiting", "Soon", "Overdue", "Done"];
        await OpenAsync(clerk, [.. tabs.SelectMany(tab => new[] { $"staff?tab={tab}", $"staff?tab={tab}&after=2026-11-20_80000000000000000000000000000000" })]);
        await OpenAsync(clerk, $"staff/cases/{number}", "staff/register", "staff/register?q=1", $"staff/register?q={Uri.EscapeDataString("гүл")}", "staff/blanks", "staff/complaints");
        foreach (var sought in (string[])[number, person.Iin, person.Surname, $"{person.Surname} {person.GivenName}"])
        {
            await clerk.GetAsync("/kk/staff");
            await clerk.SubmitFormAsync("form[role=search]", ("Sought", sought));
        }
    }

    private static async Task OpenAsync(Visitor visitor, params string[] pages)
    {
        foreach (var page in pages)
        {
            await visitor.GetAsync($"/kk/{page}");
        }
    }

    /// <summary>The growing tables that SQLite would read from end to end; a few rows from the end of an index are no such reading.</summary>
    private static async Task<IReadOnlyList<string>> WholeTablesAsync(SqliteConnection connection, string sql, IReadOnlyList<SqliteParameter> parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        command.Parameters.AddRange(parameters);
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
        return [.. plan.Select(step => Scan().Match(step)).Where(match => match.Success).SelectMany(match => tables[match.Groups["alias"].Value]).Where(table => !Small.Contains(table))];
    }

    [GeneratedRegex("\"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableWithAlias();

    // The whole table, or all that one office or one state has of it in order to sort it.
    [GeneratedRegex(@"^(SCAN (?<alias>\w+)|SEARCH (?<alias>\w+) .*\((OfficeId|IsOpen|State)=\?\)$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scan();

    /// <summary>Remembers every statement that reads, with values of its parameters.</summary>
    private sealed class StatementWatch : DbCommandInterceptor
    {
        private static readonly string[] Readers = ["SELECT", "UPDATE", "DELETE", "WITH"];

        public ConcurrentDictionary<string, IReadOnlyList<SqliteParameter>> Statements { get; } = new(StringComparer.Ordinal);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Remember(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Remember(command);
            return ValueTask.FromResult(result);
        }

        private void Remember(DbCommand command)
        {
            if (Readers.Any(verb => command.CommandText.StartsWith(verb, StringComparison.Ordinal)) && !command.CommandText.Contains(NewestMessages, StringComparison.Ordinal))
            {
                Statements.TryAdd(command.CommandText, [.. command.Parameters.Cast<SqliteParameter>().Select(parameter => new SqliteParameter(parameter.ParameterName, parameter.Value))]);
            }
        }
    }
}
