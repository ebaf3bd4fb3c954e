using System.Data.Common;
using Duplicates.Service.Data;

namespace Duplicates.Service.Apply;

/// <summary>
/// What the pages of the form ask of the drafts,
/// in fixed SQL that both engines understand: the entity framework spends more on such a question than the engine on its answer.
/// </summary>
internal sealed class DraftSql(DuplicatesDbContext db)
{
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

    /// <summary>Keeps the answers of the draft with this id; false, and nothing happens, when others than those read are stored or it was deleted meanwhile.</summary>
    public async Task<bool> SaveDraftAsync(Guid id, string read, string answers, DateTimeOffset changedAt, CancellationToken cancellationToken) => await db.Database.ExecutePlainAsync(
        """UPDATE "Drafts" SET "Answers" = @answers, "ChangedAt" = @changed WHERE "Id" = @id AND "Answers" = @read""",
        cancellationToken,
        ("@answers", answers),
        ("@changed", changedAt.UtcDateTime),
        ("@id", id),
        ("@read", read)) > 0;

    private static DraftRow Draft(DbDataReader row) =>
        new() { Id = row.GetGuid(0), OwnerKey = row.GetString(1), Answers = row.GetString(2), StartedAt = PlainSql.Instant(row, 3), ChangedAt = PlainSql.Instant(row, 4) };
}
