using Duplicates.Domain.People;

namespace Duplicates.Service.Offices;

/// <summary>Finds offices by any of their words: Kazakh letters folded, former names and regions included, slips forgiven.</summary>
public sealed class OfficeSearch(IOffices offices)
{
    private readonly Lock _changing = new();
    private Indexed? _indexed;

    /// <summary>
    /// Offices in which every typed word begins some word, ordered by region and then by name in the order of the reader's alphabet.
    /// A word of four letters or more that begins none may hold one slip, from eight letters on two. A whole BIN finds its office.
    /// </summary>
    /// <param name="typed">What was typed; empty means all.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>: the language of the order.</param>
    /// <param name="kinds">Which kinds; none means all.</param>
    public IReadOnlyList<Office> Find(string? typed, string language, params IReadOnlyCollection<OfficeKind> kinds)
    {
        if (Bin.TryParse(typed, out var bin))
        {
            return [.. offices.All.Where(office => string.Equals(office.Bin, bin.Value, StringComparison.Ordinal) && (kinds.Count == 0 || kinds.Contains(office.Kind)))];
        }

        var words = KazakhFolding.Fold(typed ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Index().Find(words, language).Where(office => kinds.Count == 0 || kinds.Contains(office.Kind))];
    }

    /// <summary>The regions that have offices, in the order of the language, with their numbers.</summary>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    public IReadOnlyList<(string Code, int Offices)> Regions(string language) => Index().Regions(language);

    /// <summary>Puts the words of newly published offices in order, so that no reader has to wait for it.</summary>
    public void Prepare() => Index();

    private OfficeIndex Index()
    {
        var published = offices.All;
        lock (_changing)
        {
            if (_indexed is null || !ReferenceEquals(_indexed.Offices, published))
            {
                _indexed = new(published, new(() => new OfficeIndex(published)));
            }
        }

        return _indexed.Index.Value;
    }

    private sealed record Indexed(IReadOnlyCollection<Office> Offices, Lazy<OfficeIndex> Index);
}
