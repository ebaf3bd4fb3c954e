namespace Duplicates.Domain.Reception;

/// <summary>
/// Hides counts of few visits where figures are public, so that neither a number nor the difference of two sums tells of somebody (decision 80).
/// </summary>
public static class SmallCounts
{
    /// <summary>A count that is smaller than this, and not zero, is not told.</summary>
    public const int Fewest = 5;

    /// <summary>
    /// Hides the small counts of two columns, of which everybody may know the sum of all, and the sum of each column from elsewhere. Where what is hidden
    /// could be reckoned from a sum, the next smallest counts are hidden with it: always two at least, of <see cref="Fewest"/> visits together at least.
    /// </summary>
    /// <param name="first">The counts of one column, none negative.</param>
    /// <param name="second">Those of the other.</param>
    /// <returns>The same in the same order; null is hidden. Zero is always told.</returns>
    public static (IReadOnlyList<int?> First, IReadOnlyList<int?> Second) Hide(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var (hiddenFirst, hiddenSecond) = (HiddenOf(first), HiddenOf(second));
        if (!IsSafe(first, hiddenFirst) && hiddenSecond.Count == 0)
        {
            HideSmallest(second, hiddenSecond);
        }

        if (!IsSafe(second, hiddenSecond) && hiddenFirst.Count == 0)
        {
            HideSmallest(first, hiddenFirst);
        }

        return (Shown(first, hiddenFirst), Shown(second, hiddenSecond));
    }

    private static HashSet<int> HiddenOf(IReadOnlyList<int> counts)
    {
        var hidden = Enumerable.Range(0, counts.Count).Where(place => counts[place] is > 0 and < Fewest).ToHashSet();
        while (!IsSafe(counts, hidden) && HideSmallest(counts, hidden))
        {
            // one more
        }

        return hidden;
    }

    private static bool IsSafe(IReadOnlyList<int> counts, HashSet<int> hidden) =>
        hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum(place => counts[place]) >= Fewest);

    /// <summary>Hides the smallest count that is told and not zero; false when there is none.</summary>
    private static bool HideSmallest(IReadOnlyList<int> counts, HashSet<int> hidden)
    {
        var told = Enumerable.Range(0, counts.Count).Where(place => counts[place] > 0 && !hidden.Contains(place)).ToList();
        return told.Count > 0 && hidden.Add(told.MinBy(place => counts[place]));
    }

    private static List<int?> Shown(IReadOnlyList<int> counts, HashSet<int> hidden) =>
        [.. counts.Select((count, place) => hidden.Contains(place) ? (int?)null : count)];
}
