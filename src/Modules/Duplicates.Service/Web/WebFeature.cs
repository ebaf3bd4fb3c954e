using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Posted;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Web;

/// <summary>Registers the frame of all pages with what it keeps in the database.</summary>
internal static class WebFeature
{
    public static IServiceCollection AddWeb(this IServiceCollection services) => services
        .AddWebFrame()
        .AddSingleton<TextsByLanguage>()
        .AddSingleton<BrowserKeys>()
        .AddScoped<SharedLimits>()
        .AddSingleton<PostedPageLimit>()
        .AddScoped<PostedPages>()
        .AddSingleton(new BackgroundJob("answers to forms", TimeSpan.FromMinutes(1), (provider, stopping) => provider.GetRequiredService<PostedPages>().DeleteOldAsync(stopping)));
}
