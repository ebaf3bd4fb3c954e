using Duplicates.Domain.People;

namespace Duplicates.Service.Offices;

/// <summary>Finds offices by any of their words: Kazakh letters folded, former names and regions included, slips forgiven.</summary>
public sealed class OfficeSearch(IOffices offices)
{
    private Indexed? _indexed;

    /// <summary>
    /// Offices in which every typed word begins some word, ordered by region and then by name in the order of the reader's alphabet.
    /// A word of four letters or more that begins none may hold one slip, from eight letters on two.
    /// </summary>
    /// <param name="typed">What was typed; empty means all.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>: the language of the order.</param>
    /// <param name="kinds">Which kinds; none means all.</param>
    public IReadOnlyList<Office> Find(string? typed, string language, params IReadOnlyCollection<OfficeKind> kinds)
    {
        var words = KazakhFolding.Fold(typed ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Index().Find(words, language).Where(office => kinds.Count == 0 || kinds.Contains(office.Kind))];
    }

    private OfficeIndex Index()
    {
        var published = offices.All;
        if (_indexed is { } indexed && ReferenceEquals(indexed.Offices, published))
        {
            return indexed.Index;
        }

        var index = new OfficeIndex(published);
        _indexed = new(published, index);
        return index;
    }

    private sealed record Indexed(IReadOnlyCollection<Office> Offices, OfficeIndex Index);
}
