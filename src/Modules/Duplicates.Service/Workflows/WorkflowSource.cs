using System.Text.Json.Nodes;
using Duplicates.Service.Data;
using Duplicates.Service.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Workflows;

/// <summary>Gives the newest version of each workflow for export.</summary>
internal sealed class WorkflowSource(DuplicatesDbContext db) : IRecipeSource
{
    private const string WorkflowType = "WorkflowType";

    /// <inheritdoc />
    public string StepName => WorkflowType;

    /// <inheritdoc />
    public IReadOnlyCollection<string> Types => [WorkflowType];

    /// <inheritdoc />
    public async Task<IReadOnlyList<JsonObject>> ReadAsync(RecipeSelection selection, CancellationToken cancellationToken)
    {
        var rows = await db.WorkflowTypes.AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.TypeId, StringComparer.Ordinal)
            .Where(versions => selection.Items.Count == 0 || selection.Items.Contains(versions.Key, StringComparer.Ordinal))
            .OrderBy(versions => versions.Key, StringComparer.Ordinal)
            .Select(versions => JsonNode.Parse(versions.MaxBy(row => row.Version)!.Data)!.AsObject())];
    }
}
