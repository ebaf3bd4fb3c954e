using System.Text.Json;
using System.Text.Json.Nodes;

namespace Duplicates.Service.Tests.Cases;

/// <summary>
/// What is specified of a step of a case, beside the code: <c>steps.json</c> has them all, in the order in which a case goes its way.
/// </summary>
/// <param name="Step">The name of the event.</param>
/// <param name="Told">Who is told, by what ways, and which message.</param>
/// <param name="Stored">
/// Samples as they were ever stored, encrypted with a key of zeros. They are never changed: what is stored otherwise, or a new version, adds one.
/// </param>
internal sealed record SpecifiedStep(string Step, IReadOnlyList<string> Told, IReadOnlyList<StoredSample> Stored)
{
    /// <summary>All steps.</summary>
    public static IReadOnlyList<SpecifiedStep> All { get; } =
        JsonSerializer.Deserialize<List<SpecifiedStep>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "steps.json")))!;
}

/// <summary>An event as the database holds it.</summary>
/// <param name="Type">Name and version.</param>
/// <param name="Data">What is stored.</param>
internal sealed record StoredSample(string Type, JsonNode Data);
