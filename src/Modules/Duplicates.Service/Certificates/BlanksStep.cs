using System.Text.Json.Nodes;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Data;
using Duplicates.Service.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Certificates;

/// <summary>
/// Recipe step <c>Blanks</c>: blanks that schools received, each batch with office, range, date and basis.
/// A batch that is known already is left alone, so that a recipe may be imported again.
/// </summary>
internal sealed class BlanksStep(DuplicatesDbContext db, Blanks blanks) : IRecipeStep
{
    /// <inheritdoc />
    public string Name => "Blanks";

    /// <inheritdoc />
    public bool IsForCommandsOnly => true;

    /// <inheritdoc />
    public async Task ExecuteAsync(JsonObject step, RecipeOrigin origin, CancellationToken cancellationToken)
    {
        foreach (var node in step["batches"] as JsonArray ?? throw new FormatException("it has no batches."))
        {
            var batch = node as JsonObject ?? throw new FormatException("a batch is not an object.");
            var text = Text(batch, "range");
            if (!BlankRange.TryParse(text, out var range) || range.Count > Blanks.MostAtOnce)
            {
                throw new FormatException($"{text} is no range of at most {Blanks.MostAtOnce} blanks.");
            }

            await ReceiveAsync(Text(batch, "office"), range, DateOnly.ParseExact(Text(batch, "on"), "yyyy-MM-dd", null), Text(batch, "basis"), cancellationToken);
        }
    }

    private async Task ReceiveAsync(string officeId, BlankRange range, DateOnly on, string basis, CancellationToken cancellationToken)
    {
        var (text, first) = (range.ToString(), range.First.ToString());
        if (await db.BlankMovements.AnyAsync(row => row.OfficeId == officeId && row.Range == text, cancellationToken))
        {
            return;
        }

        if (!await blanks.ReceiveAsync(officeId, Actor.Service, new(BlankMovementKind.Received, [range], on, basis), cancellationToken))
        {
            throw new FormatException($"some of the blanks from {first} on are known already.");
        }
    }

    private static string Text(JsonObject batch, string name) =>
        batch[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : throw new FormatException($"a batch has no {name}.");
}
