using System.Globalization;
using Duplicates.Domain;
using Duplicates.Service.Indexing;

namespace Duplicates.Service.Search;

/// <summary>What of a page is sought: its heading, what people ask, its summary, its text.</summary>
internal sealed class PageLayout : SearchLayout<SearchedPage>
{
    /// <inheritdoc />
    public override IReadOnlyList<SearchField> Fields { get; } =
        [.. Languages.All.SelectMany(language => new SearchField[] { new($"title-{language}", 12, language), new($"questions-{language}", 8, language), new($"summary-{language}", 4, language), new($"body-{language}", 1, language) })];

    /// <inheritdoc />
    public override IEnumerable<(string Field, string Text)> TextsOf(SearchedPage item)
    {
        (string Field, BilingualText Text)[] texts = [("title", item.Page.Title), ("questions", item.Questions), ("summary", item.Page.Summary), ("body", item.Body)];
        return texts.SelectMany(text => Languages.All.Select(language => ($"{text.Field}-{language}", text.Text.In(language))));
    }

    /// <inheritdoc />
    public override IEnumerable<string> NamesOf(SearchedPage item) => [item.Page.Title.Kk, item.Page.Title.Ru];

    /// <inheritdoc />
    public override IEnumerable<(string Name, string Value)> ValuesOf(SearchedPage item) => [];

    /// <inheritdoc />
    public override byte[] OrderOf(SearchedPage item, string language) =>
        Languages.CultureOf(language).CompareInfo.GetSortKey(item.Page.Title.In(language), CompareOptions.NumericOrdering).KeyData;
}
