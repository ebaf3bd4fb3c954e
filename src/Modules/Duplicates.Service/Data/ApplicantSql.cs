using System.Data.Common;
using Duplicates.Domain.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duplicates.Service.Data;

/// <summary>
/// What the pages of an applicant ask of the database with nearly every request, in fixed SQL that both engines understand: the entity
/// framework spends more on such a question than the engine on its answer.
/// </summary>
internal sealed class ApplicantSql(DuplicatesDbContext db)
{
    private static readonly string UnreadOfApplicant =
        $"""SELECT COUNT(*) FROM (SELECT 1 FROM "ApplicantMessages" WHERE "ApplicantKey" = @key AND "ReadAt" IS NULL LIMIT {UnreadCount.Most + 1}) AS unread""";

    /// <summary>When all sessions of the citizen with this key were closed; null when they never were.</summary>
    public async Task<DateTimeOffset?> SessionsClosedAtAsync(string citizenKey, CancellationToken cancellationToken) => (await ReadAsync<DateTimeOffset?>(
        """SELECT "SessionsClosedAt" FROM "Citizens" WHERE "IinKey" = @key""",
        row => row.IsDBNull(0) ? null : Instant(row, 0),
        cancellationToken,
        ("@key", citizenKey))).SingleOrDefault();

    /// <summary>How many messages of the applicant with this key were not opened; counting ends above <see cref="UnreadCount.Most"/>.</summary>
    public async Task<int> CountUnreadAsync(string applicantKey, CancellationToken cancellationToken) =>
        (await ReadAsync(UnreadOfApplicant, row => row.GetInt32(0), cancellationToken, ("@key", applicantKey))).Single();

    /// <summary>The draft with this id of the owner with this key; null when there is none.</summary>
    public async Task<DraftRow?> FindDraftAsync(Guid id, string ownerKey, CancellationToken cancellationToken) => (await ReadAsync(
        """SELECT "Id", "OwnerKey", "Answers", "StartedAt", "ChangedAt" FROM "Drafts" WHERE "Id" = @id AND "OwnerKey" = @key""",
        Draft,
        cancellationToken,
        ("@id", id),
        ("@key", ownerKey))).SingleOrDefault();

    /// <summary>The drafts of the owner with this key, the last changed first.</summary>
    public Task<IReadOnlyList<DraftRow>> DraftsOfAsync(string ownerKey, CancellationToken cancellationToken) => ReadAsync(
        """SELECT "Id", "OwnerKey", "Answers", "StartedAt", "ChangedAt" FROM "Drafts" WHERE "OwnerKey" = @key ORDER BY "ChangedAt" DESC""",
        Draft,
        cancellationToken,
        ("@key", ownerKey));

    /// <summary>The files of a part of a draft or a case, the first attached first.</summary>
    public Task<IReadOnlyList<AttachedFile>> FilesOfPartAsync(Guid caseId, string part, CancellationToken cancellationToken) => ReadAsync(
        """SELECT "Id", "Name", "Kind", "Length", "Sha256" FROM "AttachedFiles" WHERE "CaseId" = @case AND "Part" = @part ORDER BY "AddedAt", "Name", "Id" """,
        row => new AttachedFile(row.GetGuid(0), row.GetString(1), Enum.Parse<AttachedFileKind>(row.GetString(2)), row.GetInt64(3), row.GetString(4)),
        cancellationToken,
        ("@case", caseId),
        ("@part", part));

    /// <summary>Keeps the answers of the draft with this id; nothing happens when it was deleted meanwhile.</summary>
    public async Task SaveDraftAsync(Guid id, string answers, DateTimeOffset changedAt, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = Command("""UPDATE "Drafts" SET "Answers" = @answers, "ChangedAt" = @changed WHERE "Id" = @id""", ("@answers", answers), ("@changed", changedAt.UtcDateTime), ("@id", id));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = Command(sql, parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private DbCommand Command(string sql, params (string Name, object Value)[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // the text is fixed; what people typed goes into parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static DraftRow Draft(DbDataReader row) =>
        new() { Id = row.GetGuid(0), OwnerKey = row.GetString(1), Answers = row.GetString(2), StartedAt = Instant(row, 3), ChangedAt = Instant(row, 4) };

    private static DateTimeOffset Instant(DbDataReader row, int column) => new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
}
