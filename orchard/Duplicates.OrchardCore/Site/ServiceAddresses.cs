using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Http;

namespace Duplicates.OrchardCore.Site;

/// <summary>Which addresses of the site are the service's.</summary>
internal static class ServiceAddresses
{
    private static readonly string[] ForMachines = ["/api/v1", "/openapi", "/.well-known/duplicates-keys.json", "/sitemap.xml", "/health/ready", "/dev/outbox", "/dev/outbox.json"];

    /// <summary>Whether an address belongs to the service: a page in one of its languages.</summary>
    public static bool Contains(PathString path) => LanguageOf(path) is not null;

    /// <summary>Whether the service answers at an address: its pages, and what machines ask it.</summary>
    public static bool AreServed(PathString path) => Contains(path) || Array.Exists(ForMachines, address => path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase));

    /// <summary>The language that an address names; null when it is not the service's.</summary>
    public static SiteLanguage? LanguageOf(PathString path) => SiteLanguage.Of(path);
}
