using System.Text.Json.Nodes;

namespace Duplicates.Service.Recipes;

/// <summary>What is to be exported.</summary>
/// <param name="Types">Names of types; none means all.</param>
/// <param name="Items">Ids of items, or of localisation sets; none means all of the types.</param>
public sealed record RecipeSelection(IReadOnlyCollection<string> Types, IReadOnlyCollection<string> Items)
{
    /// <summary>Everything.</summary>
    public static RecipeSelection All { get; } = new([], []);

    /// <summary>Whether a type is asked for.</summary>
    /// <param name="type">Its name.</param>
    public bool AsksFor(string type) => Types.Count == 0 || Types.Contains(type, StringComparer.Ordinal);
}

/// <summary>Gives what a kind of recipe step holds, so that it can be exported. A door may add its own.</summary>
public interface IRecipeSource
{
    /// <summary>The step that brings it back, for example <c>Content</c>.</summary>
    string StepName { get; }

    /// <summary>Names of the types that can be selected.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>The selected items in an order that depends on nothing but themselves.</summary>
    /// <param name="selection">What is asked for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<JsonObject>> ReadAsync(RecipeSelection selection, CancellationToken cancellationToken);
}
