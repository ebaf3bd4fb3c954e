using System.Text.Json;
using System.Text.Json.Nodes;

namespace Duplicates.Service.Recipes;

/// <summary>Reads recipes from their folder.</summary>
internal static class RecipeFiles
{
    /// <summary>How deep recipes may name one another.</summary>
    public const int Depth = 5;

    /// <summary>Reads a recipe.</summary>
    /// <exception cref="RecipeException">The file cannot be read or is no recipe.</exception>
    public static async Task<JsonObject> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonNode.ParseAsync(stream, cancellationToken: cancellationToken) as JsonObject
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

    /// <summary>The file in a folder whose recipe has this name; null when there is none.</summary>
    public static async Task<string?> FindByNameAsync(string folder, string name, CancellationToken cancellationToken)
    {
        foreach (var candidate in Directory.EnumerateFiles(folder, "*.recipe.json").Order(StringComparer.Ordinal))
        {
            var recipe = await ReadAsync(candidate, cancellationToken);
            if (string.Equals(recipe["name"]?.GetValue<string>(), name, StringComparison.Ordinal))
            {
                return candidate;
            }
        }

        return null;
    }
}
