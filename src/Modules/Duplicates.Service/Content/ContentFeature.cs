using Duplicates.Service.Offices;
using Duplicates.Service.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Content;

/// <summary>Registers the content items with their versions; features register the rules of their own types.</summary>
internal static class ContentFeature
{
    public static IServiceCollection AddContentStore(this IServiceCollection services) => services
        .AddScoped<ContentStore>()
        .AddScoped<ContentPublishing>()
        .AddScoped<ContentImport>()
        .AddScoped<DraftImport>()
        .AddScoped<IRecipeSource, ContentSource>()
        .AddSingleton<ContentParity>()
        .AddSingleton<IContentTypeRules, InfoPageRules>()
        .AddSingleton<IContentTypeRules, OfficeRules>()
        .AddSingleton<IContentTypeRules, WorkingCalendarYearRules>()
        .AddSingleton(new BackgroundJob("scheduled publications", TimeSpan.FromSeconds(5), (provider, stopping) => provider.GetRequiredService<ContentPublishing>().PublishDueAsync(stopping)));
}
