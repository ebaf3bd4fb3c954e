using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Recipes;

/// <summary>What became of an uploaded recipe.</summary>
/// <param name="Problems">What is wrong, a line for each problem; none when it is in order.</param>
/// <param name="IsImported">Whether it was imported.</param>
internal sealed record RecipeVerdict(IReadOnlyList<string> Problems, bool IsImported);

/// <summary>Checks and imports a recipe that an administrator uploads; what was imported is on record. It stands alone: recipes beside it are none.</summary>
internal sealed class RecipeUpload(RecipeCheck check, RecipeImporter importer)
{
    /// <summary>The largest recipe that is taken, in bytes: more than 10,000 offices in both languages.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private const string FileName = "upload.recipe.json";

    /// <summary>Checks the recipe, also against what is stored, and imports it when asked to and nothing is wrong.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="origin">Who uploads it.</param>
    /// <param name="import">False to store nothing.</param>
    /// <param name="cancellationToken">Ends the work; nothing is stored then.</param>
    public async Task<RecipeVerdict> TakeAsync(IFormFile upload, RecipeOrigin origin, bool import, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("duplicates-recipe-");
        try
        {
            var file = Path.Combine(folder.FullName, FileName);
            await using (var stream = File.Create(file))
            {
                await upload.CopyToAsync(stream, cancellationToken);
            }

            return await TakeAsync(file, origin, import, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<RecipeVerdict> TakeAsync(string file, RecipeOrigin origin, bool import, CancellationToken cancellationToken)
    {
        if (await check.ProblemsAsync(file, isUpload: true, cancellationToken) is { Count: > 0 } problems)
        {
            return new(problems, IsImported: false);
        }

        try
        {
            if (import)
            {
                await importer.ImportAsync(file, origin, cancellationToken);
            }
            else
            {
                await importer.RehearseAsync(file, origin, cancellationToken);
            }

            return new([], import);
        }
        catch (RecipeException exception)
        {
            return new([exception.Message], IsImported: false);
        }
    }
}
