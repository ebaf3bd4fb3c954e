using System.Text.Json.Nodes;
using Duplicates.Service.Accounts;
using Duplicates.Service.Content;

namespace Duplicates.Service.Recipes;

/// <summary>Step <c>Content</c>: stores content items; one that says something else than what is public under its id becomes a new version.</summary>
internal sealed class ContentStep(ContentImport import, ContentParity types) : IRecipeStep
{
    /// <inheritdoc />
    public string Name => "Content";

    /// <summary>The items of a step.</summary>
    /// <exception cref="FormatException">It is of another shape.</exception>
    public static IEnumerable<ContentItem> ItemsOf(JsonObject step) =>
        (step["data"] as JsonArray ?? throw new FormatException("it has no data."))
            .Select(node => new ContentItem(node as JsonObject ?? throw new FormatException("an item is not an object.")));

    /// <inheritdoc />
    public IEnumerable<string> Problems(JsonObject step)
    {
        try
        {
            return [.. ItemsOf(step).Select(item => (item.Id, item.Type)).Where(item => types.RulesOf(item.Type) is null)
                .Select(item => $"item {item.Id} is of the unknown type {item.Type}.")];
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            return [exception.Message];
        }
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(JsonObject step, CancellationToken cancellationToken)
    {
        this.RequireSound(step);
        await import.StoreAsync([.. ItemsOf(step)], ContentEditor.Recipe, progress: null, cancellationToken);
    }
}

/// <summary>Step <c>ContentDefinition</c>: the service's types are typed in code, so the step only checks that it asks for no others.</summary>
internal sealed class ContentDefinitionStep : IRecipeStep
{
    private const string DefinitionName = "Name";

    /// <inheritdoc />
    public string Name => "ContentDefinition";

    /// <inheritdoc />
    public IEnumerable<string> Problems(JsonObject step) =>
        from type in step["ContentTypes"] as JsonArray ?? []
        let name = type?[DefinitionName]?.GetValue<string>() ?? string.Empty
        where !ContentDefinitions.All.Contains(name, StringComparer.Ordinal)
        select $"the content type {name} is unknown to the service.";

    /// <inheritdoc />
    public Task ExecuteAsync(JsonObject step, CancellationToken cancellationToken)
    {
        this.RequireSound(step);
        return Task.CompletedTask;
    }
}

/// <summary>Step <c>Roles</c>: the service's roles are fixed, so the step only checks that it names no others.</summary>
internal sealed class RolesStep : IRecipeStep
{
    private const string RoleName = "Name";

    /// <inheritdoc />
    public string Name => "Roles";

    /// <inheritdoc />
    public IEnumerable<string> Problems(JsonObject step) =>
        from role in step["Roles"] as JsonArray ?? []
        let name = role?[RoleName]?.GetValue<string>() ?? string.Empty
        where name != ServiceRoles.Applicant && !ServiceRoles.Staff.Contains(name, StringComparer.Ordinal)
        select $"the role {name} is unknown to the service.";

    /// <inheritdoc />
    public Task ExecuteAsync(JsonObject step, CancellationToken cancellationToken)
    {
        this.RequireSound(step);
        return Task.CompletedTask;
    }
}

/// <summary>Steps look at the whole of what is written before they store any of it.</summary>
internal static class SoundSteps
{
    /// <summary>Refuses a step that has problems.</summary>
    /// <exception cref="FormatException">It has; the message tells all of them.</exception>
    public static void RequireSound(this IRecipeStep recipeStep, JsonObject step)
    {
        if (recipeStep.Problems(step).ToList() is { Count: > 0 } problems)
        {
            throw new FormatException(string.Join(' ', problems));
        }
    }
}
