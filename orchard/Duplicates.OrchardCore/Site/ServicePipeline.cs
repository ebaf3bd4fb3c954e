using System.Globalization;
using Duplicates.OrchardCore.Staff;
using Duplicates.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrchardCore.Admin;

namespace Duplicates.OrchardCore.Site;

/// <summary>Puts the service's part before Orchard's routing, and its error pages around its own addresses only.</summary>
internal sealed class ServicePipeline(ServiceState state) : IStartupFilter
{
    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseWhen(context => !state.IsReady && ServiceAddresses.AreServed(context.Request.Path), service => service.Run(UnreadyAnswer.WriteAsync));
        app.UseWhen(_ => state.IsReady, service => service.UseDuplicatesService());
        app.UseWhen(context => ServiceAddresses.Contains(context.Request.Path), service =>
        {
            service.UseExceptionHandler("/errors/500");
            service.UseStatusCodePagesWithReExecute("/errors/{0}");
        });
        next(app);
    };
}

/// <summary>What a request to the service needs after Orchard has signed in whoever asks and has chosen a culture.</summary>
internal sealed class ServiceRequests(RequestDelegate next, IOptions<AdminOptions> admin)
{
    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (ServiceAddresses.LanguageOf(AddressOf(context)) is not { } language)
        {
            await next(context);
            return;
        }

        if (context.Request.Path.StartsWithSegments($"/{language.Code}/editor", StringComparison.Ordinal))
        {
            // pages, offices and the calendar are edited in Orchard's admin
            context.Response.Redirect($"{context.Request.PathBase}/{admin.Value.AdminUrlPrefix}/Contents/ContentItems");
            return;
        }

        CultureInfo.CurrentCulture = language.Culture;
        CultureInfo.CurrentUICulture = language.Culture;
        context.User = StaffClaims.Named(context.User);
        await next(context);
    }

    /// <summary>An error page is shown in the language of the address that failed.</summary>
    private static PathString AddressOf(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path;
}
