using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Duplicates.OrchardCore.Items;

namespace Duplicates.OrchardCore.Site;

/// <summary>What the recipes that both doors import say.</summary>
internal static class SharedRecipes
{
    private static readonly Lazy<FrozenSet<string>> Types = new(() => Read("content-types.recipe.json")["steps"]!.AsArray()
        .SelectMany(step => step!["ContentTypes"]?.AsArray() ?? [])
        .Select(type => type!["Name"]!.GetValue<string>())
        .Where(type => !CaseItemTypes.Contains(type))
        .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The content types whose published items the service reads.</summary>
    public static FrozenSet<string> PublicTypes => Types.Value;

    /// <summary>A recipe as it is embedded.</summary>
    public static JsonObject Read(string fileName)
    {
        var assembly = typeof(SharedRecipes).Assembly;
        using var stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Recipes>{fileName}")
            ?? throw new InvalidOperationException($"The recipe {fileName} is not embedded.");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
