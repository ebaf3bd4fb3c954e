using System.Data.Common;
using Duplicates.Domain.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Notifications;
using Duplicates.Service.Protection;

namespace Duplicates.Service.Data;

/// <summary>
/// What the pages of an applicant ask of the database with nearly every request, in fixed SQL that both engines understand: the entity
/// framework spends more on such a question than the engine on its answer.
/// </summary>
internal sealed class ApplicantSql(DuplicatesDbContext db, FieldCipher cipher)
{
    private static readonly string UnreadOfApplicant =
        $"""
        SELECT COUNT(*) FROM (
          SELECT 1 FROM "ApplicantMessages" AS m WHERE m."ApplicantKey" = @iin AND m."ReadAt" IS NULL
            AND (EXISTS (SELECT 1 FROM "Citizens" AS c WHERE c."AccountKey" = @account AND c."IinKey" = @iin AND c."ConfirmedBy" IS NOT NULL)
              OR EXISTS (SELECT 1 FROM "Applications" AS a WHERE a."Id" = m."ApplicationId" AND a."AccountKey" = @account))
          LIMIT {UnreadCount.Most + 1}) AS unread
        """;

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

    /// <summary>How many messages that an account may see were not opened; counting ends above <see cref="UnreadCount.Most"/>.</summary>
    public async Task<int> CountUnreadAsync(string accountKey, string iinKey, CancellationToken cancellationToken) =>
        (await db.Database.ReadPlainAsync(UnreadOfApplicant, row => row.GetInt32(0), cancellationToken, ("@account", accountKey), ("@iin", iinKey))).Single();

    /// <summary>The draft with this id of the owner with this key; null when there is none.</summary>
    public async Task<DraftRow?> FindDraftAsync(Guid id, string ownerKey, CancellationToken cancellationToken) => (await db.Database.ReadPlainAsync(
        """SELECT "Id", "OwnerKey", "Answers", "StartedAt", "ChangedAt" FROM "Drafts" WHERE "Id" = @id AND "OwnerKey" = @key""",
        Draft,
        cancellationToken,
        ("@id", id),
        ("@key", ownerKey))).SingleOrDefault();

    /// <summary>The drafts of the owner with this key, the last changed first.</summary>
    public Task<IReadOnlyList<DraftRow>> DraftsOfAsync(string ownerKey, CancellationToken cancellationToken) => db.Database.ReadPlainAsync(
        """SELECT "Id", "OwnerKey", "Answers", "StartedAt", "ChangedAt" FROM "Drafts" WHERE "OwnerKey" = @key ORDER BY "ChangedAt" DESC""",
        Draft,
        cancellationToken,
        ("@key", ownerKey));

    /// <summary>The files of a part of a draft or a case, the first attached first.</summary>
    public async Task<IReadOnlyList<AttachedFile>> FilesOfPartAsync(Guid caseId, string part, CancellationToken cancellationToken)
    {
        var files = await db.Database.ReadPlainAsync(
            """SELECT "Id", "Name", "Kind", "Length", "Sha256", "AddedAt" FROM "AttachedFiles" WHERE "CaseId" = @case AND "Part" = @part""",
            row => (AddedAt: PlainSql.Instant(row, 5), File: FileOf(row, caseId)),
            cancellationToken,
            ("@case", caseId),
            ("@part", part));
        return [.. files.OrderBy(file => file.AddedAt).ThenBy(file => file.File.Name, StringComparer.Ordinal).ThenBy(file => file.File.Id).Select(file => file.File)];
    }

    /// <summary>Keeps the answers of the draft with this id; false, and nothing happens, when others than those read are stored or it was deleted meanwhile.</summary>
    public async Task<bool> SaveDraftAsync(Guid id, string read, string answers, DateTimeOffset changedAt, CancellationToken cancellationToken) => await db.Database.ExecutePlainAsync(
        """UPDATE "Drafts" SET "Answers" = @answers, "ChangedAt" = @changed WHERE "Id" = @id AND "Answers" = @read""",
        cancellationToken,
        ("@answers", answers),
        ("@changed", changedAt.UtcDateTime),
        ("@id", id),
        ("@read", read)) > 0;

    private AttachedFile FileOf(DbDataReader row, Guid caseId)
    {
        var id = row.GetGuid(0);
        var name = cipher.UnprotectOrPlain(row.GetString(1), ProtectedColumns.FileName.At(id, caseId));
        return new(id, name, Enum.Parse<AttachedFileKind>(row.GetString(2)), row.GetInt64(3), row.GetString(4));
    }

    private static DraftRow Draft(DbDataReader row) =>
        new() { Id = row.GetGuid(0), OwnerKey = row.GetString(1), Answers = row.GetString(2), StartedAt = PlainSql.Instant(row, 3), ChangedAt = PlainSql.Instant(row, 4) };
}

/// <summary>When a session began, was last used and ends, and when all sessions of its citizen were closed, if ever.</summary>
internal sealed record SessionTimes(DateTimeOffset BeganAt, DateTimeOffset SeenAt, DateTimeOffset EndsAt, DateTimeOffset? ClosedAt);
