using Duplicates.OrchardCore.Items;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentLocalization;
using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentManagement;

namespace Duplicates.OrchardCore.Publishing;

/// <summary>Finds an item in the other language.</summary>
internal sealed class Counterparts(IServiceProvider services)
{
    /// <summary>The newest version in the other language; null when there is none.</summary>
    public async Task<ContentItem?> OfAsync(ContentItem item) => item.Find<LocalizationPart>() is not { LocalizationSet.Length: > 0 } part
        ? null
        : (await services.GetRequiredService<IContentLocalizationManager>().GetItemsForSetAsync(part.LocalizationSet))
            .FirstOrDefault(other => other.Latest && other.Find<LocalizationPart>()?.Culture == Translation.Other(part.Culture));
}
