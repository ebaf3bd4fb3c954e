using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Duplicates.Domain.Publishing;
using Duplicates.Service.Web;

namespace Duplicates.Service.Content;

/// <summary>The paths that pages of content may have, and a proposal for those that have none yet.</summary>
internal static partial class PagePaths
{
    private const string Field = "AutoroutePart.Path";

    /// <summary>What stands behind the language in paths of the service's own pages; a page of content there would never be seen.</summary>
    public static FrozenSet<string> Reserved { get; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [.. SitePaths.OfStaff.Concat(SitePaths.OfPeople).Concat(SitePaths.OfEverybody).Select(path => path.BelowLanguage)]);

    /// <summary>Where pages of a type stand, for example <c>kk/addresses</c>; null for types that have no pages.</summary>
    public static string? FolderOf(string contentType, string culture) => contentType switch
    {
        "InfoPage" => culture,
        "Office" => SitePaths.Offices.In(culture),
        _ => null,
    };

    /// <summary>What is wrong with the path of an item; null when nothing is.</summary>
    public static ContentProblem? ProblemOf(ContentItem item)
    {
        var folder = FolderOf(item.Type, item.Culture!)!;
        if (item.Path is not { } path || !path.StartsWith(folder + "/", StringComparison.Ordinal))
        {
            return new(item.Culture, Field, "editor.problem.path", folder);
        }

        var part = path[(folder.Length + 1)..];
        return !Readable().IsMatch(part) || part.Length > ReadablePath.MaxLength ? new(item.Culture, Field, "editor.problem.path-letters", ReadablePath.MaxLength)
            : item.Type == "InfoPage" && Reserved.Contains(part) ? new(item.Culture, Field, "editor.problem.path-reserved")
            : null;
    }

    /// <summary>Refuses an item whose path would be taken for another: one outside its language, or that of one of the service's pages.</summary>
    /// <exception cref="FormatException">The message names the item.</exception>
    public static void RequireOwn(ContentItem item)
    {
        var language = item.Culture ?? throw new FormatException($"Item {item.Id} has no language.");
        if (item.Path is not { } path || !path.StartsWith(language + "/", StringComparison.Ordinal) || path.Length == language.Length + 1)
        {
            throw new FormatException($"Item {item.Id} has no path below {language}.");
        }

        if (item.Type == "InfoPage" && Reserved.Contains(path[(language.Length + 1)..]))
        {
            throw new FormatException($"Item {item.Id} has the path of a page of the service, {path}.");
        }
    }

    /// <summary>A path made from the title of an item, which no other page has or had last; null for a type without pages and without a title.</summary>
    public static string? Propose(ContentItem item, IMovedPages pages)
    {
        if (FolderOf(item.Type, item.Culture!) is not { } folder || string.IsNullOrWhiteSpace(item.Title))
        {
            return null;
        }

        var free = ReadablePath.Free(
            ReadablePath.Of(item.Title, item.Culture!),
            part => (item.Type == "InfoPage" && Reserved.Contains(part)) || pages.IsOfAnother($"{folder}/{part}", ContentImport.SetOf(item)));
        return $"{folder}/{free}";
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Readable();
}
