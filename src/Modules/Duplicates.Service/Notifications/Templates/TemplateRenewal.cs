using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Duplicates.Service.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Notifications.Templates;

/// <summary>
/// Brings the templates that a newer program came with to an installation that imported an older recipe: those that are new, and those whose
/// words nobody has touched. What an editor or somebody's recipe has written is never replaced, and neither is its other language.
/// </summary>
internal sealed class TemplateRenewal(DuplicatesDbContext db, ContentImport import, IPublicContent content, TimeProvider clock)
{
    /// <summary>The author of renewed words, as colleagues read it in the history of an item.</summary>
    private const string Program = "Duplicates";

    private const int HashLength = 16;

    /// <summary>Renews by a recipe, once for each state of the file; returns how many items became a new version.</summary>
    public async Task<int> RunAsync(string file, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        var mark = $"{Path.GetFileName(file)}@{Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLength]}";
        if (await db.ImportedRecipes.AnyAsync(row => row.Name == mark, cancellationToken))
        {
            return 0;
        }

        var steps = JsonNode.Parse(bytes)!["steps"]!.AsArray();
        try
        {
            return await StoreAsync(mark, [.. steps.SelectMany(step => ContentStep.ItemsOf(step!.AsObject()))], cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // another host that starts at this moment was faster
            db.ChangeTracker.Clear();
            return 0;
        }
    }

    private async Task<int> StoreAsync(string mark, IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.ImportedRecipes.Add(new() { Name = mark, ImportedAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        var there = await db.ContentVersions.AsNoTracking().Where(row => row.ContentType == MessageTemplate.ContentType).ToListAsync(cancellationToken);
        var untouched = items.GroupBy(ContentImport.SetOf, StringComparer.Ordinal).Where(set => MayBeRenewed(set, there)).SelectMany(set => set);
        var renewed = await import.StoreAsync([.. untouched], new ContentEditor(string.Empty, Program), progress: null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await content.RefreshAsync(cancellationToken);
        return renewed;
    }

    /// <summary>A set that is not there and whose message no other template is for, or one that only recipes at the first import and the program have written.</summary>
    private static bool MayBeRenewed(IGrouping<string, ContentItem> set, IReadOnlyList<ContentVersionRow> there)
    {
        var versions = there.Where(row => row.SetId == set.Key).ToList();
        return versions.Count == 0
            ? !there.Any(row => row.Latest && ContentData.Parse(row.Data) is { } item && MessageTemplate.FindSlot(new(item)) == MessageTemplate.FindSlot(set.First()))
            : versions.TrueForAll(row => row.AuthorId.Length == 0 && (row.Number == 1 || row.Author == Program));
    }
}
