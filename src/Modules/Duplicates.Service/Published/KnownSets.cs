using Duplicates.Service.Content;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Published;

/// <summary>
/// The sets that were read before, so that publishing one item does not read ten thousand schools anew, and so that what cannot be read
/// any more stays as it was. Not for several threads at once.
/// </summary>
/// <param name="read">Reads a set; it throws when that cannot be done.</param>
internal sealed class KnownSets(Func<string, IReadOnlyList<ContentItem>, ReadSet> read)
{
    private Dictionary<string, ReadSet> _byVersions = new(StringComparer.Ordinal);
    private Dictionary<string, ReadSet> _bySet = new(StringComparer.Ordinal);
    private IReadOnlyList<Office> _offices = [];

    /// <summary>
    /// Reads everything that can be read. A set is read anew only when a version of it is not the one that was read before, and the list of
    /// offices is the very same as long as all of them are. A set that cannot be read, or claims what another has claimed before, is left out
    /// by itself; the last that could be read of it takes its place.
    /// </summary>
    /// <param name="items">What is published.</param>
    /// <param name="former">Earlier states of sets, the newest first.</param>
    public (ContentSnapshot Snapshot, IReadOnlyList<QuarantinedSet> Quarantine) Read(
        IReadOnlyList<ContentItem> items, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<ContentItem>>> former)
    {
        var sets = items.GroupBy(ItemLabel.SetOf, StringComparer.Ordinal).Select(set => (Id: set.Key, Items: (IReadOnlyList<ContentItem>)[.. set])).ToList();
        var (versions, good, taken, quarantine) = (
            new Dictionary<string, ReadSet>(sets.Count, StringComparer.Ordinal), new Dictionary<string, ReadSet>(sets.Count, StringComparer.Ordinal),
            new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<QuarantinedSet>());

        // of two that claim the same, the one that was public first keeps it
        foreach (var (id, published) in sets.OrderBy(set => set.Items.Max(ItemLabel.Since)))
        {
            if (TryTake(() => ReadPublished(id, published, versions), taken, out var reason) is { } whole)
            {
                good[id] = whole;
                continue;
            }

            var standIn = StandInsOf(id, former).Select(state => TryTake(state, taken, out _)).FirstOrDefault(state => state is not null);
            quarantine.Add(new(id, ItemLabel.TypeOf(published[0]), ItemLabel.TitleOf(published[0]), reason, standIn is not null, published));
            if (standIn is not null)
            {
                good[id] = standIn;
            }
        }

        (_byVersions, _bySet) = (versions, good);
        return (SnapshotOf([.. sets.Where(set => good.ContainsKey(set.Id)).Select(set => good[set.Id])]), quarantine);
    }

    private static ReadSet? TryTake(Func<ReadSet> state, HashSet<string> taken, out string reason)
    {
        try
        {
            var set = state();
            reason = set.Claims.FirstOrDefault(taken.Contains) is { } claimed ? $"{claimed} belongs to another set already." : string.Empty;
            if (reason.Length > 0)
            {
                return null;
            }

            taken.UnionWith(set.Claims);
            return set;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            reason = exception.Message;
            return null;
        }
    }

    private ReadSet ReadPublished(string id, IReadOnlyList<ContentItem> items, Dictionary<string, ReadSet> versions)
    {
        var version = string.Join(' ', items.Select(item => $"{item.VersionId} {item.ModifiedAt:O}").Order(StringComparer.Ordinal));
        var key = $"{id} {version}";
        return versions[key] = _byVersions.GetValueOrDefault(key) ?? read(id, items);
    }

    private IEnumerable<Func<ReadSet>> StandInsOf(string id, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<ContentItem>>> former) =>
    [
        .. _bySet.TryGetValue(id, out var last) ? new Func<ReadSet>[] { () => last } : [],
        .. (former.GetValueOrDefault(id) ?? []).Select(state => (Func<ReadSet>)(() => read(id, state))),
    ];

    private ContentSnapshot SnapshotOf(IReadOnlyList<ReadSet> sets)
    {
        var offices = sets.Select(set => set.Office).OfType<Office>().ToList();
        _offices = offices.SequenceEqual(_offices, ReferenceEqualityComparer.Instance) ? _offices : offices;
        return new([.. sets.SelectMany(set => set.Pages)], _offices, ContentReading.CalendarOf([.. sets.Select(set => set.Year).OfType<YearOfCalendar>()]))
        {
            Synonyms = [.. sets.Select(set => set.Synonyms).Where(words => words.Count > 0)],
            MessageTemplates = sets.Select(set => set.Template).OfType<MessageTemplate>().ToDictionary(template => template.Slot),
        };
    }
}
