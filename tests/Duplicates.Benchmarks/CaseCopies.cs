using System.Data.Common;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Applications;
using Duplicates.Service.Certificates;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Protection;
using Duplicates.Service.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Duplicates.Benchmarks;

/// <summary>
/// Makes very many cases out of a few: the database copies every row of a sample case and gives the copy a number, a name and
/// identities of its own. Each copy can be opened, searched, recalculated and decided like any other case.
/// </summary>
internal sealed class CaseCopies(DuplicatesDbContext db, FieldCipher cipher)
{
    private const int Batch = 100_000;
    private readonly bool _isSqlite = db.Database.IsSqlite();
    private int _copies;

    /// <summary>Copies the samples in turn.</summary>
    public async Task AddAsync(IReadOnlyList<DuplicateApplication> samples, int count)
    {
        await OpenAsync();
        for (var left = count; left > 0; left -= Batch)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await PlanAsync(samples, Math.Min(left, Batch));
            await CopyCasesAsync();
            await transaction.CommitAsync();
            await ExecuteAsync(_isSqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "ANALYZE"); // as a database that grew little by little does by itself
        }
    }

    /// <summary>Copies the duplicate of a case into the register of its year, each copy with a case of its own.</summary>
    public async Task AddDuplicatesAsync(DuplicateApplication sample, int count)
    {
        await OpenAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await PlanAsync([sample], count);
        await CopyAsync<ApplicationRow>("Id", CaseColumns);
        await CopyAsync<CertificateDuplicateRow>("ApplicationId", new(StringComparer.Ordinal)
        {
            ["Id"] = NewId,
            ["ApplicationId"] = "s.id",
            ["RegisterNumber"] = "1000 + s.place",
            ["Blank"] = "'КӨП № ' || s.number",
            ["VerificationCode"] = "'copy' || s.number",
        });
        await BindAsync(
            ProtectedColumns.Duplicate,
            """
            SELECT t."Id", t."ApplicationId", t."VerificationCode", t."Data", o."Id", s.number, s.sample_number, o."ApplicationId", o."VerificationCode"
            FROM seeds s JOIN "CertificateDuplicates" t ON t."ApplicationId" = s.id JOIN "CertificateDuplicates" o ON o."ApplicationId" = s.sample
            """,
            row => [row.GetGuid(0), row.GetGuid(1), row.GetString(2)],
            row => [row.GetGuid(4), row.GetGuid(7), row.GetString(8)]);
        await transaction.CommitAsync();
    }

    private string NewId => _isSqlite
        ? "(SELECT upper(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-' || substr(h, 13, 4) || '-' || substr(h, 17, 4) || '-' || substr(h, 21, 12)) FROM (SELECT hex(randomblob(16)) AS h WHERE s.place IS NOT NULL))"
        : "gen_random_uuid()";

    private Dictionary<string, string> CaseColumns => new(StringComparer.Ordinal)
    {
        ["Id"] = "s.id",
        ["Number"] = "s.number",
        ["ApplicantKey"] = "'a' || s.place",
        ["AccountKey"] = "'a' || s.place",
        ["LearnerKey"] = "'l' || s.place",
        ["LearnerName"] = "'Тегі' || (s.place % 5000) || ' Аты' || (s.place % 300)",
        ["LearnerNameFolded"] = "'теги' || (s.place % 5000) || ' аты' || (s.place % 300)",
        ["AssigneeId"] = "CASE s.place % 3 WHEN 0 THEN 'somebody' WHEN 1 THEN (SELECT \"Id\" FROM \"AspNetUsers\" WHERE \"Email\" = 'clerk.almaty@example.org') END",
        ["DueOn"] = "CASE WHEN t.\"IsOpen\" THEN t.\"DueOn\" ELSE " + (_isSqlite ? "date(t.\"DueOn\", '-' || (s.place % 300) || ' days')" : "t.\"DueOn\" - s.place % 300") + " END",
    };

    private async Task OpenAsync()
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await db.Database.OpenConnectionAsync();
        if (_isSqlite)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY");
        }

        await ExecuteAsync(
            "CREATE TEMP TABLE IF NOT EXISTS seeds (place INTEGER PRIMARY KEY, id " + (_isSqlite ? "TEXT" : "uuid") + ", number TEXT, sample " + (_isSqlite ? "TEXT" : "uuid") + ", sample_number TEXT)");
    }

    private async Task PlanAsync(IReadOnlyList<DuplicateApplication> samples, int count)
    {
        await db.Database.ExecuteSqlRawAsync("DELETE FROM seeds");
        var seeds = Enumerable.Range(0, count).Select(_ =>
        {
            var (sample, place) = (samples[_copies % samples.Count], ++_copies);
            return new Seed(place, Guid.CreateVersion7(sample.History[0].At), ApplicationNumber.Create(20_000_000 + place).Value, sample.Id, sample.Number!.Value);
        });
        await (db.Database.GetDbConnection() is NpgsqlConnection connection ? WriteAsync(connection, seeds) : WriteAsync(db.Database.GetDbConnection(), seeds));
    }

    private static async Task WriteAsync(NpgsqlConnection connection, IEnumerable<Seed> seeds)
    {
        await using var writer = await connection.BeginBinaryImportAsync("COPY seeds FROM STDIN (FORMAT BINARY)");
        foreach (var seed in seeds)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(seed.Place, NpgsqlDbType.Integer);
            await writer.WriteAsync(seed.Id, NpgsqlDbType.Uuid);
            await writer.WriteAsync(seed.Number, NpgsqlDbType.Text);
            await writer.WriteAsync(seed.Sample, NpgsqlDbType.Uuid);
            await writer.WriteAsync(seed.SampleNumber, NpgsqlDbType.Text);
        }

        await writer.CompleteAsync();
    }

    private async Task WriteAsync(DbConnection connection, IEnumerable<Seed> seeds)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = "INSERT INTO seeds VALUES (@place, @id, @number, @sample, @sampleNumber)";
        foreach (var seed in seeds)
        {
            command.Parameters.Clear();
            Add("@place", seed.Place);
            Add("@id", seed.Id.ToString().ToUpperInvariant());
            Add("@number", seed.Number);
            Add("@sample", seed.Sample.ToString().ToUpperInvariant());
            Add("@sampleNumber", seed.SampleNumber);
            await command.ExecuteNonQueryAsync();
        }

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }

    private async Task CopyCasesAsync()
    {
        await CopyAsync<ApplicationRow>("Id", CaseColumns);
        await CopyAsync<ApplicationEventRow>("ApplicationId", new(StringComparer.Ordinal)
        {
            ["ApplicationId"] = "s.id",
            ["SealedIn"] = "0", // the measured service is not to seal a million cases
        });
        await BindAsync(
            ProtectedColumns.CaseEvent,
            """SELECT t."ApplicationId", t."Sequence", t."Type", t."Data", s.sample, s.number, s.sample_number FROM seeds s JOIN "ApplicationEvents" t ON t."ApplicationId" = s.id""",
            row => [row.GetGuid(0), row.GetInt32(1), row.GetString(2)],
            row => [row.GetGuid(4), row.GetInt32(1), row.GetString(2)]);
        await CopyAsync<WorkflowInstanceRow>("ApplicationId", new(StringComparer.Ordinal) { ["ApplicationId"] = "s.id" });
        await CopyAsync<WorkflowStepRow>("ApplicationId", new(StringComparer.Ordinal) { ["ApplicationId"] = "s.id" });
        await CopyAsync<WorkflowWaitRow>("ApplicationId", new(StringComparer.Ordinal)
        {
            ["ApplicationId"] = "s.id",
            ["Id"] = NewId,
            ["EscalatedAt"] = "t.\"StartedAt\"", // whoever is late was reminded long ago
            ["ActOn"] = "NULL",
        });
        await CopyAsync<OutboxMessageRow>("ApplicationId", new(StringComparer.Ordinal)
        {
            ["ApplicationId"] = "s.id",
            ["Id"] = NewId,
            ["State"] = "'Sent'",
            ["SentAt"] = "t.\"CreatedAt\"",
        });
        foreach (var word in (string[])["'теги' || (s.place % 5000)", "'аты' || (s.place % 300)"])
        {
            await ExecuteAsync($"INSERT INTO \"CaseNameWords\" (\"OfficeId\", \"Word\", \"ApplicationId\") SELECT '{SampleCases.School}', {word}, s.id FROM seeds s");
        }
    }

    /// <summary>Copied values open in their sample only: each is encrypted anew for its own row, with the number of its own case.</summary>
    private async Task BindAsync(ProtectedColumn column, string sql, Func<DbDataReader, object[]> placeOf, Func<DbDataReader, object[]> sampleOf)
    {
        var bound = new List<(object[] Place, string Data)>();
        await using (var read = Command(sql))
        await using (var reader = await read.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                var place = placeOf(reader);
                var plain = cipher.Unprotect(reader.GetString(3), column.At(sampleOf(reader))).Replace($"\"{reader.GetString(6)}\"", $"\"{reader.GetString(5)}\"", StringComparison.Ordinal);
                bound.Add((place, cipher.Protect(plain, column.At(place))));
            }
        }

        await using var write = Command($"UPDATE \"{column.Table}\" SET \"{column.Column}\" = @data WHERE {string.Join(" AND ", column.Keys.Select((key, number) => $"\"{key}\" = @p{number}"))}");
        foreach (var (place, data) in bound)
        {
            write.Parameters.Clear();
            foreach (var (name, value) in column.Keys.Select((_, number) => ($"@p{number}", place[number])).Append(("@data", data)))
            {
                var parameter = write.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                write.Parameters.Add(parameter);
            }

            await write.ExecuteNonQueryAsync();
        }
    }

    private DbCommand Command(string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command;
    }

    /// <summary>Copies the rows of a table that belong to the samples; columns that are not named stay as they are.</summary>
    private Task<int> CopyAsync<TRow>(string key, Dictionary<string, string> instead)
    {
        var type = db.Model.FindEntityType(typeof(TRow))!;
        var columns = type.GetProperties().Select(property => property.GetColumnName()).ToList();
        return ExecuteAsync($"""
            INSERT INTO "{type.GetTableName()}" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", columns.Select(column => instead.GetValueOrDefault(column, $"t.\"{column}\"")))}
            FROM seeds s JOIN "{type.GetTableName()}" t ON t."{key}" = s.sample
            """);
    }

#pragma warning disable EF1002 // names of the model and fixed text only
    private Task<int> ExecuteAsync(string sql) => db.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1002

    private sealed record Seed(int Place, Guid Id, string Number, Guid Sample, string SampleNumber);
}
