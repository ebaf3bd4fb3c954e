using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Service.Content;
using Duplicates.Service.Web.Errors;

namespace Duplicates.Service.Recipes;

/// <summary>
/// Step <c>Content</c>: stores content items; one that says something else than what is public under its id becomes a new version. An item with
/// <c>Published: false</c> becomes a draft, and so does a text of law that somebody uploads: two editors publish it.
/// </summary>
internal sealed class ContentStep(ContentImport import, DraftImport drafts, ContentParity types) : IRecipeStep
{
    private const int LongestId = 26;
    private const int LongestPath = 200;
    private const int LongestTitle = 400;

    /// <inheritdoc />
    public string Name => "Content";

    /// <summary>The items of a step.</summary>
    /// <exception cref="FormatException">It is of another shape.</exception>
    public static IEnumerable<ContentItem> ItemsOf(JsonObject step) =>
        (step["data"] as JsonArray ?? throw new FormatException("it has no data."))
            .Select(node => new ContentItem(node as JsonObject ?? throw new FormatException("an item is not an object.")));

    /// <summary>Whether an item is not public: it says so itself; one that says nothing is.</summary>
    public static bool IsDraft(ContentItem item) => item.Json["Published"] is { } published && !published.GetValue<bool>();

    /// <inheritdoc />
    public IEnumerable<string> Problems(JsonObject step)
    {
        try
        {
            return [.. ItemsOf(step).SelectMany(ProblemsOf)];
        }
        catch (Exception exception) when (RecipeFiles.IsAboutShape(exception))
        {
            return [exception.Message];
        }
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(JsonObject step, RecipeOrigin origin, CancellationToken cancellationToken)
    {
        this.RequireSound(step);
        var (editor, items) = (new ContentEditor(origin.AccountId, origin.Name), ItemsOf(step).ToLookup(item => IsDraft(item) || (origin.IsUpload && types.RulesOf(item.Type)!.NeedsTwoEditors)));
        await import.StoreAsync([.. items[false]], editor, progress: null, cancellationToken);
        await drafts.StoreAsync([.. items[true]], editor, cancellationToken);
    }

    private IEnumerable<string> ProblemsOf(ContentItem item)
    {
        if (types.RulesOf(item.Type) is not { } rules)
        {
            return [$"item {item.Id} is of the unknown type {item.Type}."];
        }

        var wrongLink = LinksOf(item).FirstOrDefault(link => !link.IsSound);
        return from problem in ((bool Holds, string Text)[])
            [
                (item.Id.Length > LongestId, $"has an id of more than {LongestId} characters"),
                (item.VersionId.Length > LongestId, $"has a version with an id of more than {LongestId} characters"),
                (item.LocalizationSet is { Length: > LongestId }, $"is of a localisation set with more than {LongestId} characters"),
                (item.Path is { Length: > LongestPath }, $"has a path of more than {LongestPath} characters"),
                (item.Title.Length > LongestTitle, $"has a title of more than {LongestTitle} characters"),
                ($"{item.Id}{item.LocalizationSet}{item.Path}{item.Title}".Any(char.IsControl), "has a control character in its id, path or title"),
                (HoldsControlCharacters(item.Json), "has a control character in a text"),
                (wrongLink is not null, $"links to {wrongLink?.Address}: only paths of the site, https, mailto and tel are allowed, and pictures from /assets/ with words"),
                (rules.IsLocalized && (item.LocalizationSet is null || !Languages.All.Contains(item.Culture, StringComparer.Ordinal)), "belongs to no localisation set, or to none of kk and ru"),
                (IsDraft(item) && item.Json["Latest"] is { } latest && !latest.GetValue<bool>(), "is neither public nor the newest draft; a recipe holds no history"),
            ]
               where problem.Holds
               select $"item {item.Id} {problem.Text}.";
    }

    private static IEnumerable<MarkdownLink> LinksOf(ContentItem item) =>
        ContentDefinitions.FieldsOf(item.Type).Where(field => field.Kind == "Markdown").SelectMany(field => MarkdownLink.Of(item.Text(field.Part, field.Name)));

    private static bool HoldsControlCharacters(JsonNode? node) => node switch
    {
        JsonObject holder => holder.Any(property => ControlCharacters.AreIn(property.Key) || HoldsControlCharacters(property.Value)),
        JsonArray many => many.Any(HoldsControlCharacters),
        JsonValue one when one.TryGetValue<string>(out var text) => ControlCharacters.AreIn(text),
        _ => false,
    };
}

/// <summary>Step <c>ContentDefinition</c>: the service's types are typed in code, so the step only checks that it asks for no others.</summary>
internal sealed class ContentDefinitionStep : IRecipeStep
{
    private const string DefinitionName = "Name";

    /// <inheritdoc />
    public string Name => "ContentDefinition";

    /// <inheritdoc />
    public IEnumerable<string> Problems(JsonObject step) =>
        from type in step["ContentTypes"] as JsonArray ?? []
        let name = type?[DefinitionName]?.GetValue<string>() ?? string.Empty
        where !ContentDefinitions.All.Contains(name, StringComparer.Ordinal)
        select $"the content type {name} is unknown to the service.";

    /// <inheritdoc />
    public Task ExecuteAsync(JsonObject step, RecipeOrigin origin, CancellationToken cancellationToken)
    {
        this.RequireSound(step);
        return Task.CompletedTask;
    }
}

/// <summary>Steps look at the whole of what is written before they store any of it.</summary>
internal static class SoundSteps
{
    /// <summary>Refuses a step that has problems.</summary>
    /// <exception cref="FormatException">It has; the message tells all of them.</exception>
    public static void RequireSound(this IRecipeStep recipeStep, JsonObject step)
    {
        if (recipeStep.Problems(step).ToList() is { Count: > 0 } problems)
        {
            throw new FormatException(string.Join(' ', problems));
        }
    }
}
