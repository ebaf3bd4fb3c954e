using System.Text.Json;
using System.Text.Json.Nodes;

namespace Duplicates.Service.Recipes;

/// <summary>Reads recipes from their folder.</summary>
internal static class RecipeFiles
{
    /// <summary>How deep recipes may name one another.</summary>
    public const int Depth = 5;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a recipe; a property that stands twice is refused, because only one of the two would count.</summary>
    /// <exception cref="RecipeException">The file cannot be read or is no recipe.</exception>
    public static async Task<JsonObject> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonNode.ParseAsync(stream, documentOptions: Strict, cancellationToken: cancellationToken) as JsonObject
                ?? throw new RecipeException(Path.GetFileName(file), "it is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new RecipeException(Path.GetFileName(file), $"it is not JSON ({exception.Message})", exception);
        }
        catch (IOException exception)
        {
            throw new RecipeException(Path.GetFileName(file), "it cannot be read.", exception);
        }
    }

    /// <summary>Whether an exception tells that something in a recipe is of another shape than expected.</summary>
    public static bool IsAboutShape(Exception exception) =>
        exception is FormatException or JsonException or ArgumentException or InvalidOperationException or OverflowException or KeyNotFoundException;

    /// <summary>The file in a folder whose recipe has this name; null when there is none.</summary>
    public static async Task<string?> FindByNameAsync(string folder, string name, CancellationToken cancellationToken)
    {
        foreach (var candidate in Directory.EnumerateFiles(folder, "*.recipe.json").Order(StringComparer.Ordinal))
        {
            var recipe = await ReadAsync(candidate, cancellationToken);
            if (recipe["name"] is JsonValue value && value.TryGetValue<string>(out var named) && string.Equals(named, name, StringComparison.Ordinal))
            {
                return candidate;
            }
        }

        return null;
    }
}
