using Duplicates.Domain;
using Duplicates.Service.Indexing;

namespace Duplicates.Service.Offices;

/// <summary>What a search of offices found.</summary>
/// <param name="Offices">The closest first; those as close as each other by region and name in the order of the reader's alphabet.</param>
/// <param name="Understood">How the typed words were taken.</param>
public sealed record FoundOffices(IReadOnlyList<Office> Offices, Understood Understood)
{
    /// <summary>The one office that all typed words name, each as it was typed; null when they name none or several.</summary>
    public Office? Only => Understood.IsExact && Offices is [var only] ? only : null;
}

/// <summary>
/// Finds offices by number, name, former name, place and BIN, in any letters and with any endings, slips forgiven (decision 0070).
/// One search serves the directory, the choice of a school, the work of staff and the programs of partners.
/// </summary>
public sealed class OfficeSearch : IDisposable
{
    private const int BinLength = 12;

    private readonly CurrentIndex<Office> _index = new(new OfficeLayout());
    private readonly IOffices _offices;
    private readonly ISynonyms _synonyms;
    private volatile OfficeLists? _lists;

    /// <summary>Searches these offices.</summary>
    internal OfficeSearch(IOffices offices, ISynonyms synonyms) => (_offices, _synonyms) = (offices, synonyms);

    /// <summary>The offices that answer to what was typed.</summary>
    /// <param name="typed">What was typed; empty means all, by region and then by name. A whole BIN finds its office.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>: the language of the order.</param>
    /// <param name="kinds">Which kinds; none means all.</param>
    /// <param name="region">Two-digit KATO region; null means all.</param>
    public FoundOffices Find(string? typed, string language, IReadOnlyCollection<OfficeKind> kinds, string? region = null)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            var within = Lists().In(language).Where(office => (kinds.Count == 0 || kinds.Contains(office.Kind)) && (region is null || string.Equals(office.Region, region, StringComparison.Ordinal)));
            return new([.. within], Understood.Exactly);
        }

        var hits = Search(new(typed, language, int.MaxValue)
        {
            Within = [(OfficeLayout.Kind, [.. kinds.Select(kind => kind.ToString())]), (OfficeLayout.Region, region is null ? [] : [region])],
        });
        return new(hits.Items, hits.Understood);
    }

    /// <summary>The regions that have offices, in the order of the language, with their numbers.</summary>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    public IReadOnlyList<(string Code, int Offices)> Regions(string language) => Lists().Regions(language);

    /// <summary>Puts newly published offices into the index and in order, so that no reader has to wait for it.</summary>
    public void Prepare()
    {
        Follow();
        foreach (var language in Languages.All)
        {
            Lists().Regions(language);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _index.Dispose();

    /// <summary>The closest offices, and how many there are.</summary>
    internal SearchHits<Office> Search(SearchRequest request)
    {
        Follow();
        return _index.Find(request with { Typed = WithWholeBin(request.Typed) }, _synonyms.Current);
    }

    /// <summary>A BIN that was typed in groups is one word.</summary>
    private static string WithWholeBin(string typed)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        return digits.Length == BinLength && typed.All(letter => char.IsAsciiDigit(letter) || char.IsWhiteSpace(letter) || letter is '-') ? digits : typed;
    }

    private void Follow()
    {
        var published = _offices.All;
        _index.Follow(published, () => published);
    }

    private OfficeLists Lists()
    {
        var published = _offices.All;
        return _lists is { } lists && ReferenceEquals(lists.Offices, published) ? lists : _lists = new(published);
    }
}
