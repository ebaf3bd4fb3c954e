namespace Duplicates.Service.InfoPages;

/// <summary>A published page in one language.</summary>
/// <param name="SetId">The localisation set that joins it with the same page in the other language.</param>
/// <param name="Language"><c>kk</c> or <c>ru</c>.</param>
/// <param name="Path">Address without the leading slash, for example <c>kk/requirements</c>.</param>
/// <param name="Title">The heading.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Html">The text; it was Markdown and holds no foreign HTML.</param>
/// <param name="LastUpdated">Almaty date of the last change.</param>
/// <param name="Position">Its place in lists, the lowest first: what most people need comes first.</param>
/// <param name="LawList">The list of law that stands in the text; null when there is none.</param>
/// <param name="Questions">What people ask that the page answers, in their own words; only the search reads them.</param>
public sealed record InfoPage(string SetId, string Language, string Path, string Title, string Summary, string Html, DateOnly LastUpdated, int Position = int.MaxValue, string? LawList = null, IReadOnlyList<string>? Questions = null);

/// <summary>The port through which the service reads published info pages; each door has its own source.</summary>
public interface IInfoPages
{
    /// <summary>The page at an address; null when there is none.</summary>
    InfoPage? Find(string path);

    /// <summary>The same page in a language; null when it is not published there.</summary>
    InfoPage? InLanguage(string setId, string language);

    /// <summary>All pages of a language, by their positions, then in the order of their titles.</summary>
    IReadOnlyList<InfoPage> All(string language);
}
