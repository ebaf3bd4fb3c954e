using Duplicates.Service.Content;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Published;

/// <summary>The offices that were read before, so that publishing one item does not read ten thousand schools anew. Not for several threads at once.</summary>
internal sealed class KnownOffices
{
    private Dictionary<string, Office> _byVersions = new(StringComparer.Ordinal);
    private IReadOnlyList<Office> _last = [];

    /// <summary>All offices of the sets, each read only when a version of it is not the one that was read before; the very same list when all are.</summary>
    /// <param name="sets">The published items of each office.</param>
    /// <param name="read">Reads an office.</param>
    public IReadOnlyList<Office> Read(IEnumerable<IGrouping<string, ContentItem>> sets, Func<IGrouping<string, ContentItem>, Office> read)
    {
        var byVersions = new Dictionary<string, Office>(_byVersions.Count, StringComparer.Ordinal);
        List<Office> offices = [];
        foreach (var set in sets)
        {
            var versions = string.Join(' ', set.Select(item => $"{item.VersionId} {item.ModifiedAt:O}").Order(StringComparer.Ordinal));
            var office = _byVersions.GetValueOrDefault(versions) ?? read(set);
            byVersions[versions] = office;
            offices.Add(office);
        }

        _byVersions = byVersions;
        return _last = offices.SequenceEqual(_last, ReferenceEqualityComparer.Instance) ? _last : offices;
    }
}
