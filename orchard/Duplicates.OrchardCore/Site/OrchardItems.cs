using System.Text.Json.Nodes;
using Duplicates.OrchardCore.Background;
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
        var items = new List<JsonObject>();
        var types = SharedRecipes.PublicTypes.ToArray();
        await ShellScope.UsingChildScopeAsync(
            async scope =>
            {
                var published = await scope.ServiceProvider.GetRequiredService<ISession>()
                    .Query<ContentItem, ContentItemIndex>(index => index.Published && index.ContentType.IsIn(types)).ListAsync(cancellationToken);
                items.AddRange(published.Select(item => JObject.FromObject(item)!));
            },
            activateShell: false);
        return items;
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
        ShellScope.AddDeferredTask(scope => scope.ServiceProvider.GetRequiredService<ServiceJobs>().RunPromptAsync());
    }
}
