using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Service.Content;

namespace Duplicates.Service.Editor;

/// <summary>What an item says alike in both languages, such as the hours of an office: it may be taken over, and that translates no text.</summary>
internal sealed class SharedFacts(ContentStore store, ContentParity types)
{
    /// <summary>Whether items of a type have facts that are the same in every language.</summary>
    public bool Has(string contentType) => types.RulesOf(contentType) is { Facts.Count: > 0 };

    /// <summary>Takes the facts of one language over into another; its own texts stay.</summary>
    /// <returns>The addresses of the fields taken over.</returns>
    public IReadOnlyList<string> Take(string contentType, JsonObject from, JsonObject into)
    {
        if (types.RulesOf(contentType) is not { Facts.Count: > 0 } rules)
        {
            return [];
        }

        var (source, part) = (from[rules.FactsPart] as JsonObject ?? [], into[rules.FactsPart] as JsonObject ?? []);
        into[rules.FactsPart] ??= part;
        foreach (var fact in rules.Facts)
        {
            part[fact] = source[fact]?.DeepClone();
        }

        return AddressesOf(rules);
    }

    /// <summary>
    /// What a save of one language counts as. When only facts change in it while texts of the other wait to be followed, it has not followed them,
    /// so it counts as a small correction.
    /// </summary>
    /// <param name="item">The item as it is stored.</param>
    /// <param name="culture">The language.</param>
    /// <param name="typed">Both languages as they are to be.</param>
    /// <param name="said">What the editor says about the change.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ContentChange> ChangeAsync(ContentSet item, string culture, IReadOnlyDictionary<string, JsonObject> typed, ContentChange said, CancellationToken cancellationToken)
    {
        var otherCulture = Languages.All.Single(language => language != culture);
        if (types.RulesOf(item.ContentType) is not { Facts.Count: > 0 } rules || item.In(culture) is not { } mine || item.In(otherCulture) is not { } other
            || !AreFacts(rules, ContentDifference.Between(mine.Item, new(typed[culture]))))
        {
            return said;
        }

        var followed = mine.Row.Meaning < other.Row.Meaning
            ? await store.AtMeaningAsync(item.Id, otherCulture, mine.Row.Meaning, cancellationToken)
            : other;
        return AreFacts(rules, ContentDifference.Between(followed?.Item, new(typed[otherCulture]))) ? said : ContentChange.SmallCorrection;
    }

    private static bool AreFacts(IContentTypeRules rules, IReadOnlyList<string> fields) => !fields.Except(AddressesOf(rules), StringComparer.Ordinal).Any();

    private static string[] AddressesOf(IContentTypeRules rules) => [.. rules.Facts.Select(fact => $"{rules.FactsPart}.{fact}")];
}
