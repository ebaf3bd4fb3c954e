using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Indexing.Analysis;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Casework;

/// <summary>What was found; there may be more than can be shown.</summary>
internal sealed record WorkListFound(IReadOnlyList<WorkListLine> Lines, bool IsCut);

/// <summary>
/// Finds cases of one school by number, by the exact IIN of the learner or the applicant, or by how words of the learner's
/// name begin. However many cases there are, at most <see cref="MostCandidates"/> are looked at.
/// </summary>
internal sealed class WorkListSearch(DuplicatesDbContext db, LookupKeys keys)
{
    /// <summary>Cases that are shown.</summary>
    public const int Most = 50;

    private const int MostCandidates = 1000;

    /// <summary>What was typed tells what is meant: nine digits a number, twelve an IIN, anything else a name.</summary>
    public Task<WorkListFound> FindAsync(string officeId, string typed, CancellationToken cancellationToken)
    {
        if (ApplicationNumber.TryParse(typed, out var number, out _))
        {
            return ReadAsync(db.Applications.Where(row => row.OfficeId == officeId && row.Number == number.Value), cancellationToken);
        }

        if (Iin.TryParse(typed, out var iin, out _))
        {
            return ReadAsync(Cases(OfPerson(keys.Of(iin)).Where(place => place.OfficeId == officeId)), cancellationToken);
        }

        var words = KazakhFolding.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? Task.FromResult(new WorkListFound([], IsCut: false)) : InAnySpellingAsync(officeId, typed, words, cancellationToken);
    }

    /// <summary>A name is sought as it is typed; then by how it sounds, which Latin letters and other spellings keep; then as typed on the other layout.</summary>
    private async Task<WorkListFound> InAnySpellingAsync(string officeId, string typed, string[] words, CancellationToken cancellationToken)
    {
        var found = await ByNameAsync(officeId, words, cancellationToken);
        var sounds = Array.ConvertAll(words, word => SoundKey.Of(LatinScript.InCyrillic(word)));
        if (found.Lines.Count == 0 && Array.TrueForAll(sounds, sound => sound.Length > 0))
        {
            found = await BySoundAsync(officeId, sounds, cancellationToken);
        }

        var meant = found.Lines.Count == 0 && KeyboardLayout.Swap(typed) is { } other ? KazakhFolding.Fold(other).Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return meant.Length > 0 ? await ByNameAsync(officeId, meant, cancellationToken) : found;
    }

    /// <summary>The longest word narrows most; the others are looked up among what it leaves.</summary>
    private Task<WorkListFound> ByNameAsync(string officeId, string[] words, CancellationToken cancellationToken) => AmongAsync(officeId, words, (rows, word) =>
    {
        var (first, inside) = ($"{Escaped(word)}%", $"% {Escaped(word)}%");
        return rows.Where(row => EF.Functions.Like(row.LearnerNameFolded, first, "\\") || EF.Functions.Like(row.LearnerNameFolded, inside, "\\"));
    }, cancellationToken);

    private Task<WorkListFound> BySoundAsync(string officeId, string[] sounds, CancellationToken cancellationToken) => AmongAsync(officeId, sounds, (rows, sound) =>
    {
        var alike = BeginningWith(officeId, sound);
        return rows.Where(row => alike.Any(word => word.ApplicationId == row.Id));
    }, cancellationToken);

    private async Task<WorkListFound> AmongAsync(
        string officeId, string[] words, Func<IQueryable<ApplicationRow>, string, IQueryable<ApplicationRow>> holding, CancellationToken cancellationToken)
    {
        var longest = words.MaxBy(word => word.Length)!;
        var candidates = BeginningWith(officeId, longest).OrderBy(row => row.Word).ThenBy(row => row.ApplicationId)
            .Select(word => new Place { CaseId = word.ApplicationId, OfficeId = word.OfficeId }).Take(MostCandidates);
        var isCut = await candidates.CountAsync(cancellationToken) == MostCandidates;
        var rows = Cases(candidates.Distinct()); // two words of one name may begin alike
        var found = await ReadAsync(words.Where(word => !ReferenceEquals(word, longest)).Aggregate(rows, holding), cancellationToken);
        return found with { IsCut = found.IsCut || isCut };
    }

    private IQueryable<CaseNameWordRow> BeginningWith(string officeId, string word)
    {
        var end = word + char.MaxValue;
        return db.CaseNameWords.Where(row => row.OfficeId == officeId && row.Word.CompareTo(word) >= 0 && row.Word.CompareTo(end) < 0);
    }

    /// <summary>Two questions, each with an index of its own.</summary>
    private IQueryable<Place> OfPerson(string key) =>
        db.Applications.Where(row => row.LearnerKey == key).Select(row => new Place { CaseId = row.Id, OfficeId = row.OfficeId })
            .Union(db.Applications.Where(row => row.ApplicantKey == key).Select(row => new Place { CaseId = row.Id, OfficeId = row.OfficeId }));

    /// <summary>The cases in these places. The office is compared with that of the place: compared with a value, SQLite would rather read all cases of the office.</summary>
    private IQueryable<ApplicationRow> Cases(IQueryable<Place> places) =>
        from place in places
        join row in db.Applications on new { Id = place.CaseId, place.OfficeId } equals new { row.Id, row.OfficeId }
        select row;

    private async Task<WorkListFound> ReadAsync(IQueryable<ApplicationRow> rows, CancellationToken cancellationToken)
    {
        var lines = await rows.Where(row => row.DueOn != null).OrderByDescending(row => row.IsOpen).ThenBy(row => row.DueOn).ThenBy(row => row.Id).Take(Most + 1).Lines(db).ToListAsync(cancellationToken);
        return new([.. lines.Take(Most)], lines.Count > Most);
    }

    private static string Escaped(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    /// <summary>Where a case is.</summary>
    private sealed class Place
    {
        public required Guid CaseId { get; init; }

        public required string OfficeId { get; init; }
    }
}
