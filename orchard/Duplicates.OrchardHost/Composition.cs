using OrchardCore.ResourceManagement.TagHelpers;

namespace Duplicates.OrchardHost;

/// <summary>Puts the site together: Orchard with the modules that the project names, set up by itself at the first request.</summary>
internal static class Composition
{
    private const int MaxRequestBytes = 4 * 1024 * 1024;

    /// <summary>Registers Orchard.</summary>
    public static void AddSite(this WebApplicationBuilder builder)
    {
        DevelopmentKeys.Add(builder);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(builder.Configuration.GetSection("ForwardedHeaders"));
        var orchard = builder.Services.AddOrchardCore()
            .AddCommands()
            .AddSecurity()
            .AddMvc()
            .AddIdGeneration()
            .AddEmailAddressValidator()
            .AddPhoneFormatValidator()
            .AddHtmlSanitizer()
            .AddSetupFeatures("OrchardCore.Setup", "OrchardCore.AutoSetup")
            .AddDataAccess()
            .AddDataStorage()
            .AddBackgroundService()
            .AddScripting()
            .AddTheming()
            .AddGlobalFeatures("OrchardCore.Liquid.Core", "Duplicates.OrchardCore.Addresses")
            .AddCaching();
        orchard.ConfigureServices(services =>
        {
            services.AddResourceManagement();
            services.AddTagHelpers<LinkTagHelper>();
            services.AddTagHelpers<MetaTagHelper>();
            services.AddTagHelpers<ResourcesTagHelper>();
            services.AddTagHelpers<ScriptTagHelper>();
            services.AddTagHelpers<StyleTagHelper>();
        });
    }

    /// <summary>Orders the pipeline.</summary>
    public static void UseSite(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseOrchardCore();
    }
}
