using System.Text.Json.Nodes;
using Duplicates.Service.Content;

namespace Duplicates.Service.Recipes;

/// <summary>Checks a recipe and those it names as if an empty service imported it; nothing is stored and no database is asked.</summary>
internal sealed class RecipeCheck(IEnumerable<IRecipeStep> steps, IPublicContent publicContent)
{
    private readonly Dictionary<string, IRecipeStep> _steps = steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private readonly List<ContentItem> _content = [];

    private bool _isUpload;

    /// <summary>Everything that is wrong, a line for each problem; none when the recipe can be imported.</summary>
    /// <param name="file">The recipe.</param>
    /// <param name="isUpload">Whether an administrator uploaded it, who may bring less than a command.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task<IReadOnlyList<string>> ProblemsAsync(string file, bool isUpload, CancellationToken cancellationToken)
    {
        _isUpload = isUpload;
        try
        {
            await CheckAsync(file, depth: 0, cancellationToken);
            RequireWholeContent(file);
        }
        catch (RecipeException exception)
        {
            _problems.Add(exception.Message);
        }

        return _problems;
    }

    private async Task CheckAsync(string file, int depth, CancellationToken cancellationToken)
    {
        var fileName = Path.GetFileName(file);
        if (depth > RecipeFiles.Depth)
        {
            throw new RecipeException(fileName, "recipes name one another in a circle.");
        }

        var recipe = await RecipeFiles.ReadAsync(file, cancellationToken);
        var index = 0;
        foreach (var node in recipe["steps"] as JsonArray ?? throw new RecipeException(fileName, "it has no steps."))
        {
            var place = $"{fileName}, step {++index}";
            if (node is not JsonObject step || NameOf(step) is not { Length: > 0 } name)
            {
                _problems.Add($"{place}: it has no name.");
            }
            else if (string.Equals(name, RecipeImporter.NestedRecipes, StringComparison.OrdinalIgnoreCase))
            {
                await CheckNestedAsync(file, step, depth, cancellationToken);
            }
            else
            {
                CheckStep($"{place} ({name})", name, step);
            }
        }
    }

    private async Task CheckNestedAsync(string file, JsonObject step, int depth, CancellationToken cancellationToken)
    {
        foreach (var name in (step["Values"] as JsonArray ?? []).Select(NameOf))
        {
            if (await RecipeFiles.FindByNameAsync(Path.GetDirectoryName(file)!, name ?? string.Empty, cancellationToken) is { } nested)
            {
                await CheckAsync(nested, depth + 1, cancellationToken);
            }
            else
            {
                _problems.Add($"{Path.GetFileName(file)}: there is no recipe named {name} beside it.");
            }
        }
    }

    private void CheckStep(string place, string name, JsonObject step)
    {
        if (!_steps.TryGetValue(name, out var executor))
        {
            _problems.Add($"{place}: there is no such kind of step.");
            return;
        }

        if (_isUpload && executor.IsForCommandsOnly)
        {
            _problems.Add($"{place}: only the command import-recipe carries this step out.");
            return;
        }

        var problems = ProblemsOf(executor, step);
        _problems.AddRange(problems.Select(problem => $"{place}: {problem}"));
        if (executor is ContentStep && problems.Count == 0)
        {
            _content.AddRange(ContentStep.ItemsOf(step).Where(item => !ContentStep.IsDraft(item)));
        }
    }

    private static IReadOnlyList<string> ProblemsOf(IRecipeStep executor, JsonObject step)
    {
        try
        {
            return [.. executor.Problems(step)];
        }
        catch (Exception exception) when (RecipeFiles.IsAboutShape(exception))
        {
            return [exception.Message];
        }
    }

    private void RequireWholeContent(string file)
    {
        try
        {
            publicContent.RequireWhole(_content);
        }
        catch (Exception exception) when (RecipeFiles.IsAboutShape(exception))
        {
            _problems.Add($"{Path.GetFileName(file)}: {exception.Message}");
        }
    }

    private static string? NameOf(JsonNode? node) => (node as JsonObject)?["name"] is JsonValue value && value.TryGetValue<string>(out var name) ? name : null;
}
