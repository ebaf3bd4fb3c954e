using Duplicates.Domain.Applications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>Everything a case tells about itself at a moment, by the name of the property, for comparison.</summary>
internal static class ApplicationSnapshot
{
    /// <summary>What is already stored is no part of the case.</summary>
    private static readonly string[] AboutStorage = [nameof(DuplicateApplication.StoredEvents), nameof(DuplicateApplication.NewEvents)];

    internal static Dictionary<string, object?> Of(DuplicateApplication application) =>
        typeof(DuplicateApplication).GetProperties()
            .Where(property => !AboutStorage.Contains(property.Name, StringComparer.Ordinal))
            .ToDictionary(
                property => property.Name,
                property => property.GetValue(application) is IEnumerable<ApplicationEvent> history
                    ? history.ToArray()
                    : property.GetValue(application),
                StringComparer.Ordinal);
}
