using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Content;

/// <summary>Registers the content items with their versions; features register the rules of their own types.</summary>
internal static class ContentFeature
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddScoped<ContentStore>()
        .AddScoped<ContentPublishing>()
        .AddScoped<ContentImport>()
        .AddScoped<DraftImport>()
        .AddSingleton<ContentParity>()
        .AddSingleton<ProblemWords>()
        .AddSingleton<IPublicationCheck, PublicationCheck>()
        .AddSingleton<IPublishedItems, StoredItems>()
        .AddSingleton(new BackgroundJob("scheduled publications", TimeSpan.FromSeconds(5), (provider, stopping) => provider.GetRequiredService<ContentPublishing>().PublishDueAsync(stopping)));
}
