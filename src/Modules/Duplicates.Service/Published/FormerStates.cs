using System.Collections.ObjectModel;
using Duplicates.Service.Content;

namespace Duplicates.Service.Published;

/// <summary>How sets were public before.</summary>
internal static class FormerStates
{
    /// <summary>Languages of one publication are stored one after the other by some doors; a state in between was never meant.</summary>
    private static readonly TimeSpan OnePublication = TimeSpan.FromSeconds(10);

    /// <summary>Nothing is known of earlier states.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<ContentItem>>> None { get; } = ReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<ContentItem>>>.Empty;

    /// <summary>The states of each set, the newest first: of each item the version that was public at the time.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<ContentItem>>> Of(IEnumerable<PublicVersion> versions) => versions
        .Select(version => (Item: new ContentItem(version.Item), version.PublishedUtc))
        .GroupBy(version => ItemLabel.SetOf(version.Item), StringComparer.Ordinal)
        .ToDictionary(set => set.Key, IReadOnlyList<IReadOnlyList<ContentItem>> (set) => StatesOf([.. set]), StringComparer.Ordinal);

    private static List<IReadOnlyList<ContentItem>> StatesOf(List<(ContentItem Item, DateTimeOffset PublishedUtc)> versions)
    {
        var states = new List<IReadOnlyList<ContentItem>>();
        var later = DateTimeOffset.MaxValue;
        foreach (var instant in versions.Select(version => version.PublishedUtc).Distinct().OrderDescending().Where(instant => later - instant > OnePublication))
        {
            states.Add([.. versions.Where(version => version.PublishedUtc <= instant).GroupBy(version => version.Item.Id, StringComparer.Ordinal).Select(item => item.MaxBy(version => version.PublishedUtc).Item)]);
            later = instant;
        }

        return states;
    }
}
