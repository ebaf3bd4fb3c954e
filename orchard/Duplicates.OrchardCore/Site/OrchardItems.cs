using System.Linq.Expressions;
using System.Text.Json.Nodes;
using Duplicates.Service;
using Duplicates.Service.Content;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Documents;
using OrchardCore.Environment.Shell.Scope;
using YesSql;
using YesSql.Services;

namespace Duplicates.OrchardCore.Site;

/// <summary>Another one after each publication; every host sees it.</summary>
public sealed class PublicationStamp : global::OrchardCore.Data.Documents.Document
{
    /// <summary>How many publications there were.</summary>
    public long Count { get; set; }
}

/// <summary>The service reads pages, offices and the calendar from Orchard's content.</summary>
internal sealed class OrchardItems : IPublishedItems
{
    private static readonly string[] LawTypes = [.. PublicVersion.LawTypes];

    /// <inheritdoc />
    public async Task<string> StampAsync(CancellationToken cancellationToken)
    {
        var stamp = string.Empty;
        await ShellScope.UsingChildScopeAsync(
            async scope =>
            {
                var document = await scope.ServiceProvider.GetRequiredService<IDocumentManager<PublicationStamp>>().GetOrCreateImmutableAsync();
                stamp = $"{document.Identifier} {document.Count}";
            },
            activateShell: false);
        return stamp;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<JsonObject>> ReadAsync(CancellationToken cancellationToken)
    {
        var types = SharedRecipes.PublicTypes.ToArray();
        return [.. (await FindAsync(index => index.Published && index.ContentType.IsIn(types), cancellationToken)).Select(item => JObject.FromObject(item)!)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PublicVersion>> ReadLawAsync(CancellationToken cancellationToken)
    {
        var versions = EverPublic(await FindAsync(index => index.ContentType.IsIn(LawTypes), cancellationToken)).ToList();
        var now = versions.Where(item => item.Published).Select(item => item.ContentItemId).ToHashSet(StringComparer.Ordinal);
        return [.. versions.Where(item => now.Contains(item.ContentItemId)).Select(Version)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PublicVersion>> ReadVersionsAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken)
    {
        var ids = itemIds.ToArray();
        return [.. EverPublic(await FindAsync(index => index.ContentItemId.IsIn(ids), cancellationToken)).Select(Version)];
    }

    /// <summary>Orchard keeps every version; a draft has the time of publication of the version it was made from, which is before its own.</summary>
    private static IEnumerable<ContentItem> EverPublic(IEnumerable<ContentItem> versions) => versions.Where(item => item.Published || item.PublishedUtc >= item.ModifiedUtc);

    private static PublicVersion Version(ContentItem item) => new(JObject.FromObject(item)!, new(DateTime.SpecifyKind(item.PublishedUtc ?? item.ModifiedUtc ?? DateTime.UnixEpoch, DateTimeKind.Utc)));

    private static async Task<IReadOnlyList<ContentItem>> FindAsync(Expression<Func<ContentItemIndex, bool>> which, CancellationToken cancellationToken)
    {
        IReadOnlyList<ContentItem> found = [];
        await ShellScope.UsingChildScopeAsync(
            async scope => found = [.. await scope.ServiceProvider.GetRequiredService<ISession>().Query<ContentItem, ContentItemIndex>(which).ListAsync(cancellationToken)],
            activateShell: false);
        return found;
    }
}

/// <summary>Counts publications, so that the service reads anew what became public or ceased to be.</summary>
internal sealed class PublicationHandler(IDocumentManager<PublicationStamp> stamps) : ContentHandlerBase
{
    private bool _counted;

    /// <inheritdoc />
    public override Task PublishedAsync(PublishContentContext context) => CountAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task UnpublishedAsync(PublishContentContext context) => CountAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task RemovedAsync(RemoveContentContext context) => CountAsync(context.ContentItem);

    /// <summary>Once for all that one scope stores.</summary>
    private async Task CountAsync(ContentItem item)
    {
        if (_counted || !SharedRecipes.PublicTypes.Contains(item.ContentType))
        {
            return;
        }

        _counted = true;
        var stamp = await stamps.GetOrCreateMutableAsync();
        stamp.Count++;
        await stamps.UpdateAsync(stamp);
        ShellScope.AddDeferredTask(scope => scope.ServiceProvider.LoadContentAsync());
    }
}
