using System.Text.Json.Nodes;
using Duplicates.Domain;

namespace Duplicates.Service.Content;

/// <summary>
/// Decides whether versions may become public together: both languages are there, no required field is empty, neither is behind the other's
/// last substantial change, and the type's own rules are kept.
/// </summary>
internal sealed class ContentParity(IEnumerable<IContentTypeRules> rules, IPublicContent content)
{
    private readonly Dictionary<string, IContentTypeRules> _rules = rules.ToDictionary(rule => rule.ContentType, StringComparer.Ordinal);

    /// <summary>The rules of a type; null for a type that the service does not know.</summary>
    public IContentTypeRules? RulesOf(string contentType) => _rules.GetValueOrDefault(contentType);

    /// <summary>What stands in the way; the languages' order in meaning is left out.</summary>
    public IReadOnlyList<ContentProblem> ProblemsOf(string contentType, IReadOnlyList<ContentItem> items)
    {
        if (RulesOf(contentType) is not { } type)
        {
            return [new(null, string.Empty, "editor.problem.unknown-type", contentType)];
        }

        try
        {
            List<ContentProblem> problems = [.. MissingLanguages(type, items), .. items.SelectMany(item => EmptyFields(contentType, item))];
            problems = problems.Count > 0 ? problems : [.. type.Problems(items)];
            if (problems.Count == 0)
            {
                content.RequireWhole(items);
            }

            return problems;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            // as a last net the reading itself: what cannot be read must never be public
            return [new(null, string.Empty, "editor.problem.unreadable", exception.Message)];
        }
    }

    /// <summary>
    /// What one language has to follow: a problem for each field in which the other changed since both said the same.
    /// </summary>
    /// <param name="behind">The version that is behind.</param>
    /// <param name="then">The other language as it was when both said the same; null when it was not there.</param>
    /// <param name="now">The other language now.</param>
    public static IReadOnlyList<ContentProblem> Behind(ContentVersion behind, ContentVersion? then, ContentVersion now)
    {
        // a field that says the same in both languages has followed already
        var fields = ContentDifference.Between(then?.Item, now.Item).Where(field => !SaysTheSame(field, behind.Item, now.Item)).ToList();
        return fields.Count == 0
            ? [new(behind.Culture, string.Empty, "editor.problem.behind")]
            : [.. fields.Select(field => new ContentProblem(behind.Culture, field, "editor.problem.behind-field"))];
    }

    private static IEnumerable<ContentProblem> MissingLanguages(IContentTypeRules type, IReadOnlyList<ContentItem> items) => type.IsLocalized
        ? Languages.All.Where(language => items.All(item => item.Culture != language)).Select(language => new ContentProblem(language, string.Empty, "editor.problem.missing"))
        : [];

    private static bool SaysTheSame(string field, ContentItem one, ContentItem other)
    {
        var (part, name) = (field.Split('.')[0], field.Split('.')[1]);
        return one.Json[part]?[name] is { } value && JsonNode.DeepEquals(value, other.Json[part]?[name]);
    }

    private static IEnumerable<ContentProblem> EmptyFields(string contentType, ContentItem item) =>
        from field in ContentDefinitions.FieldsOf(contentType)
        where field.IsRequired && IsEmpty(field, item)
        select new ContentProblem(item.Culture, field.Address, "editor.problem.empty");

    private static bool IsEmpty(ContentField field, ContentItem item)
    {
        var value = item.Json[field.Part]?[field.Name];
        return (value is JsonObject holder ? holder["Text"] ?? holder["Value"] ?? holder["Values"] : value) switch
        {
            null => true,
            JsonArray many => many.Count == 0,
            JsonValue one when one.TryGetValue<string>(out var text) => string.IsNullOrWhiteSpace(text),
            _ => false,
        };
    }
}
