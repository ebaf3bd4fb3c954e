using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Web;

/// <summary>The language of the page that is being read: <c>kk</c> or <c>ru</c>.</summary>
internal static class ReaderLanguage
{
    /// <summary>The language of the current request.</summary>
    public static string Current => SiteLanguage.Current.Code;

    /// <summary>Sends the reader to another page of the service in the same language.</summary>
    /// <param name="page">The page being left.</param>
    /// <param name="path">The page to go to.</param>
    public static IActionResult GoTo(this PageModel page, SitePath path) => page.LocalRedirect($"~/{path}");
}
