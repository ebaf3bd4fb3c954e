using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>Sends what waits in the outbox: at least once, with growing pauses, and gives up visibly in the end.</summary>
internal sealed partial class OutboxDispatcher(
    DuplicatesDbContext db,
    FieldCipher cipher,
    MessageSenders senders,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options,
    ILogger<OutboxDispatcher> logger)
{
    private const int Batch = 50;
    private const int MaxAttempts = 12;
    private static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(2);

    /// <summary>Sends what is due now and returns how many messages were looked at.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.OutboxMessages.WhereFlag(row => row.IsPending, true).Where(row => row.NextAttemptAt <= now)
            .OrderBy(row => row.NextAttemptAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var message in due)
        {
            if (await ClaimAsync(message, cancellationToken))
            {
                await SendAsync(message, cancellationToken);
            }
        }

        return due.Count;
    }

    /// <summary>Takes the message for this host: of two hosts, one wins.</summary>
    private async Task<bool> ClaimAsync(OutboxMessageRow message, CancellationToken cancellationToken)
    {
        message.Attempts++;
        message.NextAttemptAt = clock.GetUtcNow() + ClaimLength;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Entry(message).State = EntityState.Detached;
            return false;
        }
    }

    private async Task SendAsync(OutboxMessageRow message, CancellationToken cancellationToken)
    {
        try
        {
            var outgoing = new OutgoingMessage(message.Id, cipher.Unprotect(message.RecipientCipher), message.Subject, cipher.Unprotect(message.BodyCipher));
            if (senders.Of(message.Channel) is { } sender)
            {
                await sender.SendAsync(outgoing, cancellationToken);
            }

            MarkSent(message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            MarkFailed(message, exception);
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }

    private void MarkSent(OutboxMessageRow message)
    {
        (message.SentAt, message.IsPending) = (clock.GetUtcNow(), false);
        if (message.Kind == Outbox.CodeKind && !options.Value.DevelopmentOutbox)
        {
            message.BodyCipher = string.Empty;
        }
    }

    private void MarkFailed(OutboxMessageRow message, Exception exception)
    {
        LogFailure(message.Id, message.Channel, message.Attempts, exception.GetType().Name);
        if (message.Attempts >= MaxAttempts)
        {
            (message.GivenUpAt, message.IsPending) = (clock.GetUtcNow(), false);
            return;
        }

        message.NextAttemptAt = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(Math.Pow(2, message.Attempts) * 5, 3600));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} by {Channel} was not taken at attempt {Attempt}: {Failure}")]
    private partial void LogFailure(Guid messageId, MessageChannel channel, int attempt, string failure);
}
