namespace Duplicates.Service.Search;

/// <summary>The search of public pages and offices, for a door that offers it in ways of its own as well.</summary>
public interface ISiteSearch
{
    /// <summary>What answers to the typed words in either language, shown in the reader's.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    SearchResults Find(string typed, string language);
}
