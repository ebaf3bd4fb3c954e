using Duplicates.Service.Content;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.InfoPages;

/// <summary>Registers the pages that the ministry writes.</summary>
internal static class InfoPagesFeature
{
    public static IServiceCollection AddInfoPages(this IServiceCollection services) => services
        .AddSingleton<LinkCheck>()
        .AddSingleton<IContentTypeRules, InfoPageRules>();
}
