using System.Text.Json.Nodes;
using Duplicates.OrchardCore.Site;
using Duplicates.Service.Content;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.DisplayManagement.Notify;

namespace Duplicates.OrchardCore.Publishing;

/// <summary>
/// Keeps the service's rules of publication in Orchard's editors: what it could not read, or what would mislead people, is not published,
/// and the editor is told why in the language of the admin. What the service cannot do without is neither unpublished nor deleted.
/// </summary>
internal sealed class PublicationRulesHandler(
    IPublicationCheck rules, Counterparts counterparts, IHttpContextAccessor http, INotifier notifier, IHtmlLocalizer<PublicationRulesHandler> texts) : EditorsHandler
{
    /// <inheritdoc />
    public override async Task CreatingAsync(CreateContentContext context)
    {
        // an item that is made public in one step is published whatever its handlers say then
        if (context.ContentItem.Published && Concerns(context.ContentItem))
        {
            context.Cancel |= await IsRefusedAsync(context.ContentItem);
        }
    }

    /// <inheritdoc />
    public override async Task PublishingAsync(PublishContentContext context)
    {
        if (!context.Cancel && Concerns(context.ContentItem))
        {
            context.Cancel = await IsRefusedAsync(context.ContentItem);
        }
    }

    /// <inheritdoc />
    public override async Task UnpublishingAsync(PublishContentContext context) => context.Cancel |= await IsNeededAsync(context.ContentItem);

    /// <inheritdoc />
    public override async Task RemovingAsync(RemoveContentContext context) => context.Cancel |= context.NoActiveVersionLeft && await IsNeededAsync(context.ContentItem);

    private bool Concerns(ContentItem item) => !IsImporting && SharedRecipes.PublicTypes.Contains(item.ContentType);

    private async Task<bool> IsRefusedAsync(ContentItem item)
    {
        if (rules.NeedsTwoEditors(item.ContentType) && http.HttpContext?.User.Identity?.Name is { Length: > 0 } editor && string.Equals(editor, item.Author, StringComparison.OrdinalIgnoreCase))
        {
            await notifier.ErrorAsync(texts["One editor saves this as a draft, another publishes it from the list of content items."]);
            return true;
        }

        var problems = rules.ProblemsOf(item.ContentType, [Json(item), .. await counterparts.OfAsync(item) is { } other ? new[] { Json(other) } : []]);
        foreach (var problem in problems)
        {
            await notifier.ErrorAsync(new LocalizedHtmlString(problem, System.Net.WebUtility.HtmlEncode(problem)));
        }

        return problems.Count > 0;
    }

    private async Task<bool> IsNeededAsync(ContentItem item)
    {
        if (!Concerns(item) || rules.CanBeWithdrawn(item.ContentType))
        {
            return false;
        }

        await notifier.ErrorAsync(texts["The service cannot do without this. Change it, and publish the new words."]);
        return true;
    }

    private static JsonObject Json(ContentItem item) => JObject.FromObject(item)!;
}
