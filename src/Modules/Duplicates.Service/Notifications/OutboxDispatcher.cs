using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>
/// Sends what waits in the outbox: at least once, those of a case in their order, with growing pauses, and gives up visibly in the end.
/// Any number of hosts may do it at once. A host that ends between sending and marking leaves the message to be sent again
/// when its claim is over, under the same id.
/// </summary>
internal sealed partial class OutboxDispatcher(
    DuplicatesDbContext db,
    FieldCipher cipher,
    MessageSenders senders,
    WayPauses pauses,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options,
    ILogger<OutboxDispatcher> logger)
{
    private const int ClaimsPerPatience = 6;
    private const int AtOnceWithoutSender = 50;

    private readonly TimeSpan _claimLength = options.Value.Messages.Patience * ClaimsPerPatience;

    /// <summary>Sends what is due on one channel, until nothing more is or the way out fails.</summary>
    public async Task RunAsync(MessageChannel channel, CancellationToken cancellationToken)
    {
        var sender = senders.Of(channel);
        while (!pauses.IsResting(channel) && await SendNextAsync(channel, sender, cancellationToken))
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<bool> SendNextAsync(MessageChannel channel, IMessageSender? sender, CancellationToken cancellationToken)
    {
        var due = await DueAsync(channel, urgent: true, sender?.AtOnce ?? AtOnceWithoutSender, cancellationToken);
        if (due.Count == 0)
        {
            due = await DueAsync(channel, urgent: false, sender?.AtOnce ?? AtOnceWithoutSender, cancellationToken);
        }

        var claimed = new List<OutboxMessageRow>(due.Count);
        foreach (var message in due)
        {
            if (await ClaimAsync(message, cancellationToken))
            {
                claimed.Add(message);
            }
        }

        var answers = await Task.WhenAll(claimed.Select(message => TrySendAsync(message, sender, cancellationToken)));
        await MarkAsync(channel, [.. claimed.Zip(answers)]);
        return due.Count > 0;
    }

    /// <summary>Those whose time has come and that no earlier message of the same case holds back.</summary>
    private Task<List<OutboxMessageRow>> DueAsync(MessageChannel channel, bool urgent, int count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.OutboxMessages.AsNoTracking()
            .Where(row => row.State == MessageState.Waiting && row.Channel == channel && row.IsUrgent == urgent && row.NextAttemptAt <= now)
            .Where(row => row.ApplicationId == null || !db.OutboxMessages.Any(earlier => earlier.ApplicationId == row.ApplicationId
                && earlier.Channel == channel && earlier.State == MessageState.Waiting && earlier.Position < row.Position))
            .OrderBy(row => row.NextAttemptAt).ThenBy(row => row.Position).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>Takes the message for this host: of several hosts, one wins.</summary>
    private async Task<bool> ClaimAsync(OutboxMessageRow message, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + _claimLength;
        var claimed = await AsSeen(message).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Attempts, row => row.Attempts + 1).SetProperty(row => row.NextAttemptAt, until), cancellationToken);
        message.Attempts += claimed;
        return claimed == 1;
    }

    /// <summary>The message, if no other host has taken it since.</summary>
    private IQueryable<OutboxMessageRow> AsSeen(OutboxMessageRow message) =>
        db.OutboxMessages.Where(row => row.Id == message.Id && row.State == MessageState.Waiting && row.Attempts == message.Attempts);

    /// <summary>Null when it was taken.</summary>
    private async Task<DeliveryException?> TrySendAsync(OutboxMessageRow message, IMessageSender? sender, CancellationToken cancellationToken)
    {
        if (sender is null)
        {
            return new(DeliveryProblem.NoWayOut);
        }

        if (message.Kind == Outbox.CodeKind && message.TryUntil <= clock.GetUtcNow())
        {
            return new(DeliveryProblem.Expired);
        }

        try
        {
            await sender.SendAsync(new(message.Id, message.Language, cipher.Unprotect(message.RecipientCipher), message.Subject, cipher.Unprotect(message.BodyCipher)), cancellationToken);
            return null;
        }
        catch (DeliveryException exception)
        {
            return exception;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new(DeliveryProblem.Unexpected, inner: exception);
        }
    }

    /// <summary>Records what happened; whatever was sent is marked also while the host is being stopped.</summary>
    private async Task MarkAsync(MessageChannel channel, IReadOnlyList<(OutboxMessageRow Message, DeliveryException? Failure)> attempts)
    {
        var failureOfWay = attempts.Select(attempt => attempt.Failure).FirstOrDefault(failure => failure?.Problem.IsOfTheWay() == true);
        if (failureOfWay is not null)
        {
            var until = pauses.Failed(channel, failureOfWay.RetryAfter);
            LogWay(channel, failureOfWay.Problem, failureOfWay.Code, failureOfWay.Cause, until);
        }
        else if (attempts.Any(attempt => attempt.Failure is null))
        {
            pauses.Worked(channel);
        }

        foreach (var (message, failure) in attempts)
        {
            await (failure is null ? MarkSentAsync(message) : MarkFailedAsync(message, failure));
        }
    }

    private Task MarkSentAsync(OutboxMessageRow message)
    {
        var (now, body) = (clock.GetUtcNow(), BodyAfterwards(message));
        return StoreAsync(message, change => change.SetProperty(row => row.State, MessageState.Sent).SetProperty(row => row.SentAt, now)
            .SetProperty(row => row.BodyCipher, body).SetProperty(row => row.Problem, (DeliveryProblem?)null).SetProperty(row => row.ProblemCode, (int?)null));
    }

    private Task MarkFailedAsync(OutboxMessageRow message, DeliveryException failure)
    {
        var (now, problem, code) = (clock.GetUtcNow(), failure.Problem, failure.Code);
        LogFailure(message.Id, message.Channel, message.Attempts, problem, code, failure.Cause);
        var next = now + (problem.IsOfTheWay()
            ? RetryPlan.ForWay(1, Random.Shared.NextDouble())
            : RetryPlan.ForMessage(message.Attempts, Random.Shared.NextDouble(), failure.RetryAfter));
        if (!problem.IsPermanent() && next < message.TryUntil)
        {
            return StoreAsync(message, change => change.SetProperty(row => row.NextAttemptAt, next)
                .SetProperty(row => row.Problem, problem).SetProperty(row => row.ProblemCode, code));
        }

        var (state, body) = (problem is DeliveryProblem.Expired or DeliveryProblem.NoWayOut ? MessageState.Discarded : MessageState.Failed, BodyAfterwards(message));
        return StoreAsync(message, change => change.SetProperty(row => row.State, state).SetProperty(row => row.GivenUpAt, now)
            .SetProperty(row => row.BodyCipher, body).SetProperty(row => row.Problem, problem).SetProperty(row => row.ProblemCode, code));
    }

    private async Task StoreAsync(OutboxMessageRow message, Action<UpdateSettersBuilder<OutboxMessageRow>> change)
    {
        if (await AsSeen(message).ExecuteUpdateAsync(change, CancellationToken.None) == 0)
        {
            LogLate(message.Id, message.Channel, message.Attempts);
        }
    }

    /// <summary>A one-time code is not kept longer than it takes to send it.</summary>
    private string BodyAfterwards(OutboxMessageRow message) =>
        message.Kind == Outbox.CodeKind && !options.Value.DevelopmentOutbox ? string.Empty : message.BodyCipher;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} by {Channel} was not taken at attempt {Attempt}: {Problem} {Code} {Cause}")]
    private partial void LogFailure(Guid messageId, MessageChannel channel, int attempt, DeliveryProblem problem, int? code, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages by {Channel} rest after {Problem} {Code} {Cause} until {Until}")]
    private partial void LogWay(MessageChannel channel, DeliveryProblem problem, int? code, string cause, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} by {Channel}: another host took it over before attempt {Attempt} ended; it may have been sent twice")]
    private partial void LogLate(Guid messageId, MessageChannel channel, int attempt);
}
