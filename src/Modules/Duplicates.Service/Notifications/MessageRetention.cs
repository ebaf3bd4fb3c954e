using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>
/// Removes what nobody needs any more: delivered and discarded messages with their entry in the inbox, notices of staff, and one-time codes
/// after a day. What was given up stays until an administrator has decided; what waits stays.
/// </summary>
internal sealed class MessageRetention(DuplicatesDbContext db, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    private const int Batch = 500;
    private static readonly TimeSpan OfCodes = TimeSpan.FromDays(1);

    /// <summary>One run; small steps, so that nobody waits for it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (now, settings) = (clock.GetUtcNow(), options.Value.Messages);
        var (codes, messages, notices) = (now - OfCodes, now.AddDays(-settings.KeepDays), now.AddDays(-settings.KeepNoticesDays));
        await DeleteAsync(db.OutboxMessages.Where(row => row.State == MessageState.Sent && row.SentAt < messages), cancellationToken);
        await DeleteAsync(db.OutboxMessages.Where(row => row.State == MessageState.Discarded && row.GivenUpAt < messages), cancellationToken);

        // by the time of the last attempt, which an index leads to
        await DeleteAsync(db.OutboxMessages.Where(row => row.IsUrgent && row.State != MessageState.Waiting && row.NextAttemptAt < codes), cancellationToken);
        await DeleteAsync(db.ApplicantMessages.Where(row => row.CreatedAt < messages), cancellationToken);
        await DeleteAsync(db.StaffNotices.Where(row => row.CreatedAt < notices), cancellationToken);
    }

    private static async Task DeleteAsync<T>(IQueryable<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        while (await rows.Take(Batch).ExecuteDeleteAsync(cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
