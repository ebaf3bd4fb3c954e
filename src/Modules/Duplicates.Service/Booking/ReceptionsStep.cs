using System.Text.Json;
using System.Text.Json.Nodes;
using Duplicates.Domain.Reception;
using Duplicates.Service.Recipes;

namespace Duplicates.Service.Booking;

/// <summary>
/// Recipe step <c>Receptions</c>: how offices receive visitors, each with the office and the members of <see cref="ReceptionPlan"/> that differ
/// from its own values. An office that has a plan already keeps it, so that a recipe may be imported again.
/// </summary>
internal sealed class ReceptionsStep(Receptions receptions) : IRecipeStep
{
    /// <inheritdoc />
    public string Name => "Receptions";

    /// <inheritdoc />
    public bool IsForCommandsOnly => true;

    /// <inheritdoc />
    public async Task ExecuteAsync(JsonObject step, RecipeOrigin origin, CancellationToken cancellationToken)
    {
        foreach (var node in step["offices"] as JsonArray ?? throw new FormatException("it has no offices."))
        {
            var office = node?["office"] is JsonValue value && value.TryGetValue<string>(out var id)
                ? id
                : throw new FormatException("an entry has no office.");
            if ((await receptions.FindAsync(office, cancellationToken)).Version == 0)
            {
                await receptions.SaveAsync(office, Read(node), version: 0, cancellationToken);
            }
        }
    }

    private static ReceptionPlan Read(JsonNode node)
    {
        try
        {
            return node.Deserialize<ReceptionPlan>(JsonSerializerOptions.Web)!;
        }
        catch (JsonException exception)
        {
            throw new FormatException("a plan has another shape than expected.", exception);
        }
    }
}
