using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>
/// The waiting messages of the outbox in the order in which they are due, taken one by one by any number of hosts. A message that an
/// earlier one of its case and channel holds back is found out when its turn comes: it is put behind that one, and released when that
/// one is done. So no question ever compares waiting messages with one another, and a look for what is due reads the beginning of an
/// index, however many wait. If a host ends between the end of a message and the release of the next one, that one still comes up at
/// the time at which it was put behind the other.
/// </summary>
internal sealed class OutboxQueue(DuplicatesDbContext db, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    private const int ClaimsPerPatience = 6;
    private const int ReadAhead = 50;

    /// <summary>
    /// What a message is not while it waits. The statements about one message or one case say it this way round: PostgreSQL would find
    /// "waiting" in the index of what waits, and as long as its statistics know of none, it would look for one message among all of them.
    /// </summary>
    private static readonly MessageState[] Done = [MessageState.Sent, MessageState.Failed, MessageState.Discarded];

    private readonly TimeSpan _claimLength = options.Value.Messages.Patience * ClaimsPerPatience;
    private readonly Queue<OutboxMessageRow> _ahead = [];

    /// <summary>Takes the next message that is due in a lane for this host; null when none is.</summary>
    public async Task<OutboxMessageRow?> TakeAsync(OutboxLane lane, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_ahead.Count == 0)
            {
                foreach (var row in await DueAsync(lane, cancellationToken))
                {
                    _ahead.Enqueue(row);
                }
            }

            if (!_ahead.TryDequeue(out var message))
            {
                return null;
            }

            if (await ClaimAsync(message, cancellationToken))
            {
                return message;
            }

            await PutBehindEarlierAsync(message, cancellationToken);
        }
    }

    /// <summary>Forgets what was read ahead, so that the next look begins anew.</summary>
    public void Forget() => _ahead.Clear();

    /// <summary>Records what became of a message; false when another host has taken it over since.</summary>
    public async Task<bool> StoreAsync(OutboxMessageRow message, Action<UpdateSettersBuilder<OutboxMessageRow>> change) =>
        await AsSeen(message).ExecuteUpdateAsync(change, CancellationToken.None) == 1;

    /// <summary>Lets the next message of the same case and channel go, if it only waited for this one.</summary>
    public async Task ReleaseNextAsync(OutboxMessageRow done)
    {
        if (done.ApplicationId is null)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var next = OfTheSameCase(done).OrderBy(row => row.Position).Select(row => row.Id);

        // one that was tried waits for a reason of its own
        await db.OutboxMessages.Where(row => row.Id == next.FirstOrDefault() && !Done.Contains(row.State) && row.Attempts == 0 && row.NextAttemptAt > now)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.NextAttemptAt, now), CancellationToken.None);
    }

    private Task<List<OutboxMessageRow>> DueAsync(OutboxLane lane, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.OutboxMessages.AsNoTracking().Where(row => row.State == MessageState.Waiting && row.Channel == lane.Channel && row.NextAttemptAt <= now)
            .WhereFlag(row => row.IsUrgent, lane.IsUrgent)
            .OrderBy(row => row.NextAttemptAt).ThenBy(row => row.Position).Take(ReadAhead).ToListAsync(cancellationToken);
    }

    /// <summary>Takes the message for this host if no earlier one of its case waits: of several hosts, one wins.</summary>
    private async Task<bool> ClaimAsync(OutboxMessageRow message, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + _claimLength;
        var free = AsSeen(message);
        if (message.ApplicationId is not null)
        {
            var earlier = EarlierOfTheSameCase(message);
            free = free.Where(_ => !earlier.Any());
        }

        var claimed = await free.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Attempts, row => row.Attempts + 1).SetProperty(row => row.NextAttemptAt, until), cancellationToken);
        message.Attempts += claimed;
        return claimed == 1;
    }

    private async Task PutBehindEarlierAsync(OutboxMessageRow message, CancellationToken cancellationToken)
    {
        if (message.ApplicationId is null)
        {
            return;
        }

        var earlier = EarlierOfTheSameCase(message);
        var until = await earlier.OrderByDescending(row => row.NextAttemptAt).Select(row => (DateTimeOffset?)row.NextAttemptAt).FirstOrDefaultAsync(cancellationToken);
        if (until is not { } its || its <= message.NextAttemptAt)
        {
            return;
        }

        await AsSeen(message).Where(row => row.NextAttemptAt == message.NextAttemptAt)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.NextAttemptAt, its), cancellationToken);

        // the host that ended the earlier one meanwhile may have looked for the next before it stood behind
        await AsSeen(message).Where(row => row.NextAttemptAt == its && !earlier.Any())
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.NextAttemptAt, message.NextAttemptAt), cancellationToken);
    }

    /// <summary>The message, if no other host has taken it since.</summary>
    private IQueryable<OutboxMessageRow> AsSeen(OutboxMessageRow message) =>
        db.OutboxMessages.Where(row => row.Id == message.Id && !Done.Contains(row.State) && row.Attempts == message.Attempts);

    private IQueryable<OutboxMessageRow> OfTheSameCase(OutboxMessageRow message) =>
        db.OutboxMessages.Where(row => row.ApplicationId == message.ApplicationId && row.Channel == message.Channel && !Done.Contains(row.State));

    private IQueryable<OutboxMessageRow> EarlierOfTheSameCase(OutboxMessageRow message) =>
        OfTheSameCase(message).Where(row => row.Position < message.Position);
}
