using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Web.Limits;

namespace Duplicates.Service.Queue;

/// <summary>Counts tickets that are taken by phone at the door: a network address gets a few, since nobody there is seen.</summary>
internal sealed class QueueLimits(DuplicatesDbContext db, SharedLimits limits, LookupKeys keys)
{
    /// <summary>Tickets by phone of one network address within <see cref="Window"/>; a hall may have one network for all its visitors.</summary>
    public const int PerAddress = 60;

    /// <summary>The time over which they are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Counts a ticket; null when it may be given, else how long to wait.</summary>
    public async Task<TimeSpan?> CountAsync(string address, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await limits.CountAsync([new($"ticket-address/{keys.Of("ticket-limit", address)}", PerAddress, Window)], cancellationToken) is { } reached)
        {
            return reached.Wait;
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
