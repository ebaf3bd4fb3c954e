using System.Globalization;
using Duplicates.Domain;

namespace Duplicates.Service.Offices;

/// <summary>
/// The words of all offices, sorted, with the offices that have them. A query reads the words that begin as typed;
/// a word that begins none is forgiven a slip or two.
/// </summary>
internal sealed class OfficeIndex
{
    private const int ShortestForgiven = 4;
    private const int ShortestForgivenTwice = 8;

    private readonly Office[] _offices;
    private readonly string[] _words;
    private readonly int[][] _holders;
    private readonly Dictionary<string, int[]> _orders;
    private readonly Dictionary<string, IReadOnlyList<(string Code, int Offices)>> _regions;

    /// <summary>Reads the words of the offices.</summary>
    public OfficeIndex(IReadOnlyCollection<Office> offices)
    {
        _offices = [.. offices];
        var holders = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var office = 0; office < _offices.Length; office++)
        {
            foreach (var word in _offices[office].SearchText.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
            {
                (holders.TryGetValue(word, out var list) ? list : holders[word] = []).Add(office);
            }
        }

        (_words, _holders) = ([.. holders.Keys], [.. holders.Values.Select(list => list.ToArray())]);
        _orders = new(StringComparer.Ordinal) { [Languages.Kazakh] = OrderIn(Languages.Kazakh), [Languages.Russian] = OrderIn(Languages.Russian) };
        _regions = _orders.Keys.ToDictionary(language => language, RegionsIn, StringComparer.Ordinal);
    }

    /// <summary>The regions that have offices, in the order of the language, with their numbers.</summary>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    public IReadOnlyList<(string Code, int Offices)> Regions(string language) => _regions[language];

    /// <summary>The offices that have all the words, in the order of the language: region, then name.</summary>
    /// <param name="words">Folded words; none means all offices.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    public IEnumerable<Office> Find(IReadOnlyList<string> words, string language)
    {
        HashSet<int>? found = null;
        foreach (var word in words)
        {
            var holders = HoldersOf(word);
            if (found is null)
            {
                found = holders;
            }
            else
            {
                found.IntersectWith(holders);
            }

            if (found.Count == 0)
            {
                return [];
            }
        }

        var order = _orders[language];
        return (found is null ? Enumerable.Range(0, _offices.Length) : found).OrderBy(office => order[office]).Select(office => _offices[office]);
    }

    private HashSet<int> HoldersOf(string typed)
    {
        var first = Array.BinarySearch(_words, typed, StringComparer.Ordinal);
        first = first < 0 ? ~first : first;
        var found = new HashSet<int>();
        for (var word = first; word < _words.Length && _words[word].StartsWith(typed, StringComparison.Ordinal); word++)
        {
            found.UnionWith(_holders[word]);
        }

        return found.Count > 0 || typed.Length < ShortestForgiven || typed.Any(char.IsDigit) ? found : HoldersOfSimilar(typed);
    }

    private HashSet<int> HoldersOfSimilar(string typed)
    {
        var slips = typed.Length < ShortestForgivenTwice ? 1 : 2;
        var found = new HashSet<int>();
        for (var word = 0; word < _words.Length; word++)
        {
            if (WordLikeness.BeginsAlike(_words[word], typed, slips))
            {
                found.UnionWith(_holders[word]);
            }
        }

        return found;
    }

    private IReadOnlyList<(string Code, int Offices)> RegionsIn(string language) =>
        [.. Find([], language).GroupBy(office => office.Region, StringComparer.Ordinal).Select(group => (group.Key, group.Count()))];

    private int[] OrderIn(string language)
    {
        var order = StringComparer.Create(Languages.CultureOf(language), CompareOptions.NumericOrdering);
        var sorted = Enumerable.Range(0, _offices.Length)
            .OrderBy(office => Offices.Regions.Name(_offices[office].Region).In(language), order)
            .ThenBy(office => _offices[office].Name.In(language), order)
            .ToArray();
        var places = new int[sorted.Length];
        for (var place = 0; place < sorted.Length; place++)
        {
            places[sorted[place]] = place;
        }

        return places;
    }
}
