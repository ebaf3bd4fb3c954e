using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Search;

/// <summary>Registers the search of the site.</summary>
internal static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddSingleton<SiteSearch>();
}
