using Duplicates.Service.Data;

namespace Duplicates.Service.Notifications;

/// <summary>
/// What nearly every page of an applicant asks of the inbox,
/// in fixed SQL that both engines understand: the entity framework spends more on such a question than the engine on its answer.
/// </summary>
internal sealed class InboxSql(DuplicatesDbContext db)
{
    private static readonly string UnreadOfApplicant =
        $"""
        SELECT COUNT(*) FROM (
          SELECT 1 FROM "ApplicantMessages" AS m WHERE m."ApplicantKey" = @iin AND m."ReadAt" IS NULL
            AND (EXISTS (SELECT 1 FROM "Citizens" AS c WHERE c."AccountKey" = @account AND c."IinKey" = @iin AND c."ConfirmedBy" IS NOT NULL)
              OR EXISTS (SELECT 1 FROM "Applications" AS a WHERE a."Id" = m."ApplicationId" AND a."AccountKey" = @account))
          LIMIT {UnreadCount.Most + 1}) AS unread
        """;

    /// <summary>How many messages that an account may see were not opened; counting ends above <see cref="UnreadCount.Most"/>.</summary>
    public async Task<int> CountUnreadAsync(string accountKey, string iinKey, CancellationToken cancellationToken) =>
        (await db.Database.ReadPlainAsync(UnreadOfApplicant, row => row.GetInt32(0), cancellationToken, ("@account", accountKey), ("@iin", iinKey))).Single();
}
