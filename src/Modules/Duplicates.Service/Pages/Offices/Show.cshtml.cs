using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Domain.Time;
using Duplicates.Service.Content;
using Duplicates.Service.Discovery;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Offices;

/// <summary>One school or office: where it is, when it is open in the coming days, what became of it (R6).</summary>
[AllowAnonymous]
[PublicPage(Seconds = 30)]
internal sealed class ShowModel(IOffices offices, IMovedPages moved, OpenNow openNow, OfficeData data) : PageModel
{
    /// <summary>The last part of the page's path; the office's id leads there too.</summary>
    [BindProperty(SupportsGet = true, Name = "office")]
    public string Slug { get; set; } = string.Empty;

    /// <summary>The office.</summary>
    public Office Office { get; private set; } = null!;

    /// <summary>Whether it is open now, and until or from when; null when nothing can be said.</summary>
    public string? State => openNow.Describe(Office);

    /// <summary>Today and the six days after it.</summary>
    public IReadOnlyList<OfficeDay> Days => openNow.ComingDays(Office);

    /// <summary>Single days that come later.</summary>
    public IReadOnlyList<SpecialDay> LaterExceptions => openNow.LaterExceptions(Office);

    /// <summary>The office of which it became a part.</summary>
    public Office? MergedInto => Office.MergedIntoId is { } id ? offices.Find(id) : null;

    /// <summary>The office that holds its records; null when that is said of <see cref="MergedInto"/> already.</summary>
    public Office? Successor => Office.SuccessorId is { } id && id != Office.MergedIntoId ? offices.Find(id) : null;

    /// <summary>The archive of the region, for a closed school that nobody took over.</summary>
    public Office? Archive => Office is { ClosedSince: not null, SuccessorId: null }
        ? offices.All.FirstOrDefault(office => office is { Kind: OfficeKind.Archive, ClosedSince: null } && string.Equals(office.Region, Office.Region, StringComparison.Ordinal))
        : null;

    /// <summary>What search engines are told of it.</summary>
    public JsonObject Data => data.Describe(Office, ReaderLanguage.Current, $"{SiteAddress.Of(HttpContext)}/{Office.Path.In(ReaderLanguage.Current)}");

    public IActionResult OnGet()
    {
        var path = $"{SitePaths.Office(Slug)}";
        if (offices.AtPath(path) is { } office)
        {
            Office = office;
            ViewData["AlternatePath"] = $"/{office.Path.In(Languages.Other(ReaderLanguage.Current))}";
            return Page();
        }

        return this.MovedTo(offices.Find(Slug)?.Path.In(ReaderLanguage.Current) ?? moved.NewPathOf(path));
    }
}
