using Duplicates.Service.Calendar;
using Duplicates.Service.Content;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Law;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Offices;
using Duplicates.Service.Web.Caching;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Published;

/// <summary>Registers what is public, held in memory, for every feature that reads a part of it.</summary>
internal static class PublishedFeature
{
    public static IServiceCollection AddPublished(this IServiceCollection services) => services
        .AddSingleton<PublishedContent>()
        .AddSingleton<IPublicContent>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<IContentQuarantine>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<IPublicState>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<IInfoPages>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<IMovedPages>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<IOffices>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<ILawLists>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<IPublishedTemplates>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton<IWorkingCalendarSource>(provider => provider.GetRequiredService<PublishedContent>())
        .AddSingleton(new BackgroundJob("published content", TimeSpan.FromSeconds(0.5), async (provider, stopping) =>
        {
            await provider.GetRequiredService<PublishedContent>().RefreshAsync(stopping);
            provider.GetRequiredService<OfficeSearch>().Prepare();
        }));
}
