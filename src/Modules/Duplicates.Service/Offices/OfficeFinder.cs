namespace Duplicates.Service.Offices;

/// <summary>The directory of schools and offices: what a query finds, and how many there are in each region (R6.4).</summary>
internal sealed class OfficeFinder(OfficeSearch search, OpenNow openNow)
{
    /// <summary>What the query finds, the closest first.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>: the language of the order.</param>
    public FoundOffices Find(OfficeQuery query, string language)
    {
        var found = search.Find(query.Typed, language, [], query.Region);
        return query.OpenNow ? found with { Offices = [.. openNow.OnlyOpen(found.Offices)] } : found;
    }

    /// <summary>The regions that have offices, in the order of the language, with their numbers.</summary>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    public IReadOnlyList<(string Code, int Offices)> Regions(string language) => search.Regions(language);
}
