using System.Text.Encodings.Web;
using System.Text.Unicode;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Assets;
using Duplicates.Service.Web.Caching;
using Duplicates.Service.Web.Culture;
using Duplicates.Service.Web.Errors;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Posted;
using Duplicates.Service.Web.Security;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Duplicates.Service.Web;

/// <summary>Adds what every page of the service stands on: texts, cultures, assets, forms, error pages and headers.</summary>
public static class DuplicatesWebFrame
{
    /// <summary>Registers the frame.</summary>
    /// <param name="services">The services of the door.</param>
    /// <param name="configure">How much of the site the frame may rule.</param>
    public static IServiceCollection AddWebFrame(this IServiceCollection services, Action<WebFrameOptions>? configure = null)
    {
        services.AddOptions<WebFrameOptions>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.AddRazorPages().AddDataAnnotationsLocalization(options =>
        {
            var texts = new SideBySideLocalizer();
            options.DataAnnotationLocalizerProvider = (_, _) => texts;
        });
        services.RemoveAll<IStringLocalizer<ServiceTexts>>();
        services.AddSingleton<IStringLocalizer<ServiceTexts>, SideBySideLocalizer>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<MvcOptions>, LocalizedBindingMessages>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<MvcOptions>, OutsideTextBinding>());
        services.Configure<RouteOptions>(options => options.SetParameterPolicy<LanguageRouteConstraint>(LanguageRouteConstraint.Name));
        services.TryAddSingleton<AssetManifest>();
        services.AddPublicPageCache();
        services.Configure<HtmlHelperOptions>(options => options.ClientValidationEnabled = false);
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        return services;
    }

    /// <summary>Puts the frame at the beginning of the pipeline, before routing, signing in and caching.</summary>
    /// <param name="app">The pipeline of the door.</param>
    public static IApplicationBuilder UseWebFrame(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptions<WebFrameOptions>>().Value;
        app.UseMiddleware<SecurityHeaders>();
        if (options.WholeSite && HostCookies.AreFor(app.ApplicationServices.GetRequiredService<IOptions<DuplicatesOptions>>().Value))
        {
            app.UseHostCookies();
        }

        app.UseMiddleware<CleanAddresses>();
        app.UseMiddleware<HeadRequests>();
        app.UseMiddleware<AcceptedEncoding>();
        app.UseMiddleware<CultureFromPath>();
        app.UseMiddleware<AssetDelivery>();
        app.UsePublicPageCache();
        app.UseMiddleware<AnswersToForms>();
        if (options.WholeSite)
        {
            app.UseExceptionHandler("/errors/500");
            app.UseStatusCodePagesWithReExecute("/errors/{0}");
            app.UseMiddleware<MachineAnswers>();
            app.UseMiddleware<DatabaseDown>();
        }

        return app;
    }
}
