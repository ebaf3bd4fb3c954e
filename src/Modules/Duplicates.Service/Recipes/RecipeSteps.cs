using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Duplicates.Service.Accounts;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Recipes;

/// <summary>Step <c>Content</c>: stores content items, replacing those with the same id.</summary>
internal sealed class ContentStep(DuplicatesDbContext db, TimeProvider clock) : IRecipeStep
{
    private static readonly string[] KnownTypes = ["InfoPage", "Office", "WorkingCalendarYear"];
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc />
    public string Name => "Content";

    /// <inheritdoc />
    public async Task ExecuteAsync(JsonObject step, CancellationToken cancellationToken)
    {
        foreach (var node in step["data"] as JsonArray ?? throw new FormatException("it has no data."))
        {
            var item = new ContentItem(node as JsonObject ?? throw new FormatException("an item is not an object."));
            if (!KnownTypes.Contains(item.Type, StringComparer.Ordinal))
            {
                throw new FormatException($"item {item.Id} is of the unknown type {item.Type}.");
            }

            await StoreAsync(item, cancellationToken);
        }
    }

    private async Task StoreAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var id = item.Id;
        var row = await db.ContentItems.FindAsync([id], cancellationToken)
            ?? db.ContentItems.Add(new() { ContentItemId = id, ContentType = item.Type, Data = string.Empty }).Entity;
        row.ContentType = item.Type;
        row.LocalizationSet = item.LocalizationSet;
        row.Culture = item.Culture;
        row.Path = item.Path;
        row.Data = item.Json.ToJsonString(Readable);
        row.StoredAt = clock.GetUtcNow();
    }
}

/// <summary>Step <c>ContentDefinition</c>: the service's types are typed in code, so the step only checks that it asks for no others.</summary>
internal sealed class ContentDefinitionStep : IRecipeStep
{
    private const string DefinitionName = "Name";
    private static readonly string[] KnownTypes = ["InfoPage", "Office", "WorkingCalendarYear", "Application", "CertificateDuplicate"];

    /// <inheritdoc />
    public string Name => "ContentDefinition";

    /// <inheritdoc />
    public Task ExecuteAsync(JsonObject step, CancellationToken cancellationToken)
    {
        foreach (var name in (step["ContentTypes"] as JsonArray ?? []).Select(type => type?[DefinitionName]?.GetValue<string>() ?? string.Empty))
        {
            if (!KnownTypes.Contains(name, StringComparer.Ordinal))
            {
                throw new FormatException($"the content type {name} is unknown to the service.");
            }
        }

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
    public Task ExecuteAsync(JsonObject step, CancellationToken cancellationToken)
    {
        foreach (var name in (step["Roles"] as JsonArray ?? []).Select(role => role?[RoleName]?.GetValue<string>() ?? string.Empty))
        {
            if (name != ServiceRoles.Applicant && !ServiceRoles.Staff.Contains(name, StringComparer.Ordinal))
            {
                throw new FormatException($"the role {name} is unknown to the service.");
            }
        }

        return Task.CompletedTask;
    }
}
