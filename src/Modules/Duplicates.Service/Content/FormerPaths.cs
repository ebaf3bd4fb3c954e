using System.Collections.Frozen;

namespace Duplicates.Service.Content;

/// <summary>
/// Who had a path last. It names a set and never another path, so that whoever follows a former path is led to the page in one step,
/// however often it has moved since, and no path can lead back to itself.
/// </summary>
internal sealed class FormerPaths
{
    private readonly FrozenDictionary<string, FormerPath> _lastUse;

    /// <summary>Remembers paths.</summary>
    /// <param name="paths">All paths that were ever public, in the order of their last use.</param>
    public FormerPaths(IEnumerable<FormerPath> paths)
    {
        var lastUse = new Dictionary<string, FormerPath>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths)
        {
            lastUse[path.Path] = path;
        }

        _lastUse = lastUse.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The set and language that had a path last; null when nobody ever had it.</summary>
    public FormerPath? LastAt(string path) => _lastUse.GetValueOrDefault(path);
}

/// <summary>Leads from paths at which nothing is public to where the page is now.</summary>
internal interface IMovedPages
{
    /// <summary>
    /// The present path of the page that a path meant: of the one that had it last, or of the one that has it in the other language, as a reader
    /// types who changes only the language in an address. Null when there is no such page, or it is not public any more.
    /// </summary>
    /// <param name="path">A path without the leading slash at which nothing is public.</param>
    string? NewPathOf(string path);

    /// <summary>Whether a path belongs, or belonged last, to another set than this.</summary>
    bool IsOfAnother(string path, string setId);
}
