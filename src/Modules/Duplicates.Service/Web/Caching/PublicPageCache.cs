using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duplicates.Service.Web.Caching;

/// <summary>Answers public pages from memory, compressed once, until published content changes.</summary>
internal static class PublicPageCache
{
    /// <summary>Registers the cache.</summary>
    public static IServiceCollection AddPublicPageCache(this IServiceCollection services) => services
        .AddOutputCache(options =>
        {
            options.UseCaseSensitivePaths = true;
            options.AddBasePolicy(policy => policy.AddPolicy<PublicPagePolicy>(), excludeDefaultPolicy: true);
        })
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml"];
        })

        // an answer is compressed once and sent many times
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal)
        .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal)
        .AddSingleton<PublicPageEviction>();

    /// <summary>
    /// Puts the cache in. Only impersonal answers are compressed: beside a secret, compression would tell of it (BREACH).
    /// </summary>
    public static IApplicationBuilder UsePublicPageCache(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<IPublicState>() is not null)
        {
            app.ApplicationServices.GetRequiredService<PublicPageEviction>().Start();
        }

        app.UseOutputCache();
        app.UseMiddleware<EntityTags>();
        return app.UseWhen(context => PublicPagePolicy.IsImpersonal(context.Request), impersonal => impersonal.UseResponseCompression());
    }
}

/// <summary>Drops the kept pages when what is published changes.</summary>
internal sealed partial class PublicPageEviction(IPublicState content, IOutputCacheStore store, ILogger<PublicPageEviction> logger)
{
    /// <summary>Begins to listen.</summary>
    public void Start() => content.Changed += (_, _) => _ = EvictAsync();

    private async Task EvictAsync()
    {
        try
        {
            await store.EvictByTagAsync(PublicPagePolicy.Tag, CancellationToken.None);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            LogFailure(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Public pages could not be dropped from the cache")]
    private partial void LogFailure(Exception exception);
}
