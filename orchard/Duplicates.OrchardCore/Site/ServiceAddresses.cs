using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Http;

namespace Duplicates.OrchardCore.Site;

/// <summary>Which addresses of the site are the service's.</summary>
internal static class ServiceAddresses
{
    /// <summary>Whether an address belongs to the service: a page in one of its languages.</summary>
    public static bool Contains(PathString path) => LanguageOf(path) is not null;

    /// <summary>The language that an address names; null when it is not the service's.</summary>
    public static SiteLanguage? LanguageOf(PathString path) => SiteLanguage.Of(path);
}
