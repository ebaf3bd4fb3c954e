using System.Globalization;
using System.Text.RegularExpressions;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Indexing.Analysis;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Certificates;

/// <summary>A line of the register of issued duplicates: what was entered, and what became of it.</summary>
/// <param name="Duplicate">What stands on the paper and in the register.</param>
/// <param name="CaseNumber">The case, nine digits.</param>
/// <param name="Channel">By which door the application came.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Checks">How often it was checked by its code.</param>
internal sealed record RegisterLine(CertificateDuplicate Duplicate, string CaseNumber, Channel Channel, RegisterFate Fate, long Checks);

/// <summary>What became of a duplicate after it was entered.</summary>
internal sealed record RegisterFate(
    bool IsVoid,
    string? VoidReason,
    DateTimeOffset? SentAt,
    string? SentToOfficeId,
    bool SentLate,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? HandedOverAt,
    string? HandedOverBy,
    string? Recipient,
    string? IdentityDocument);

/// <summary>A page of the register, and the entry after which the next one begins.</summary>
internal sealed record RegisterPage(IReadOnlyList<RegisterLine> Lines, int? Next);

/// <summary>Reads one school's register of a year. A page costs the same however long the register is.</summary>
internal sealed partial class RegisterReading(DuplicatesDbContext db, StoredJson json, FieldCipher cipher)
{
    /// <summary>The duplicates that were entered for a case, the first first, and whether each has force.</summary>
    public async Task<IReadOnlyList<(CertificateDuplicate Duplicate, bool HasForce)>> OfCaseAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var rows = await db.CertificateDuplicates.AsNoTracking().Where(row => row.ApplicationId == applicationId).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Read(json), !row.IsVoid && !row.IsAnnulled))];
    }

    /// <summary>Lines on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The years in which the school issued duplicates, the newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(string officeId, CancellationToken cancellationToken) =>
        await db.RegisterCounters.Where(row => row.OfficeId == officeId && row.LastNumber > 0).OrderByDescending(row => row.Year)
            .Select(row => row.Year).ToListAsync(cancellationToken);

    /// <summary>A page of the year, the newest entry first.</summary>
    /// <param name="officeId">The school.</param>
    /// <param name="year">The year of the register; an entry that is sought with its year is found in that one.</param>
    /// <param name="words">An entry number, a blank or a part of a name; empty for all.</param>
    /// <param name="before">Entries below this number only; null from the newest.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<RegisterPage> ReadAsync(string officeId, int year, string? words, int? before, CancellationToken cancellationToken)
    {
        var entry = EntryNumber().Match(IdentifierText.Bare(words));
        var shown = entry.Groups["year"] is { Success: true } stated ? int.Parse(stated.Value, CultureInfo.InvariantCulture) : year;
        var rows = Matching(OfYear(officeId, shown), entry, words);
        rows = before is { } number ? rows.Where(row => row.RegisterNumber < number) : rows;
        var found = await Lines(rows.OrderByDescending(row => row.RegisterNumber).Take(PageSize + 1)).ToListAsync(cancellationToken);
        found.Sort((one, other) => other.Row.RegisterNumber.CompareTo(one.Row.RegisterNumber));
        List<RegisterLine> lines = [.. found.Take(PageSize).Select(ToLine)];
        return new(lines, found.Count > PageSize ? lines[^1].Duplicate.Entry.Number : null);
    }

    /// <summary>The whole year in the order of the book, one line after another: the memory it takes does not grow with the register.</summary>
    public async IAsyncEnumerable<RegisterLine> StreamAsync(string officeId, int year, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var found in Lines(OfYear(officeId, year)).OrderBy(found => found.Row.RegisterNumber).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return ToLine(found);
        }
    }

    private IQueryable<CertificateDuplicateRow> OfYear(string officeId, int year) =>
        db.CertificateDuplicates.AsNoTracking().Where(row => row.OfficeId == officeId && row.RegisterYear == year);

    private static IQueryable<CertificateDuplicateRow> Matching(IQueryable<CertificateDuplicateRow> rows, Match entry, string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return rows;
        }

        if (entry.Success)
        {
            var number = int.Parse(entry.Groups["number"].Value, CultureInfo.InvariantCulture);
            return rows.Where(row => row.RegisterNumber == number);
        }

        if (SeriesAndNumber.TryParse(words, out var blank))
        {
            var text = blank.ToString();
            return rows.Where(row => row.Blank == text);
        }

        var folded = KazakhFolding.Fold(words.Trim());
        var inCyrillic = string.Join(' ', folded.Split(' ').Select(LatinScript.InCyrillic));
        return rows.Where(row => row.NamesFolded.Contains(folded) || row.NamesFolded.Contains(inCyrillic));
    }

    private IQueryable<Found> Lines(IQueryable<CertificateDuplicateRow> rows) =>
        from row in rows
        join application in db.Applications on row.ApplicationId equals application.Id
        join check in db.VerificationCounts on row.Id equals check.DuplicateId into checks
        from check in checks.DefaultIfEmpty()
        select new Found { Row = row, CaseNumber = application.Number!, Channel = application.Channel, Checks = (long?)check!.Count };

    private RegisterLine ToLine(Found found)
    {
        var row = found.Row;
        RegisterFate fate = new(
            row.IsVoid, Opened(row.VoidReason, ProtectedColumns.VoidReason, row), row.SentAt, row.SentToOfficeId, row.SentLate, row.ArrivedAt,
            row.HandedOverAt, row.HandedOverBy, Opened(row.Recipient, ProtectedColumns.Recipient, row), Opened(row.IdentityDocument, ProtectedColumns.IdentityDocument, row));
        return new(row.Read(json), found.CaseNumber, found.Channel, fate, found.Checks ?? 0);
    }

    private string? Opened(string? stored, ProtectedColumn column, CertificateDuplicateRow row) => stored is null ? null : cipher.UnprotectOrPlain(stored, column.At(row.Id));

    // An entry number as people write it: 12, № 12 or 12/2026.
    [GeneratedRegex(@"^(№\s*)?(?<number>[0-9]{1,6})(\s*/\s*(?<year>[0-9]{4}))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EntryNumber();

    private sealed class Found
    {
        public required CertificateDuplicateRow Row { get; init; }

        public required string CaseNumber { get; init; }

        public Channel Channel { get; init; }

        public long? Checks { get; init; }
    }
}
