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
    /// The step concerns what no administrator may bring by an upload, such as accounts or blanks; only who runs commands on the host carries it out.
    /// </summary>
    bool IsForCommandsOnly => false;

    /// <summary>Why this host does not carry the step out, whatever is written in it; null when it does.</summary>
    string? Refusal => null;

    /// <summary>
    /// What is wrong with the step as it is written, one line for each; nothing is stored or looked up, so that a recipe can be checked
    /// without a database.
    /// </summary>
    IEnumerable<string> Problems(JsonObject step) => [];

    /// <summary>Carries the step out; doing it again changes nothing more.</summary>
    /// <param name="step">The step.</param>
    /// <param name="origin">On whose behalf.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="FormatException">The step is not as it should be; the message says what.</exception>
    Task ExecuteAsync(JsonObject step, RecipeOrigin origin, CancellationToken cancellationToken);
}

/// <summary>On whose behalf a recipe is imported.</summary>
/// <param name="AccountId">The account of the administrator who uploaded it; empty for the host's start and its commands.</param>
/// <param name="Name">The administrator's name as colleagues read it in the history; empty likewise.</param>
public sealed record RecipeOrigin(string AccountId, string Name)
{
    /// <summary>The start of the host, or a command that somebody gave there.</summary>
    public static RecipeOrigin Host { get; } = new(string.Empty, string.Empty);

    /// <summary>Whether somebody uploaded it.</summary>
    public bool IsUpload => AccountId.Length > 0;
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
