using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Web;

/// <summary>Whole addresses of pages. They begin with the public address of the settings, so that no request can put another host into a page that is kept for many.</summary>
internal static class SiteAddress
{
    /// <summary>Scheme, host and the prefix under which the service runs, without a slash at the end.</summary>
    /// <param name="context">The request being answered; its own host serves when the settings name none.</param>
    public static string Of(HttpContext context)
    {
        var set = PublicAddress.ForMachines(context.RequestServices.GetRequiredService<IOptions<DuplicatesOptions>>().Value.PublicAddress);
        return (set.Length > 0 ? set : $"{context.Request.Scheme}://{context.Request.Host}") + context.Request.PathBase.ToUriComponent();
    }
}
