using System.Text.Json.Nodes;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Recipes;

/// <summary>Gives the published content items for export. Names of people who wrote them stay here.</summary>
internal sealed class ContentSource(DuplicatesDbContext db, IEnumerable<IContentTypeRules> types) : IRecipeSource
{
    private static readonly string[] Head =
        ["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "Owner", "Author", "ModifiedUtc", "PublishedUtc", "CreatedUtc"];

    private static readonly string[] Instants = ["ModifiedUtc", "PublishedUtc", "CreatedUtc"];

    /// <inheritdoc />
    public string StepName => "Content";

    /// <inheritdoc />
    public IReadOnlyCollection<string> Types => [.. types.Select(type => type.ContentType)];

    /// <inheritdoc />
    public async Task<IReadOnlyList<JsonObject>> ReadAsync(RecipeSelection selection, CancellationToken cancellationToken)
    {
        var (asked, items) = (Types.Where(selection.AsksFor).ToArray(), selection.Items.ToArray());
        var rows = await db.ContentVersions.AsNoTracking()
            .Where(row => row.Published && asked.Contains(row.ContentType))
            .Where(row => items.Length == 0 || items.Contains(row.ContentItemId) || items.Contains(row.SetId))
            .ToListAsync(cancellationToken);
        return [.. rows
            .OrderBy(row => row.ContentType, StringComparer.Ordinal)
            .ThenBy(row => row.SetId, StringComparer.Ordinal)
            .ThenBy(row => row.Culture, StringComparer.Ordinal)
            .ThenBy(row => row.ContentItemId, StringComparer.Ordinal)
            .Select(row => Ordered(ContentData.ForRecipe(new(row))))];
    }

    /// <summary>The same order of properties whatever file they came from, and instants that every database keeps.</summary>
    private static JsonObject Ordered(JsonObject item)
    {
        (item["Latest"], item["Owner"], item["Author"]) = (true, string.Empty, string.Empty);
        foreach (var name in Instants)
        {
            if (item[name] is { } instant)
            {
                item[name] = DateTime.UnixEpoch.AddMilliseconds(new DateTimeOffset(instant.GetValue<DateTime>().ToUniversalTime()).ToUnixTimeMilliseconds());
            }
        }

        var ordered = new JsonObject();
        foreach (var (name, value) in Head.Where(item.ContainsKey).Select(name => (name, item[name]))
            .Concat(item.Where(property => !Head.Contains(property.Key, StringComparer.Ordinal)).OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => (property.Key, property.Value))))
        {
            ordered[name] = value?.DeepClone();
        }

        return ordered;
    }
}
