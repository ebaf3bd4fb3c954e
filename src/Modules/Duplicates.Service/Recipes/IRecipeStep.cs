using System.Text.Json.Nodes;

namespace Duplicates.Service.Recipes;

/// <summary>Carries out one kind of recipe step. A door may add its own.</summary>
public interface IRecipeStep
{
    /// <summary>The name in the recipe, for example <c>Content</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The step writes to a store of the door, outside the transaction of the recipe; it is carried out after the rest is stored,
    /// and so must not change anything when it is done again.
    /// </summary>
    bool StoresElsewhere => false;

    /// <summary>
    /// What is wrong with the step as it is written, one line for each; nothing is stored or looked up, so that a recipe can be checked
    /// without a database.
    /// </summary>
    IEnumerable<string> Problems(JsonObject step) => [];

    /// <summary>Carries the step out; doing it again changes nothing more.</summary>
    /// <exception cref="FormatException">The step is not as it should be; the message says what.</exception>
    Task ExecuteAsync(JsonObject step, CancellationToken cancellationToken);
}

/// <summary>A recipe cannot be carried out; the message names the file and the step.</summary>
public sealed class RecipeException : Exception
{
    /// <summary>Names the place and the problem.</summary>
    public RecipeException(string place, string problem, Exception? inner = null)
        : base($"{place}: {problem}", inner)
    {
    }
}
