using Duplicates.Service.Content;
using Duplicates.Service.Indexing;
using Duplicates.Service.Search.Misses;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Search;

/// <summary>Registers the search of the site.</summary>
internal static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<ISynonyms, SearchSynonyms>()
        .AddSingleton<IContentTypeRules, SearchSynonymsRules>()
        .AddSingleton<SiteSearch>()
        .AddSingleton<ISiteSearch>(provider => provider.GetRequiredService<SiteSearch>())
        .AddSingleton<SearchMisses>()
        .AddScoped<SearchMissLog>()
        .AddScoped<SynonymDesk>()
        .AddSingleton(new BackgroundJob("index of pages", TimeSpan.FromSeconds(0.5), (provider, _) =>
        {
            provider.GetRequiredService<SiteSearch>().Prepare();
            return Task.CompletedTask;
        }))
        .AddSingleton(new BackgroundJob("searches in vain", TimeSpan.FromMinutes(1), (provider, stopping) => provider.GetRequiredService<SearchMissLog>().WriteAsync(stopping)));
}
