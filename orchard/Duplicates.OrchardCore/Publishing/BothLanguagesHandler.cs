using Duplicates.OrchardCore.Items;
using Duplicates.OrchardCore.Site;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.DisplayManagement.Notify;

namespace Duplicates.OrchardCore.Publishing;

/// <summary>
/// Nothing is public in one language only. Publishing stops while the other language is missing or older, with a message in the editor;
/// otherwise both languages become public together. Unpublishing takes both away.
/// </summary>
internal sealed class BothLanguagesHandler(IServiceProvider services, Counterparts counterparts, INotifier notifier, IHtmlLocalizer<BothLanguagesHandler> texts) : EditorsHandler
{
    private readonly HashSet<string> _together = new(StringComparer.Ordinal);
    /// <inheritdoc />
    public override async Task PublishingAsync(PublishContentContext context)
    {
        if (IsImporting || !Concerns(context.ContentItem, out var part) || _together.Contains(context.ContentItem.ContentItemId))
        {
            return;
        }

        var other = await counterparts.OfAsync(context.ContentItem);
        var state = Translation.StateOf(context.ContentItem, other);
        if (state is TranslationState.Current)
        {
            return;
        }

        context.Cancel = true;
        await notifier.ErrorAsync((state, Translation.Other(part.Culture)) switch
        {
            (TranslationState.Missing, "ru") => texts["There is no Russian version yet. Translate the page first: both languages become public together."],
            (TranslationState.Missing, _) => texts["There is no Kazakh version yet. Translate the page first: both languages become public together."],
            (_, "ru") => texts["The Russian version is older. Bring it up to date and save it as a draft, also when nothing changes in it; then publish: both languages become public together."],
            _ => texts["The Kazakh version is older. Bring it up to date and save it as a draft, also when nothing changes in it; then publish: both languages become public together."],
        });
    }

    /// <inheritdoc />
    public override Task PublishedAsync(PublishContentContext context) => TogetherAsync(context.ContentItem, (contents, other) => other.Published ? Task.CompletedTask : contents.PublishAsync(other));

    /// <inheritdoc />
    public override Task UnpublishedAsync(PublishContentContext context) => TogetherAsync(context.ContentItem, (contents, other) => contents.UnpublishAsync(other));

    /// <summary>A draft that is thrown away takes nothing from the public.</summary>
    public override Task RemovedAsync(RemoveContentContext context) => !context.NoActiveVersionLeft ? Task.CompletedTask : TogetherAsync(context.ContentItem, (contents, other) => contents.UnpublishAsync(other));

    private static bool Concerns(ContentItem item, out LocalizationPart part)
    {
        part = item.Find<LocalizationPart>()!;
        return part is not null && SharedRecipes.PublicTypes.Contains(item.ContentType);
    }

    private async Task TogetherAsync(ContentItem item, Func<IContentManager, ContentItem, Task> act)
    {
        if (IsImporting || !Concerns(item, out _) || !_together.Add(item.ContentItemId))
        {
            return;
        }

        if (await counterparts.OfAsync(item) is { } other && _together.Add(other.ContentItemId))
        {
            await act(services.GetRequiredService<IContentManager>(), other);
        }
    }
}
