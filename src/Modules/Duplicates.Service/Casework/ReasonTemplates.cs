using Duplicates.Domain.Applications;

namespace Duplicates.Service.Casework;

/// <summary>A ready text for the reasons of a refusal; the texts <c>reasons.title.{Key}</c> and <c>reasons.text.{Key}</c> hold its words.</summary>
/// <param name="Ground">The ground it belongs to.</param>
/// <param name="Place">Its place among the texts of the ground, from 1.</param>
internal sealed record ReasonTemplate(RefusalGround Ground, int Place)
{
    /// <summary>Names the template in forms and texts.</summary>
    public string Key => $"{Ground}.{Place}";
}

/// <summary>The ready texts; officers insert one and change it as the case asks.</summary>
internal static class ReasonTemplates
{
    /// <summary>Stands for what the officer must fill in; no refusal goes out with it.</summary>
    public const string Gap = "____";

    /// <summary>All of them, in the order of R7.</summary>
    public static IReadOnlyList<ReasonTemplate> All { get; } =
    [
        new(RefusalGround.UntrueDocuments, 1),
        new(RefusalGround.UntrueDocuments, 2),
        new(RefusalGround.RequirementsNotMet, 1),
        new(RefusalGround.RequirementsNotMet, 2),
        new(RefusalGround.NoConsent, 1),
    ];

    /// <summary>The template with this key; null when there is none.</summary>
    public static ReasonTemplate? Find(string? key) => All.FirstOrDefault(template => string.Equals(template.Key, key, StringComparison.Ordinal));
}
