using System.Data.Common;
using Duplicates.Service.Apply;
using Duplicates.Service.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duplicates.Service.Data;

/// <summary>
/// What nearly every request of an applicant asks of the database, in fixed SQL that both engines understand: the entity framework
/// spends more on such a question than the engine on its answer.
/// </summary>
internal sealed class EveryRequestSql(DuplicatesDbContext db)
{
    private static readonly string UnreadOfApplicant =
        $"""SELECT COUNT(*) FROM (SELECT 1 FROM "ApplicantMessages" WHERE "ApplicantKey" = @key AND "ReadAt" IS NULL LIMIT {UnreadCount.Most + 1}) AS unread""";

    /// <summary>When all sessions of the citizen with this key were closed; null when they never were.</summary>
    public Task<DateTimeOffset?> SessionsClosedAtAsync(string citizenKey, CancellationToken cancellationToken) => AskAsync(
        """SELECT "SessionsClosedAt" FROM "Citizens" WHERE "IinKey" = @key""",
        row => row.IsDBNull(0) ? null : Instant(row, 0),
        default(DateTimeOffset?),
        cancellationToken,
        ("@key", citizenKey));

    /// <summary>How many messages of the applicant with this key were not opened; counting ends above <see cref="UnreadCount.Most"/>.</summary>
    public Task<int> CountUnreadAsync(string applicantKey, CancellationToken cancellationToken) =>
        AskAsync(UnreadOfApplicant, row => row.GetInt32(0), 0, cancellationToken, ("@key", applicantKey));

    /// <summary>The draft with this id of the owner with this key; null when there is none.</summary>
    public Task<DraftRow?> FindDraftAsync(Guid id, string ownerKey, CancellationToken cancellationToken) => AskAsync(
        """SELECT "Answers", "StartedAt", "ChangedAt" FROM "Drafts" WHERE "Id" = @id AND "OwnerKey" = @key""",
        row => new DraftRow { Id = id, OwnerKey = ownerKey, Answers = row.GetString(0), StartedAt = Instant(row, 1), ChangedAt = Instant(row, 2) },
        default(DraftRow),
        cancellationToken,
        ("@id", id),
        ("@key", ownerKey));

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

    private async Task<T> AskAsync<T>(string sql, Func<DbDataReader, T> read, T without, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = Command(sql, parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? read(reader) : without;
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

    private static DateTimeOffset Instant(DbDataReader row, int column) => new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
}
