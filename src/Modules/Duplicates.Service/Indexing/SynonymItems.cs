using Duplicates.Service.Content;
using Duplicates.Service.Indexing.Analysis;

namespace Duplicates.Service.Indexing;

/// <summary>The synonyms that editors keep.</summary>
internal interface ISynonyms
{
    /// <summary>Those that are public now.</summary>
    Synonyms Current { get; }
}

/// <summary>The items in which editors keep synonyms: each is a group of words and phrases that mean the same in either language.</summary>
internal static class SynonymItems
{
    /// <summary>Their type.</summary>
    public const string ContentType = "SearchSynonyms";

    /// <summary>The part that holds the words.</summary>
    public const string Part = "SearchSynonymsPart";

    /// <summary>The words of an item.</summary>
    public static IReadOnlyList<string> WordsOf(ContentItem item) => item.FieldTexts(Part, "Words");
}

/// <summary>Rules of synonyms: a group has at least two different phrases, and each has a word.</summary>
internal sealed class SearchSynonymsRules : IContentTypeRules
{
    /// <summary>The longest phrase, in characters.</summary>
    public const int Longest = 100;

    /// <inheritdoc />
    public string ContentType => SynonymItems.ContentType;

    /// <inheritdoc />
    public bool IsLocalized => false;

    /// <inheritdoc />
    public IEnumerable<ContentProblem> Problems(IReadOnlyList<ContentItem> items) =>
        items.Where(item => !AreGroup(SynonymItems.WordsOf(item))).Select(_ => new ContentProblem(null, $"{SynonymItems.Part}.Words", "search.synonyms.problem"));

    /// <summary>Whether phrases can mean the same.</summary>
    public static bool AreGroup(IReadOnlyList<string> phrases) =>
        phrases.All(phrase => phrase.Length <= Longest && TextWords.Of(phrase).Any()) && phrases.Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1;
}
