using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Duplicates.Domain.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Recipes;

/// <summary>Imports recipes in Orchard's format: one transaction for a recipe and those it names, so all of it or nothing.</summary>
internal sealed class RecipeImporter(DuplicatesDbContext db, IEnumerable<IRecipeStep> steps, IPublicContent content, AuditLog audit, TimeProvider clock)
{
    /// <summary>The step that names other recipes.</summary>
    public const string NestedRecipes = "Recipes";

    private readonly Dictionary<string, IRecipeStep> _steps = steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
    private readonly List<Func<Task>> _afterwards = [];

    /// <summary>Whether a start has imported a recipe of this file name.</summary>
    public static async Task<bool> WasImportedAsync(DatabaseSetting database, string file, CancellationToken cancellationToken)
    {
        var imported = await database.ReadPlainAsync("SELECT \"Name\" FROM \"ImportedRecipes\"", row => row.GetString(0), cancellationToken);
        return imported.Contains(Path.GetFileName(file), StringComparer.Ordinal);
    }

    /// <summary>Imports a recipe and remembers it, so that later starts leave it alone.</summary>
    /// <exception cref="RecipeException">The file is not a recipe, or a step is unknown or wrong.</exception>
    public Task ImportAndRememberAsync(string file, CancellationToken cancellationToken)
    {
        db.ImportedRecipes.Add(new() { Name = Path.GetFileName(file), ImportedAt = clock.GetUtcNow() });
        return ImportAsync(file, RecipeOrigin.Host, cancellationToken);
    }

    /// <summary>Does everything that an import does and takes it back: says whether the recipe fits to what is stored.</summary>
    /// <exception cref="RecipeException">It does not.</exception>
    public async Task RehearseAsync(string file, RecipeOrigin origin, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await CarryOutAsync(file, origin, cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        db.ChangeTracker.Clear();
        _afterwards.Clear();
    }

    /// <summary>Imports a recipe, also again: items are replaced by their id. Who uploaded it is on record for it.</summary>
    /// <exception cref="RecipeException">The file is not a recipe, or a step is unknown or wrong.</exception>
    public async Task ImportAsync(string file, RecipeOrigin origin, CancellationToken cancellationToken)
    {
        // what could not be read before the recipe came does not stand in its way
        await content.RefreshAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await CarryOutAsync(file, origin, cancellationToken);
        if (origin.IsUpload)
        {
            await using var stream = File.OpenRead(file);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
            await audit.AppendAsync(new(origin.AccountId, origin.Name, ActorRole.Administrator), AuditAction.RecipeImported, hash, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        foreach (var step in _afterwards)
        {
            await step();
        }

        await content.RefreshAsync(cancellationToken);
    }

    private async Task CarryOutAsync(string file, RecipeOrigin origin, CancellationToken cancellationToken)
    {
        await ExecuteAsync(file, origin, depth: 0, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await RequireWholeAsync(file, cancellationToken);
    }

    /// <summary>Whatever a recipe brings, all of the content must still be whole in both languages.</summary>
    private async Task RequireWholeAsync(string file, CancellationToken cancellationToken)
    {
        var items = await db.ContentVersions.AsNoTracking().Where(row => row.Published).Select(row => row.Data).ToListAsync(cancellationToken);
        try
        {
            content.RequireNoWorse([.. items.Select(ContentData.Parse).OfType<JsonObject>().Select(item => new ContentItem(item))]);
        }
        catch (Exception exception) when (RecipeFiles.IsAboutShape(exception))
        {
            throw new RecipeException(Path.GetFileName(file), exception.Message, exception);
        }
    }

    private async Task ExecuteAsync(string file, RecipeOrigin origin, int depth, CancellationToken cancellationToken)
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
            var step = node as JsonObject ?? throw new RecipeException(place, "it is not an object.");
            var name = step["name"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new RecipeException(place, "it has no name.");
            if (string.Equals(name, NestedRecipes, StringComparison.OrdinalIgnoreCase))
            {
                await ExecuteNestedAsync(file, origin, step, depth, cancellationToken);
                continue;
            }

            await ExecuteOrPostponeAsync($"{place} ({name})", origin, name, step, cancellationToken);
        }
    }

    private Task ExecuteOrPostponeAsync(string place, RecipeOrigin origin, string name, JsonObject step, CancellationToken cancellationToken)
    {
        if (!_steps.TryGetValue(name, out var executor))
        {
            throw new RecipeException(place, "there is no such kind of step.");
        }

        if (executor.Refusal is { } refusal)
        {
            throw new RecipeException(place, refusal);
        }

        if (!executor.StoresElsewhere)
        {
            return ExecuteStepAsync(place, origin, executor, step, cancellationToken);
        }

        _afterwards.Add(() => ExecuteStepAsync(place, origin, executor, step, cancellationToken));
        return Task.CompletedTask;
    }

    private static async Task ExecuteStepAsync(string place, RecipeOrigin origin, IRecipeStep executor, JsonObject step, CancellationToken cancellationToken)
    {
        try
        {
            await executor.ExecuteAsync(step, origin, cancellationToken);
        }
        catch (Exception exception) when (RecipeFiles.IsAboutShape(exception))
        {
            throw new RecipeException(place, exception.Message, exception);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            throw new RecipeException(place, "two items have the same address, or the same localisation set and language.", exception);
        }
        catch (DbUpdateException exception)
        {
            throw new RecipeException(place, "the database does not take a value: it is longer than it may be.", exception);
        }
    }

    private async Task ExecuteNestedAsync(string file, RecipeOrigin origin, JsonObject step, int depth, CancellationToken cancellationToken)
    {
        foreach (var value in step["Values"] as JsonArray ?? [])
        {
            var name = (value as JsonObject)?["name"] is JsonValue given && given.TryGetValue<string>(out var text) ? text : string.Empty;
            var nested = await RecipeFiles.FindByNameAsync(Path.GetDirectoryName(file)!, name, cancellationToken)
                ?? throw new RecipeException(Path.GetFileName(file), $"there is no recipe named {name} beside it.");
            await ExecuteAsync(nested, origin, depth + 1, cancellationToken);
        }
    }
}
