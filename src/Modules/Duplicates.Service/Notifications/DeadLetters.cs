using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>A message that was given up, as an administrator sees it: no text, no case, the addressee masked.</summary>
internal sealed record DeadLetter(Guid Id, MessageChannel Channel, string Kind, string Addressee, DateTimeOffset GivenUpAt, int Attempts, DeliveryProblem Problem, int? Code);

/// <summary>A page of what was given up, newest first, and where the next one begins.</summary>
internal sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Lines, string? Next);

/// <summary>How many messages of a channel stand where; numbers end at <see cref="Most"/>.</summary>
internal sealed record ChannelCounts(MessageChannel Channel, int Waiting, DateTimeOffset? WaitingSince, int SentInADay, int Failed, int Discarded)
{
    /// <summary>The highest number that is told exactly.</summary>
    public const int Most = 9999;

    /// <summary>A number as it is shown.</summary>
    public static string Shown(int count) => count > Most ? $"{Most}+" : count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What an administrator can do about messages that were given up; every act is on record.</summary>
internal sealed class DeadLetters(DuplicatesDbContext db, FieldCipher cipher, AuditLog audit, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page of what was given up.</summary>
    /// <param name="before">Where the page before ended, as <see cref="DeadLetterPage.Next"/> told; anything else begins anew.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<DeadLetterPage> ReadAsync(string? before, CancellationToken cancellationToken)
    {
        var rows = db.OutboxMessages.AsNoTracking().Where(row => row.State == MessageState.Failed);
        if (before?.Split('_') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            && parsed <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParse(id, out var lastId))
        {
            var at = new DateTimeOffset(parsed, TimeSpan.Zero);
            rows = rows.Where(row => row.GivenUpAt < at || (row.GivenUpAt == at && row.Id.CompareTo(lastId) < 0));
        }

        var found = await rows.OrderByDescending(row => row.GivenUpAt).ThenByDescending(row => row.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var last = found.Count > PageSize ? found[PageSize - 1] : null;
        return new(
            [.. found.Take(PageSize).Select(Line)],
            last is null ? null : string.Create(CultureInfo.InvariantCulture, $"{last.GivenUpAt!.Value.UtcTicks}_{last.Id:N}"));
    }

    /// <summary>The numbers of each channel.</summary>
    public async Task<IReadOnlyList<ChannelCounts>> CountAsync(CancellationToken cancellationToken)
    {
        var (yesterday, counts) = (clock.GetUtcNow().AddDays(-1), new List<ChannelCounts>());
        foreach (var channel in Enum.GetValues<MessageChannel>())
        {
            var rows = db.OutboxMessages.Where(row => row.Channel == channel);
            var waiting = rows.Where(row => row.State == MessageState.Waiting);
            counts.Add(new(
                channel,
                await UpToMostAsync(waiting, cancellationToken),
                await waiting.MinAsync(row => (DateTimeOffset?)row.CreatedAt, cancellationToken),
                await UpToMostAsync(rows.Where(row => row.State == MessageState.Sent && row.SentAt > yesterday), cancellationToken),
                await UpToMostAsync(rows.Where(row => row.State == MessageState.Failed), cancellationToken),
                await UpToMostAsync(rows.Where(row => row.State == MessageState.Discarded), cancellationToken)));
        }

        return counts;
    }

    /// <summary>Lets a message be tried again, for as long as a new one; returns how many it was.</summary>
    public Task<int> RetryAsync(Guid id, Actor by, CancellationToken cancellationToken) =>
        RecordedAsync(() => RetryAsync(db.OutboxMessages.Where(row => row.Id == id), cancellationToken), by, AuditAction.MessageRetried, id.ToString(), cancellationToken);

    /// <summary>Lets everything that was given up be tried again; returns how many messages it was.</summary>
    public Task<int> RetryAllAsync(Actor by, CancellationToken cancellationToken) =>
        RecordedAsync(() => RetryAsync(db.OutboxMessages, cancellationToken), by, AuditAction.MessageRetried, "all", cancellationToken);

    /// <summary>Decides that a message will never be sent; returns how many it was.</summary>
    public Task<int> DiscardAsync(Guid id, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return RecordedAsync(
            () => db.OutboxMessages.Where(row => row.Id == id && row.State == MessageState.Failed).ExecuteUpdateAsync(
                change => change.SetProperty(row => row.State, MessageState.Discarded).SetProperty(row => row.GivenUpAt, now), cancellationToken),
            by, AuditAction.MessageDiscarded, id.ToString(), cancellationToken);
    }

    private Task<int> RetryAsync(IQueryable<OutboxMessageRow> rows, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + options.Value.Messages.GiveUpAfter;
        return rows.Where(row => row.State == MessageState.Failed).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.State, MessageState.Waiting).SetProperty(row => row.NextAttemptAt, now)
                .SetProperty(row => row.TryUntil, row => row.IsUrgent ? row.TryUntil : until).SetProperty(row => row.GivenUpAt, (DateTimeOffset?)null),
            cancellationToken);
    }

    private async Task<int> RecordedAsync(Func<Task<int>> act, Actor by, AuditAction action, string subject, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var count = await act();
        if (count > 0)
        {
            await audit.AppendAsync(by, action, subject, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return count;
    }

    private static Task<int> UpToMostAsync(IQueryable<OutboxMessageRow> rows, CancellationToken cancellationToken) =>
        rows.Take(ChannelCounts.Most + 1).CountAsync(cancellationToken);

    private DeadLetter Line(OutboxMessageRow row) =>
        new(row.Id, row.Channel, row.Kind, MaskedAddressee.Of(row.Channel, cipher.Unprotect(row.RecipientCipher, ProtectedColumns.MessageRecipient.At(row.Id))), row.GivenUpAt!.Value, row.Attempts, row.Problem ?? DeliveryProblem.Unexpected, row.ProblemCode);
}

/// <summary>Enough of a phone or an address to recognise it when one knows it, and not enough to learn it.</summary>
internal static class MaskedAddressee
{
    private const string Mask = "•••";

    /// <summary>The masked form.</summary>
    public static string Of(MessageChannel channel, string recipient) => channel switch
    {
        MessageChannel.Sms => PhoneNumber.FromE164(recipient) is { } phone ? phone.ToString() : Mask,
        _ => recipient.Split('@') is [{ Length: > 0 } name, .., { Length: > 0 } place] ? $"{name[0]}{Mask}@{place}" : Mask,
    };
}
