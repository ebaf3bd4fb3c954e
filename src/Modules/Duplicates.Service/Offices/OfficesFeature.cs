using Duplicates.Service.Content;
using Duplicates.Service.Indexing;
using Duplicates.Service.Offices.Import;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Offices;

/// <summary>Registers schools and other offices, the search among them and lists of them.</summary>
internal static class OfficesFeature
{
    public static IServiceCollection AddOffices(this IServiceCollection services) => services
        .AddSingleton<IContentTypeRules, OfficeRules>()
        .AddSingleton(provider => new OfficeSearch(provider.GetRequiredService<IOffices>(), provider.GetRequiredService<ISynonyms>()))
        .AddSingleton<OpenNow>()
        .AddSingleton<OfficeFinder>()
        .AddSingleton<OfficeCard>()
        .AddScoped<OfficeImports>()
        .AddSingleton<OfficeImportProgress>()
        .AddSingleton<OfficeImportReport>()
        .AddSingleton(new BackgroundJob("lists of offices", TimeSpan.FromSeconds(1), (provider, stopping) => provider.GetRequiredService<OfficeImports>().RunAsync(stopping)));
}
