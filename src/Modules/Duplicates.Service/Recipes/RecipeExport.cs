using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Duplicates.Service.Recipes;

/// <summary>
/// Writes a selection as a recipe in Orchard's format. The same content gives the same bytes: what is exported, imported into an empty
/// service and exported again is the same file.
/// </summary>
internal sealed class RecipeExport(IEnumerable<IRecipeSource> sources)
{
    /// <summary>The place that refusals of a selection name.</summary>
    public const string Place = "selection";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The types that can be selected.</summary>
    public IReadOnlyList<string> Types => [.. sources.SelectMany(source => source.Types).Order(StringComparer.Ordinal)];

    /// <summary>Writes the selection.</summary>
    /// <param name="selection">What is asked for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The text of the file.</returns>
    /// <exception cref="RecipeException">The selection names an unknown type or item, or nothing answers to it.</exception>
    public async Task<string> WriteAsync(RecipeSelection selection, CancellationToken cancellationToken)
    {
        RequireKnownTypes(selection);
        var (steps, found) = (new JsonArray(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var source in sources.Where(source => source.Types.Any(selection.AsksFor)).OrderBy(source => source.StepName, StringComparer.Ordinal))
        {
            var items = await source.ReadAsync(selection, cancellationToken);
            found.UnionWith(items.SelectMany(IdsOf));
            if (items.Count > 0)
            {
                steps.Add(new JsonObject { ["name"] = source.StepName, ["data"] = new JsonArray([.. items]) });
            }
        }

        RequireFound(selection, steps, found);
        return Recipe(steps).ToJsonString(Readable) + "\n";
    }

    private void RequireKnownTypes(RecipeSelection selection)
    {
        if (selection.Types.Except(Types, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new RecipeException(Place, $"there is no type {unknown}; there are {string.Join(", ", Types)}.");
        }
    }

    private static void RequireFound(RecipeSelection selection, JsonArray steps, HashSet<string> found)
    {
        if (selection.Items.FirstOrDefault(item => !found.Contains(item)) is { } missing)
        {
            throw new RecipeException(Place, $"no published item or set has the id {missing}.");
        }

        if (steps.Count == 0)
        {
            throw new RecipeException(Place, "nothing of it is published.");
        }
    }

    private static IEnumerable<string> IdsOf(JsonObject item) =>
        new[] { item["ContentItemId"], item["LocalizationPart"]?["LocalizationSet"], item["WorkflowTypeId"] }.OfType<JsonValue>().Select(id => id.GetValue<string>());

    private static JsonObject Recipe(JsonArray steps) => new()
    {
        ["name"] = "duplicates.export",
        ["displayName"] = "Экспорт / Экспорт",
        ["description"] = "Қызметтен шығарылған мазмұн. / Содержимое, выгруженное из сервиса.",
        ["author"] = "Duplicates",
        ["website"] = string.Empty,
        ["version"] = "1.0.0",
        ["issetuprecipe"] = false,
        ["categories"] = new JsonArray("service"),
        ["tags"] = new JsonArray("export"),
        ["variables"] = new JsonObject(),
        ["steps"] = steps,
    };
}
