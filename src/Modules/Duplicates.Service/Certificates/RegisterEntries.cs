using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Certificates;

/// <summary>Writes into the register what becomes of a duplicate: void, sent, arrived, handed over. Nothing else in a line ever changes.</summary>
internal sealed class RegisterEntries(DuplicatesDbContext db, Blanks blanks, StoredJson json) : IApplicationReaction
{
    /// <inheritdoc />
    public async Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        foreach (var one in happened)
        {
            if (one is BlankSpoiled spoiled)
            {
                Void(await FindAsync(spoiled.DuplicateId, cancellationToken), spoiled);
                await blanks.StageSpoiledAsync(application.OfficeId!, spoiled, cancellationToken);
            }
            else if (one is DuplicateAnnulled { ReplacedDuplicateId: { } replaced } annulled)
            {
                var prepared = application.History.OfType<DuplicatePrepared>().Last(prepared => prepared.DuplicateId == replaced);
                BlankSpoiled unusable = new(annulled.At, annulled.By, replaced, prepared.SeriesAndNumber, prepared.RegisterEntry, annulled.Reason);
                Void(await FindAsync(replaced, cancellationToken), unusable);
                await blanks.StageSpoiledAsync(application.OfficeId!, unusable, cancellationToken);
            }
            else if (one is DuplicateSentToCorporation or DuplicateArrivedAtCorporation or DuplicateHandedOver)
            {
                Write(await FindAsync(application.DuplicateId!.Value, cancellationToken), one);
            }
        }
    }

    /// <summary>The code of a void entry may be on a spoiled paper: whoever checks it learns that it has no force.</summary>
    private void Void(CertificateDuplicateRow row, BlankSpoiled spoiled)
    {
        (row.IsVoid, row.VoidReason) = (true, spoiled.Reason);
        row.Data = json.Write(json.Read<CertificateDuplicate>(row.Data) with { Annulment = new(spoiled.Reason, spoiled.By, spoiled.At) });
    }

    private static void Write(CertificateDuplicateRow row, ApplicationEvent happened)
    {
        switch (happened)
        {
            case DuplicateSentToCorporation sent:
                (row.SentToOfficeId, row.SentAt, row.SentLate) = (sent.ToOfficeId, sent.At, sent.IsLate);
                break;
            case DuplicateArrivedAtCorporation arrived:
                row.ArrivedAt = arrived.At;
                break;
            case DuplicateHandedOver handedOver:
                (row.HandedOverAt, row.HandedOverBy) = (handedOver.At, handedOver.By.DisplayName);
                (row.Recipient, row.IdentityDocument) = (handedOver.HandOver.Recipient, handedOver.HandOver.IdentityDocument);
                break;
        }
    }

    private Task<CertificateDuplicateRow> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.CertificateDuplicates.SingleAsync(row => row.Id == id, cancellationToken);
}
