using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Documents;

/// <summary>A paper in the list of a case.</summary>
/// <param name="Kind">Which paper.</param>
/// <param name="Ordinal">1 for the first of its kind.</param>
/// <param name="Number">The outgoing number; null when it has none.</param>
/// <param name="On">The day it was issued (Almaty); null when it was not kept as issued.</param>
internal sealed record CasePaper(DocumentKind Kind, int Ordinal, string? Number, DateOnly? On);

/// <summary>A letter as anybody who holds it may see it: nothing personal.</summary>
internal sealed record PublicLetter(DocumentKind Kind, string Number, DateOnly On, string IssuerId);

/// <summary>Finds papers as they were issued.</summary>
internal sealed class Letters(DuplicatesDbContext db, LetterVault vault, IOptions<DuplicatesOptions> options)
{
    /// <summary>
    /// The papers of a case in the order in which they came about; those of an old case that were not kept are among them, and letters
    /// about complaints are not.
    /// </summary>
    public async Task<IReadOnlyList<CasePaper>> OfAsync(DuplicateApplication application, CancellationToken cancellationToken)
    {
        var kept = await db.Letters
            .Where(row => row.ApplicationId == application.Id && row.Kind != DocumentKind.ComplaintAcknowledgement && row.Kind != DocumentKind.ComplaintAnswer)
            .OrderBy(row => row.Ordinal)
            .Select(row => new { row.Kind, row.Ordinal, row.NumberText, row.CreatedAt }).ToListAsync(cancellationToken);
        return [.. DocumentKinds.Of(application).Concat(kept.Select(row => row.Kind)).Distinct().Order().SelectMany(kind =>
            kept.Where(row => row.Kind == kind).Select(row => new CasePaper(kind, row.Ordinal, row.NumberText, DayOf(row.CreatedAt)))
                .DefaultIfEmpty(new(kind, 1, null, null)))];
    }

    /// <summary>A paper of a case as it was kept, without its PDF; null when it was not kept.</summary>
    public Task<IssuedLetter?> FindAsync(Guid applicationId, DocumentKind kind, int ordinal, CancellationToken cancellationToken) =>
        FindAsync(db.Letters.Where(row => row.ApplicationId == applicationId && row.Kind == kind && row.Ordinal == ordinal), cancellationToken);

    /// <summary>The letter with this identity as it was kept, without its PDF; null when there is none.</summary>
    public Task<IssuedLetter?> FindAsync(Guid letterId, CancellationToken cancellationToken) => FindAsync(db.Letters.Where(row => row.Id == letterId), cancellationToken);

    /// <summary>Number and day of those of the letters that were kept, by identity.</summary>
    public async Task<IReadOnlyDictionary<Guid, (string Number, DateOnly On)>> NumbersOfAsync(IReadOnlyCollection<Guid> letterIds, CancellationToken cancellationToken) =>
        await db.Letters.Where(row => letterIds.Contains(row.Id)).Select(row => new { row.Id, row.NumberText, row.CreatedAt })
            .ToDictionaryAsync(row => row.Id, row => (row.NumberText!, DayOf(row.CreatedAt)), cancellationToken);

    /// <summary>The letter behind a verification code; null when there is none.</summary>
    public async Task<PublicLetter?> FindAsync(VerificationCode code, CancellationToken cancellationToken) =>
        await db.Letters.Where(row => row.VerificationCode == code.Value)
            .Select(row => new { row.Kind, row.NumberText, row.CreatedAt, row.OfficeId }).SingleOrDefaultAsync(cancellationToken) is { } row
                ? new(row.Kind, row.NumberText!, DayOf(row.CreatedAt), row.OfficeId)
                : null;

    private async Task<IssuedLetter?> FindAsync(IQueryable<LetterRow> rows, CancellationToken cancellationToken) =>
        await rows.Select(row => new { row.Id, row.ApplicationId, row.Kind, row.Language, row.Text, row.Sha256, row.NumberText, row.VerificationCode, row.CreatedAt })
            .SingleOrDefaultAsync(cancellationToken) is { } row
                ? new(
                    row.Id,
                    row.Language,
                    row.Text is null ? null : vault.Open(row.Text, ProtectedColumns.LetterWords.At(row.Id, row.ApplicationId), row.Sha256!),
                    new(row.NumberText, row.CreatedAt, row.VerificationCode, LetterTerms.ComplaintUntil(row.Kind, DayOf(row.CreatedAt), options.Value.Letters)))
                : null;

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(AlmatyTime.ToLocal(at));
}

/// <summary>A paper as it was issued.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Language">The language it speaks.</param>
/// <param name="Words">Its words as HTML; null when they could not be written at the time.</param>
/// <param name="Facts">Number, date and code.</param>
internal sealed record IssuedLetter(Guid Id, string Language, string? Words, LetterFacts Facts);
