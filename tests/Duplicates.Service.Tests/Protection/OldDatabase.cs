using System.Globalization;
using System.IO.Compression;
using Duplicates.Service.Data;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Web.StaffAccounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Duplicates.Service.Tests.Protection;

/// <summary>Data folders of a service of November 2026, from before values were bound to their rows.</summary>
internal static class OldDatabase
{
    /// <summary>Three times what <see cref="PlantedLives"/> plays, and a dozen cases that nobody has taken up.</summary>
    public const string Lives = "database-of-2026-11.zip";

    /// <summary>Two cases at each place of their way, one in either language, 54 in all; the newest complaints wait.</summary>
    public const string Cases = "cases-of-2026-11.zip";

    /// <summary>Unpacks one.</summary>
    public static DirectoryInfo Unpack(string name)
    {
        var folder = Directory.CreateTempSubdirectory("duplicates-old-");
        using var archive = typeof(OldDatabase).Assembly.GetManifestResourceStream(name)!;
        ZipFile.ExtractToDirectory(archive, folder.FullName);
        return folder;
    }
}

/// <summary>The same data on a PostgreSQL server: the tables of that time, filled from the file.</summary>
internal sealed class OldPostgreSqlDatabase : PostgreSqlTestDatabase
{
    public override string ConnectionString(string dataFolder)
    {
        var target = base.ConnectionString(dataFolder);
        using var file = new SqliteConnection($"Data Source={Path.Combine(dataFolder, "test.db")};Mode=ReadOnly;Pooling=False");
        file.Open();
        using var server = new NpgsqlConnection(target);
        server.Open();
        using var cases = new PostgreSqlDuplicatesDbContext(new DbContextOptionsBuilder<PostgreSqlDuplicatesDbContext>().UseNpgsql(target).Options);
        using var staff = new PostgreSqlStaffDbContext(
            new DbContextOptionsBuilder<PostgreSqlStaffDbContext>().UseNpgsql(target, options => options.MigrationsHistoryTable(StaffDatabase.HistoryTable)).Options);
        Take(file, server, cases, HistoryRepository.DefaultTableName);
        Take(file, server, staff, StaffDatabase.HistoryTable);
        return target;
    }

    private static void Take(SqliteConnection file, NpgsqlConnection server, DbContext context, string history)
    {
        var last = Values(file, $"SELECT \"MigrationId\" FROM \"{history}\" ORDER BY 1 DESC LIMIT 1")[0][0]!.ToString()!.Split('_', 2)[1];
        context.GetService<IMigrator>().Migrate(context.Database.GetMigrations().Single(name => name.EndsWith($"_{last}", StringComparison.Ordinal)));
        var known = Values(file, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(row => (string)row[0]!).ToHashSet(StringComparer.Ordinal);
        var tables = InOrder(context.Model).Where(known.Contains).ToList();
        foreach (var table in Enumerable.Reverse(tables))
        {
            using var empty = new NpgsqlCommand($"DELETE FROM \"{table}\"", server); // what the migrations themselves bring
            empty.ExecuteNonQuery();
        }

        tables.ForEach(table => Copy(file, server, table));
    }

    /// <summary>A table after those that it refers to.</summary>
    private static List<string> InOrder(IModel model)
    {
        var (left, order) = (model.GetEntityTypes().Where(type => type.GetTableName() is not null).ToList(), new List<string>());
        while (left.Count > 0)
        {
            var next = left.Where(type => type.GetForeignKeys().All(key => key.PrincipalEntityType == type || !left.Contains(key.PrincipalEntityType))).ToList();
            order.AddRange(next.Select(type => type.GetTableName()!));
            left.RemoveAll(next.Contains);
        }

        return order;
    }

    private static void Copy(SqliteConnection file, NpgsqlConnection server, string table)
    {
        var columns = Values(file, $"PRAGMA table_info(\"{table}\")").Select(row => (string)row[1]!).ToList();
        using var types = new NpgsqlCommand("SELECT column_name, data_type FROM information_schema.columns WHERE table_name = @table", server);
        types.Parameters.AddWithValue("table", table);
        var typeOf = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var reader = types.ExecuteReader())
        {
            while (reader.Read())
            {
                typeOf[reader.GetString(0)] = reader.GetString(1);
            }
        }

        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        foreach (var row in Values(file, $"SELECT {names} FROM \"{table}\""))
        {
            using var insert = new NpgsqlCommand($"INSERT INTO \"{table}\" ({names}) OVERRIDING SYSTEM VALUE VALUES ({string.Join(", ", columns.Select((_, number) => $"@p{number}"))})", server);
            foreach (var (number, column) in columns.Index())
            {
                insert.Parameters.AddWithValue($"p{number}", Converted(row[number], typeOf[column]) ?? DBNull.Value);
            }

            insert.ExecuteNonQuery();
        }
    }

    private static object? Converted(object? value, string type) => value is null ? null : type switch
    {
        "uuid" => Guid.Parse((string)value),
        "boolean" => (long)value != 0,
        "timestamp with time zone" => DateTime.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        "date" => DateOnly.Parse((string)value, CultureInfo.InvariantCulture),
        "integer" => (int)(long)value,
        _ => value,
    };

    private static List<object?[]> Values(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
        }

        return rows;
    }
}
