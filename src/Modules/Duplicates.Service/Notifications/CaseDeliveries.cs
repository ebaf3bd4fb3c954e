using Duplicates.Domain.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Notifications;

/// <summary>How a message about a case fared.</summary>
internal sealed record CaseDelivery(
    string Kind, MessageChannel Channel, MessageState State, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset NextAttemptAt, DeliveryProblem? Problem, Guid? NoticeId);

/// <summary>A way by which nothing reaches the applicant.</summary>
/// <param name="Channel">The way.</param>
/// <param name="Recipient">The phone in E.164 or the e-mail address to which the newest message went.</param>
internal sealed record DeadEnd(MessageChannel Channel, string Recipient);

/// <summary>Tells those who may see a case how its messages fared.</summary>
internal sealed class CaseDeliveries(DuplicatesDbContext db, FieldCipher cipher)
{
    /// <summary>Messages that are shown.</summary>
    public const int Most = 100;

    /// <summary>The newest messages of a case, newest first.</summary>
    public async Task<IReadOnlyList<CaseDelivery>> OfAsync(DuplicateApplication application, CancellationToken cancellationToken) =>
        await Deliveries(db.OutboxMessages.Where(row => row.ApplicationId == application.Id)
            .OrderByDescending(row => row.Position)).Take(Most).ToListAsync(cancellationToken);

    /// <summary>By what ways one message of the inbox went.</summary>
    public async Task<IReadOnlyList<CaseDelivery>> OfNoticeAsync(Guid noticeId, CancellationToken cancellationToken) =>
        await Deliveries(db.OutboxMessages.Where(row => row.NoticeId == noticeId).OrderBy(row => row.Position)).ToListAsync(cancellationToken);

    /// <summary>The ways by which nothing reaches the applicant, as the newest message of each shows: the number or the address is wrong.</summary>
    public async Task<IReadOnlyList<DeadEnd>> DeadEndsAsync(DuplicateApplication application, CancellationToken cancellationToken)
    {
        var newest = (await OfAsync(application, cancellationToken)).GroupBy(delivery => delivery.Channel).Select(deliveries => deliveries.First());
        var ends = new List<DeadEnd>();
        foreach (var channel in newest.Where(delivery => delivery.State is MessageState.Failed or MessageState.Discarded && delivery.Problem is DeliveryProblem.AddressRefused).Select(delivery => delivery.Channel))
        {
            var newestOfWay = await db.OutboxMessages.Where(row => row.ApplicationId == application.Id && row.Channel == channel)
                .OrderByDescending(row => row.Position).Select(row => new { row.Id, row.RecipientCipher }).FirstAsync(cancellationToken);
            ends.Add(new(channel, cipher.Unprotect(newestOfWay.RecipientCipher, ProtectedColumns.MessageRecipient.At(newestOfWay.Id))));
        }

        return ends;
    }

    private static IQueryable<CaseDelivery> Deliveries(IQueryable<OutboxMessageRow> rows) => rows.AsNoTracking().Select(row =>
        new CaseDelivery(row.Kind, row.Channel, row.State, row.CreatedAt, row.SentAt, row.NextAttemptAt, row.Problem, row.NoticeId));
}
