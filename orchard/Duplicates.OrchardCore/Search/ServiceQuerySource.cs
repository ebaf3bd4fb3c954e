using System.Globalization;
using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.OrchardCore.Items;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Search;
using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentLocalization.Records;
using OrchardCore.ContentManagement;
using OrchardCore.Queries;
using YesSql;
using YesSql.Services;

namespace Duplicates.OrchardCore.Search;

/// <summary>
/// The search of the service as a source of the site's saved queries: what the service's own search shows first comes first here. The
/// parameter <c>q</c> holds what was typed; <c>language</c> is <c>kk</c> or <c>ru</c>, and both are answered when it is not given. The
/// answer holds pages and then offices, or offices first where they alone hold all words; where the query returns content items, pages of the service that are none are left out.
/// </summary>
internal sealed class ServiceQuerySource(ISiteSearch search, IInfoPages pages, ISession session) : IQuerySource
{
    /// <summary>The name under which saved queries name it.</summary>
    public const string SourceName = "Duplicates";

    private const int LongestTyped = 200;

    /// <inheritdoc />
    public string Name => SourceName;

    /// <inheritdoc />
    public async Task<IQueryResults> ExecuteQueryAsync(Query query, IDictionary<string, object> parameters)
    {
        var (typed, asked) = (Of(parameters, "q").Trim(), Of(parameters, "language"));
        var languages = Languages.All.Contains(asked, StringComparer.Ordinal) ? [asked] : Languages.All;
        var hits = typed.Length == 0 ? [] : languages.SelectMany(language => HitsOf(search.Find(typed.Length > LongestTyped ? typed[..LongestTyped] : typed, language), language)).ToList();
        return new Results(query.ReturnContentItems ? await ItemsOfAsync(hits) : hits.Select(hit => hit.ToJson()));
    }

    private static string Of(IDictionary<string, object> parameters, string name) => parameters.TryGetValue(name, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty : string.Empty;

    private IEnumerable<Hit> HitsOf(SearchResults found, string language)
    {
        var ofPages = found.Pages.Select(page => new Hit("InfoPage", string.Concat(page.Title.Select(piece => piece.Text)), page.Path, pages.Find(page.Path.TrimStart('/'))?.SetId, language));
        var ofOffices = found.Offices.Select(office => new Hit("Office", office.Office.Name.In(language), $"/{office.Office.Path.In(language)}", office.Office.Id, language));
        return found.OfficesFirst ? ofOffices.Concat(ofPages) : ofPages.Concat(ofOffices);
    }

    private async Task<IEnumerable<object>> ItemsOfAsync(List<Hit> hits)
    {
        var sets = hits.Select(hit => hit.LocalizationSet).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var items = (await session.Query<ContentItem, LocalizedContentItemIndex>(index => index.Published && index.LocalizationSet.IsIn(sets)).ListAsync())
            .ToLookup(item => item.Find<LocalizationPart>()!.LocalizationSet, StringComparer.Ordinal);
        return hits.Where(hit => hit.LocalizationSet is not null).Select(hit => items[hit.LocalizationSet!].FirstOrDefault(item => item.Find<LocalizationPart>()!.Culture == hit.Language)).OfType<ContentItem>();
    }

    /// <summary>Something that was found.</summary>
    /// <param name="ContentType">InfoPage, also for pages of the service that are no content items, or Office.</param>
    /// <param name="DisplayText">Its title.</param>
    /// <param name="Path">Its address.</param>
    /// <param name="LocalizationSet">Its localisation set; null for a page that is no content item.</param>
    /// <param name="Language">The language of title and address.</param>
    private sealed record Hit(string ContentType, string DisplayText, string Path, string? LocalizationSet, string Language)
    {
        /// <summary>The names are those of a content item.</summary>
        public JsonObject ToJson() => new() { [nameof(ContentType)] = ContentType, [nameof(DisplayText)] = DisplayText, [nameof(Path)] = Path, [nameof(LocalizationSet)] = LocalizationSet, [nameof(Language)] = Language };
    }

    private sealed class Results(IEnumerable<object> items) : IQueryResults
    {
        public IEnumerable<object> Items { get; set; } = items;
    }
}
