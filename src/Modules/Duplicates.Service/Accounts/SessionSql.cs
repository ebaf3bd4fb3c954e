using Duplicates.Service.Data;

namespace Duplicates.Service.Accounts;

/// <summary>
/// What every request of whoever is signed in asks of the sessions,
/// in fixed SQL that both engines understand: the entity framework spends more on such a question than the engine on its answer.
/// </summary>
internal sealed class SessionSql(DuplicatesDbContext db)
{
    /// <summary>The times of the session with this id of the person with this key; null when there is none. It is asked with every request of whoever is signed in.</summary>
    public async Task<SessionTimes?> FindSessionAsync(Guid id, string personKey, CancellationToken cancellationToken) => (await db.Database.ReadPlainAsync(
        """SELECT s."BeganAt", s."SeenAt", s."EndsAt", c."SessionsClosedAt" FROM "Sessions" s LEFT JOIN "Citizens" c ON c."AccountKey" = s."PersonKey" WHERE s."Id" = @id AND s."PersonKey" = @key""",
        row => new SessionTimes(PlainSql.Instant(row, 0), PlainSql.Instant(row, 1), PlainSql.Instant(row, 2), row.IsDBNull(3) ? null : PlainSql.Instant(row, 3)),
        cancellationToken,
        ("@id", id),
        ("@key", personKey))).SingleOrDefault();

    /// <summary>Keeps that a request of the session with this id came now.</summary>
    public Task SeeSessionAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecutePlainAsync("""UPDATE "Sessions" SET "SeenAt" = @now WHERE "Id" = @id AND "SeenAt" < @now""", cancellationToken, ("@now", now.UtcDateTime), ("@id", id));
}

/// <summary>When a session began, was last used and ends, and when all sessions of its citizen were closed, if ever.</summary>
internal sealed record SessionTimes(DateTimeOffset BeganAt, DateTimeOffset SeenAt, DateTimeOffset EndsAt, DateTimeOffset? ClosedAt);
