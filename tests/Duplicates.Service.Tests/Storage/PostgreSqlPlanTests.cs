using System.Data.Common;
using System.Text.Json;
using Duplicates.Service.Data;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Duplicates.Service.Tests.Storage;

/// <summary>
/// What the service does by itself stays cheap on PostgreSQL however much there is. PostgreSQL plans by statistics, so its plans on an
/// empty database say nothing: every statement is carried out beside thousands of finished cases and thousands of waiting messages, when
/// the statistics know of what waits and when they do not yet, and the rows that it read are counted.
/// </summary>
public sealed class PostgreSqlPlanTests(PostgreSqlHost host) : IClassFixture<PostgreSqlHost>
{
    private const int Finished = 20_000;
    private const int Waiting = 60_000;

    /// <summary>Two batches of the largest kind.</summary>
    private const long MostRowsRead = 2_000;

    [Fact]
    public async Task BackgroundStatements_BesideManyFinishedAndManyWaiting_ReadFewRows()
    {
        host.WorksInBackground = false;
        var watch = new StatementWatch();
        await using var watched = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.ConfigureDbContext<PostgreSqlDuplicatesDbContext>(options => options.AddInterceptors(watch))));
        await UsualWork.LeadACaseThroughAsync(host, watched);
        watch.Statements.Clear();
        await RunAllJobsAsync(watched);
        Assert.True(watch.Statements.Count > 30, "The watch sees the statements.");

        await using var scope = watched.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        await db.Database.OpenConnectionAsync();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await CopyEveryRowAsync(connection, db.Model);
        await ExecuteAsync(connection, "ANALYZE");
        await LetMessagesWaitAsync(connection);
        var unknown = await CostlyAsync(connection, watch);
        await ExecuteAsync(connection, "ANALYZE");
        var known = await CostlyAsync(connection, watch);
        Assert.True(unknown.Count == 0, $"Before the statistics know of what waits:\n{string.Join('\n', unknown)}");
        Assert.True(known.Count == 0, $"When the statistics know of what waits:\n{string.Join('\n', known)}");
    }

    /// <summary>Everything that waits is done; the second message of the case is put behind the first, which has a time of its own.</summary>
    private async Task RunAllJobsAsync(WebApplicationFactory<Program> watched)
    {
        await host.ExecuteAsync("""UPDATE "OutboxMessages" SET "NextAttemptAt" = "NextAttemptAt" + interval '1 hour' WHERE "Kind" = 'registered'""");
        foreach (var hour in (int[])[0, 1])
        {
            host.Clock.Advance(TimeSpan.FromHours(hour));
            foreach (var job in watched.Services.GetServices<BackgroundJob>())
            {
                await watched.RunJobAsync(job.Name);
            }
        }
    }

    private static async Task LetMessagesWaitAsync(NpgsqlConnection connection)
    {
        await ExecuteAsync(connection, $"""
            INSERT INTO "OutboxMessages" ("Id", "Channel", "Kind", "Language", "RecipientCipher", "Subject", "BodyCipher", "ApplicationId", "State", "IsUrgent", "Position", "CreatedAt", "NextAttemptAt", "TryUntil", "Attempts")
            SELECT gen_random_uuid(), 'Sms', 'due-moved', 'kk', 'x', '', 'x', CASE WHEN i % 10 = 0 THEN NULL ELSE gen_random_uuid() END, 'Waiting', i % 10 = 0, i,
                timestamptz '2026-11-20 05:00Z', timestamptz '2026-11-20 05:00Z' + i * interval '1 millisecond', timestamptz '2026-11-23 05:00Z', 0
            FROM generate_series(1, {Waiting}) i
            """);
    }

    /// <summary>The statements that read a growing table as a whole, or too many rows.</summary>
    private static async Task<IReadOnlyList<string>> CostlyAsync(NpgsqlConnection connection, StatementWatch watch)
    {
        var costly = new List<string>();
        foreach (var (sql, parameters) in watch.Statements)
        {
            var plan = await CarryOutAsync(connection, sql, parameters);

            // an empty table is read as a whole however it is asked
            var whole = plan.Where(step => step is { Kind: "Seq Scan", RowsRead: > 0 } && !UsualWork.SmallTables.Contains(step.Table)).Select(step => step.Table).ToList();
            if (whole.Count > 0 || plan.Sum(step => step.RowsRead) > MostRowsRead)
            {
                costly.Add($"{plan.Sum(step => step.RowsRead)} rows read, whole tables: [{string.Join(", ", whole)}] {sql}");
            }
        }

        return costly;
    }

    /// <summary>Carries a statement out, takes it back, and returns the steps that read tables.</summary>
    private static async Task<IReadOnlyList<Step>> CarryOutAsync(NpgsqlConnection connection, string sql, IReadOnlyList<DbParameter> parameters)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", connection, transaction);
        command.Parameters.AddRange(parameters.Cast<NpgsqlParameter>().Select(parameter => parameter.Clone()).ToArray());
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!);
        await transaction.RollbackAsync();
        return [.. Steps(plan.RootElement[0].GetProperty("Plan"))];
    }

    private static IEnumerable<Step> Steps(JsonElement node)
    {
        static double Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        var kind = node.GetProperty("Node Type").GetString()!;
        if (kind.Contains("Scan", StringComparison.Ordinal) && node.TryGetProperty("Relation Name", out var table))
        {
            var rows = Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter") + Number(node, "Rows Removed by Index Recheck");
            yield return new(kind, table.GetString()!, (long)(rows * Number(node, "Actual Loops")));
        }

        foreach (var step in node.TryGetProperty("Plans", out var below) ? below.EnumerateArray().SelectMany(Steps) : [])
        {
            yield return step;
        }
    }

    /// <summary>Every growing table that has rows gets many more of them, alike in all but their keys; no case follows from another, so references are left open.</summary>
    private static async Task CopyEveryRowAsync(NpgsqlConnection connection, IModel model)
    {
        await ExecuteAsync(connection, "SET session_replication_role = replica");
        foreach (var type in model.GetEntityTypes().Where(type => !UsualWork.SmallTables.Contains(type.GetTableName()!)))
        {
            var unlike = Unlike(type);
            var columns = type.GetProperties().Select(property => (Name: $"\"{property.GetColumnName()}\"", Value: unlike.Contains(property) ? Another(property) : $"\"{property.GetColumnName()}\"")).ToList();
            await ExecuteAsync(connection, $"""
                INSERT INTO "{type.GetTableName()}" ({string.Join(", ", columns.Select(column => column.Name))})
                SELECT {string.Join(", ", columns.Select(column => column.Value))}
                FROM (SELECT *, count(*) OVER () AS among FROM "{type.GetTableName()}") AS sample, generate_series(1, {Finished} / among) AS number
                """);
        }

        await ExecuteAsync(connection, "SET session_replication_role = DEFAULT");
    }

    /// <summary>One column of each key and each unique index, the one that can differ most, and all ids: of a case there are only ever a few rows.</summary>
    private static HashSet<IProperty> Unlike(IEntityType type)
    {
        static int Room(IProperty property) => Type(property) switch
        {
            var id when id == typeof(Guid) => 4,
            var text when text == typeof(string) => 3,
            var number when number == typeof(long) || number == typeof(int) => 2,
            _ => 1,
        };
        var unique = type.GetKeys().Select(key => key.Properties).Concat(type.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties));
        return [.. unique.Select(properties => properties.MaxBy(Room)!), .. type.GetProperties().Where(property => Type(property) == typeof(Guid))];
    }

    private static Type Type(IProperty property)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(stored) ?? stored;
    }

    private static string Another(IProperty property) => Type(property) switch
    {
        var id when id == typeof(Guid) => $"CASE WHEN \"{property.GetColumnName()}\" IS NOT NULL THEN gen_random_uuid() END",
        var text when text == typeof(string) => $"left(md5(gen_random_uuid()::text), {property.GetMaxLength() ?? 32})",
        var number when number == typeof(long) || number == typeof(int) => "1000000 + row_number() OVER ()",
        var day when day == typeof(DateOnly) => $"\"{property.GetColumnName()}\" + number::int",
        _ => $"\"{property.GetColumnName()}\" + number * interval '1 second'",
    };

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Step(string Kind, string Table, long RowsRead);
}
