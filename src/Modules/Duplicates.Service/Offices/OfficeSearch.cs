using System.Globalization;
using Duplicates.Domain.People;

namespace Duplicates.Service.Offices;

/// <summary>Finds offices by any of their words: Kazakh letters folded, former names and regions included.</summary>
public sealed class OfficeSearch(IOffices offices)
{
    /// <summary>
    /// Offices in which every typed word begins some word, ordered by region and then by name in the order of the reader's alphabet.
    /// </summary>
    /// <param name="typed">What was typed; empty means all.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>: the language of the order.</param>
    /// <param name="kinds">Which kinds; none means all.</param>
    public IReadOnlyList<Office> Find(string? typed, string language, params IReadOnlyCollection<OfficeKind> kinds)
    {
        var words = KazakhFolding.Fold(typed ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var order = StringComparer.Create(CultureInfo.GetCultureInfo(language == "ru" ? "ru-RU" : "kk-KZ"), CompareOptions.NumericOrdering);
        return [.. offices.All
            .Where(office => kinds.Count == 0 || kinds.Contains(office.Kind))
            .Where(office => Array.TrueForAll(words, word => HasWord(office.SearchText, word)))
            .OrderBy(office => Regions.Name(office.Region).In(language), order)
            .ThenBy(office => office.Name.In(language), order)];
    }

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] == ' ')
            {
                return true;
            }
        }

        return false;
    }
}
