using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
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
    OutboxQueue queue,
    FieldCipher cipher,
    MessageSenders senders,
    LanePauses pauses,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options,
    ILogger<OutboxDispatcher> logger) : IDisposable
{
    private readonly SemaphoreSlim _database = new(1);

    /// <inheritdoc />
    public void Dispose() => _database.Dispose();

    /// <summary>
    /// Sends what is due in a lane, until nothing more is or the way out fails. As many messages as the way takes at once are under way all
    /// the time: whichever is done makes room for the next, and none waits for a slow one before it.
    /// </summary>
    public async Task RunAsync(OutboxLane lane, CancellationToken cancellationToken)
    {
        var sender = senders.Of(lane.Channel);
        var underWay = new List<Task>();
        try
        {
            while (true)
            {
                if (underWay.Count < (sender?.AtOnce ?? 1) && await TakeAsync(lane, cancellationToken) is { } message)
                {
                    underWay.Add(DeliverAsync(lane, message, sender, cancellationToken));
                }
                else if (underWay.Count > 0)
                {
                    await OneOrAWhileAsync(underWay, lane.LookEvery, cancellationToken);
                }
                else
                {
                    return;
                }
            }
        }
        finally
        {
            await Task.WhenAll(underWay);
        }
    }

    /// <summary>Waits until one message is done, or until it is time to look for new ones.</summary>
    private static async Task OneOrAWhileAsync(List<Task> underWay, TimeSpan pause, CancellationToken cancellationToken)
    {
        await Task.WhenAny([.. underWay, Task.Delay(pause, cancellationToken)]);
        foreach (var done in underWay.Where(task => task.IsCompleted).ToList())
        {
            underWay.Remove(done);
            await done;
        }
    }

    private async Task<OutboxMessageRow?> TakeAsync(OutboxLane lane, CancellationToken cancellationToken)
    {
        if (pauses.IsResting(lane))
        {
            queue.Forget();
            return null;
        }

        await _database.WaitAsync(cancellationToken);
        try
        {
            return await queue.TakeAsync(lane, cancellationToken);
        }
        finally
        {
            _database.Release();
        }
    }

    private async Task DeliverAsync(OutboxLane lane, OutboxMessageRow message, IMessageSender? sender, CancellationToken cancellationToken)
    {
        var failure = await TrySendAsync(message, sender, cancellationToken);
        Learn(lane, failure);

        // whatever was sent is marked also while the host is being stopped
        await _database.WaitAsync(CancellationToken.None);
        try
        {
            await (failure is null ? MarkSentAsync(message) : MarkFailedAsync(message, failure));
        }
        finally
        {
            _database.Release();
        }
    }

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
            var recipient = cipher.Unprotect(message.RecipientCipher, ProtectedColumns.MessageRecipient.At(message.Id));
            var body = cipher.Unprotect(message.BodyCipher, ProtectedColumns.MessageBody.At(message.Id));
            await sender.SendAsync(new(message.Id, message.Language, recipient, message.Subject, body), cancellationToken);
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

    /// <summary>What an attempt tells of the way out: it rests after a failure that every message would meet.</summary>
    private void Learn(OutboxLane lane, DeliveryException? failure)
    {
        if (failure is null)
        {
            pauses.Worked(lane);
        }
        else if (failure.Problem.IsOfTheWay() && pauses.Failed(lane, failure.RetryAfter) is { } until)
        {
            LogWay(lane.Job, failure.Problem, failure.Code, failure.Cause, until);
        }
    }

    private Task MarkSentAsync(OutboxMessageRow message)
    {
        var (now, body) = (clock.GetUtcNow(), BodyAfterwards(message));
        return EndAsync(message, change => change.SetProperty(row => row.State, MessageState.Sent).SetProperty(row => row.SentAt, now)
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
        return EndAsync(message, change => change.SetProperty(row => row.State, state).SetProperty(row => row.GivenUpAt, now)
            .SetProperty(row => row.BodyCipher, body).SetProperty(row => row.Problem, problem).SetProperty(row => row.ProblemCode, code));
    }

    private async Task EndAsync(OutboxMessageRow message, Action<UpdateSettersBuilder<OutboxMessageRow>> change)
    {
        await StoreAsync(message, change);
        await queue.ReleaseNextAsync(message);
    }

    private async Task StoreAsync(OutboxMessageRow message, Action<UpdateSettersBuilder<OutboxMessageRow>> change)
    {
        if (!await queue.StoreAsync(message, change))
        {
            LogLate(message.Id, message.Channel, message.Attempts);
        }
    }

    /// <summary>A one-time code is not kept longer than it takes to send it.</summary>
    private string BodyAfterwards(OutboxMessageRow message) =>
        message.Kind is Outbox.CodeKind or Outbox.InvitationKind && !options.Value.DevelopmentOutbox ? string.Empty : message.BodyCipher;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} by {Channel} was not taken at attempt {Attempt}: {Problem} {Code} {Cause}")]
    private partial void LogFailure(Guid messageId, MessageChannel channel, int attempt, DeliveryProblem problem, int? code, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages of lane {Lane} rest after {Problem} {Code} {Cause} until {Until}")]
    private partial void LogWay(string lane, DeliveryProblem problem, int? code, string cause, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} by {Channel}: another host took it over before attempt {Attempt} ended; it may have been sent twice")]
    private partial void LogLate(Guid messageId, MessageChannel channel, int attempt);
}
