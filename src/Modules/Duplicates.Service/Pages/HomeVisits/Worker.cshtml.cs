using System.Text;
using System.Text.Json;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Assets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.HomeVisits;

/// <summary>The script by which a browser shows the empty form of a visit without a network. It stands below the visits, so that it reaches no other page.</summary>
[Authorize(Policy = ServicePolicies.CorporationStaff)]
internal sealed class WorkerModel(AssetManifest assets) : PageModel
{
    private static readonly string[] Kept = ["app.css", "app.js", "home-visit.js", "photos.js"];

    public IActionResult OnGet()
    {
        var kept = Kept.Select(name => Url.Content($"~/assets/{assets[name]}"));
        var settings = JsonSerializer.Serialize(new { shell = Url.Content($"~/{SitePaths.HomeVisitShell}"), assets = kept });
        return Content($"const kept = {settings};\n{Encoding.UTF8.GetString(assets.Content("home-visit-worker.js").Span)}", "text/javascript; charset=utf-8");
    }
}
