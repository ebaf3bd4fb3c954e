using Duplicates.Service;
using Duplicates.Service.Recipes;

namespace Duplicates.Web.Commands;

/// <summary><c>export-recipe FILE [--types A,B] [--items ID,ID]</c>: writes what is published as a recipe; FILE <c>-</c> is the output.</summary>
internal sealed class ExportRecipe(string file, IReadOnlyList<string> options) : ICommand
{
    /// <inheritdoc />
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        if (Selection() is not { } selection)
        {
            await output.WriteLineAsync("Usage: export-recipe FILE [--types InfoPage,Office] [--items ID,ID]");
            return 2;
        }

        await services.MigrateAsync();
        try
        {
            var text = await services.ExportRecipeAsync(selection);
            if (file == "-")
            {
                await output.WriteAsync(text);
                return 0;
            }

            await File.WriteAllTextAsync(Path.GetFullPath(file), text);
            await output.WriteLineAsync($"{Path.GetFileName(file)} was written.");
            return 0;
        }
        catch (RecipeException exception)
        {
            await output.WriteLineAsync($"Nothing was written. {exception.Message}");
            return 1;
        }
    }

    private RecipeSelection? Selection()
    {
        var selection = RecipeSelection.All;
        foreach (var option in options.Chunk(2))
        {
            selection = option switch
            {
                ["--types", var types] => selection with { Types = Names(types) },
                ["--items", var items] => selection with { Items = Names(items) },
                _ => null,
            };
            if (selection is null)
            {
                return null;
            }
        }

        return selection;
    }

    private static string[] Names(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
