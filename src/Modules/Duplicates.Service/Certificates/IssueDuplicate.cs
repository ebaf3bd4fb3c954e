using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Certificates;

/// <summary>What an officer enters for a duplicate.</summary>
/// <param name="Kind">Which document it is; looked up in the school's book when the applicant did not remember.</param>
/// <param name="Blank">The blank.</param>
/// <param name="NameKk">The name on the Kazakh half.</param>
/// <param name="NameRu">The name on the Russian half.</param>
/// <param name="Signatories">Who signs.</param>
internal sealed record DuplicateEntry(CertificateKind Kind, SeriesAndNumber Blank, PersonName NameKk, PersonName NameRu, Signatories Signatories);

/// <summary>Fills in a duplicate: blank, register entry and case change together, or not at all.</summary>
internal sealed class IssueDuplicate(
    DuplicatesDbContext db,
    ApplicationStore store,
    CertificateRegister register,
    Blanks blanks,
    IOffices offices,
    TimeProvider clock)
{
    /// <summary>Issues it and stores the case.</summary>
    /// <exception cref="RuleViolationException">The case is not approved, or the blank is not free.</exception>
    /// <exception cref="StaleCaseException">Somebody else changed the case.</exception>
    public async Task IssueAsync(DuplicateApplication application, DuplicateEntry entered, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (id, today) = (Guid.CreateVersion7(now), DateOnly.FromDateTime(AlmatyTime.ToLocal(now)));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var entry = await register.NextEntryAsync(application.OfficeId!, today.Year, cancellationToken);
        await blanks.TakeAsync(application.OfficeId!, entered.Blank, id, cancellationToken);
        application.Prepare(id, entered.Blank.ToString(), entry.Number, by, now);
        register.Add(Compose(application, entered, new(id, entry, today)));
        await store.SaveAsync(application, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private CertificateDuplicate Compose(DuplicateApplication application, DuplicateEntry entered, Place place) => new()
    {
        Id = place.Id,
        ApplicationId = application.Id,
        Kind = entered.Kind,
        Scope = application.Content!.Document.Scope,
        Blank = entered.Blank,
        Entry = place.Entry,
        NameKk = entered.NameKk,
        NameRu = entered.NameRu,
        OfficeId = application.OfficeId!,
        OfficeName = offices.Find(application.OfficeId!)?.Name ?? application.Content.OfficeName,
        IssuedOn = place.IssuedOn,
        Signatories = entered.Signatories,
        VerificationCode = CertificateRegister.NewVerificationCode(),
        Original = application.RecordsSearch?.OriginalSeriesAndNumber ?? application.Content.Document.OriginalSeriesAndNumber,
        SheetVersion = LetterTemplates.Version(DocumentKind.DuplicateSheet),
        SheetSha256 = LetterTemplates.Sha256(DocumentKind.DuplicateSheet),
    };

    private sealed record Place(Guid Id, RegisterEntry Entry, DateOnly IssuedOn);
}
