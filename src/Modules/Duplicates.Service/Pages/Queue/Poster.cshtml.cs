using Duplicates.Domain;
using Duplicates.Service.Accounts;
using Duplicates.Service.Discovery;
using Duplicates.Service.Offices;
using Duplicates.Service.Queue;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Queue;

/// <summary>The sheet for the door of the office, in both languages: its QR code gives a ticket to a phone.</summary>
[Authorize(Policy = ServicePolicies.CorporationHead)]
internal sealed class PosterModel(QueueAccess access) : PageModel
{
    public Office Office { get; private set; } = null!;

    /// <summary>The address behind the code.</summary>
    public string Address => $"{SiteAddress.Of(HttpContext)}/{SitePaths.QueueDoor(Office.Id).In(Languages.Kazakh)}";

    /// <summary>The code as an SVG picture.</summary>
    public IHtmlContent Code => new HtmlString(PageCode.Drawing(Address));

    public IActionResult OnGet()
    {
        if (access.Find(SignedInPeople.Operator(User).OfficeId) is not { } office)
        {
            return NotFound();
        }

        Office = office;
        return Page();
    }
}
