using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Duplicates.Service.Data;
using Duplicates.Service.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Workflows;

/// <summary>
/// Step <c>WorkflowType</c>, as Orchard has it. What differs from the newest version becomes the next version; cases that run keep theirs.
/// </summary>
internal sealed class WorkflowTypeStep(DuplicatesDbContext db, TimeProvider clock) : IRecipeStep
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc />
    public string Name => "WorkflowType";

    /// <inheritdoc />
    public IEnumerable<string> Problems(JsonObject step)
    {
        if (step["data"] is not JsonArray data)
        {
            return ["it has no data."];
        }

        var problems = new List<string>();
        var definitions = new List<WorkflowDefinition>();
        foreach (var node in data)
        {
            try
            {
                definitions.Add(WorkflowDefinition.Read(node));
                problems.AddRange(WorkflowCheck.Problems(definitions[^1]));
            }
            catch (FormatException exception)
            {
                problems.Add(exception.Message);
            }
        }

        problems.AddRange(definitions.GroupBy(definition => definition.WorkflowTypeId, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"workflow {same.Key} occurs more than once."));
        return problems;
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(JsonObject step, RecipeOrigin origin, CancellationToken cancellationToken)
    {
        this.RequireSound(step);
        await db.WorkflowTypes.LoadAsync(cancellationToken);
        foreach (var json in step["data"]!.AsArray().Select(node => node!.AsObject()))
        {
            Store(json, WorkflowDefinition.Read(json));
        }
    }

    private void Store(JsonObject json, WorkflowDefinition definition)
    {
        var known = db.WorkflowTypes.Local.Where(row => row.TypeId == definition.WorkflowTypeId).OrderBy(row => row.Version).ToList();
        if (known.Count > 0 && JsonNode.DeepEquals(JsonNode.Parse(known[^1].Data), json))
        {
            return;
        }

        if (definition.IsEnabled && db.WorkflowTypes.Local.FirstOrDefault(row => row.StartsCases && row.TypeId != definition.WorkflowTypeId) is { } other)
        {
            throw new FormatException($"workflow {definition.WorkflowTypeId}: cases begin with workflow {other.TypeId} already; disable one of the two.");
        }

        known.ForEach(row => row.StartsCases = false);
        db.WorkflowTypes.Add(new()
        {
            TypeId = definition.WorkflowTypeId!,
            Version = known.Count + 1,
            Name = definition.Name!,
            Data = json.ToJsonString(Readable),
            StartsCases = definition.IsEnabled,
            StoredAt = clock.GetUtcNow(),
        });
    }
}
