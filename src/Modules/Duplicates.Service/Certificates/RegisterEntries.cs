using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Certificates;

/// <summary>Writes into the register what becomes of a duplicate: void, sent, arrived, returned, handed over. Nothing else in a line ever changes.</summary>
internal sealed class RegisterEntries(DuplicatesDbContext db, Blanks blanks, StoredJson json, FieldCipher cipher) : IApplicationReaction
{
    /// <inheritdoc />
    public ReactionTurn Turn => ReactionTurn.Register;

    /// <inheritdoc />
    public async Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        foreach (var change in happened.Select(one => CaseSteps.Of(one).RegisterChangeOf(application, one)).OfType<RegisterChange>())
        {
            Write(await FindAsync(change.DuplicateId, cancellationToken), change);
            if (change is LineVoid spoiled)
            {
                await blanks.StageSpoiledAsync(application.OfficeId!, spoiled, cancellationToken);
            }
        }
    }

    private void Write(CertificateDuplicateRow row, RegisterChange change)
    {
        switch (change)
        {
            case LineVoid spoiled:
                // the code of a void entry may be on a spoiled paper: whoever checks it learns that it has no force
                (row.IsVoid, row.VoidReason) = (true, cipher.Protect(spoiled.Reason, ProtectedColumns.VoidReason.At(row.Id)));
                row.Write(row.Read(json) with { Annulment = new(spoiled.Reason, spoiled.By, spoiled.At) }, json);
                break;
            case LineSent sent:
                (row.SentToOfficeId, row.SentAt, row.SentLate) = (sent.ToOfficeId, sent.At, row.SentLate || sent.IsLate);
                break;
            case LineArrived arrived:
                row.ArrivedAt = arrived.At;
                break;
            case LineReturned:
                (row.SentToOfficeId, row.SentAt, row.ArrivedAt) = (null, null, null);
                break;
            case LineHandedOver handedOver:
                (row.HandedOverAt, row.HandedOverBy) = (handedOver.At, handedOver.By.DisplayName);
                row.Recipient = cipher.Protect(handedOver.HandOver.Recipient, ProtectedColumns.Recipient.At(row.Id));
                row.IdentityDocument = cipher.Protect(handedOver.HandOver.IdentityDocument, ProtectedColumns.IdentityDocument.At(row.Id));
                break;
        }
    }

    private Task<CertificateDuplicateRow> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.CertificateDuplicates.SingleAsync(row => row.Id == id, cancellationToken);
}
