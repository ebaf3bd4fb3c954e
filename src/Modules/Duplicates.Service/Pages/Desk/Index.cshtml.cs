using Duplicates.Service.Accounts;
using Duplicates.Service.Desk;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Desk;

/// <summary>The desk of a school or a counter of the Corporation: applications that were begun, and a new one (R2.1, R2.2).</summary>
[Authorize(Policy = ServicePolicies.Identification)]
internal sealed class IndexModel(DeskDrafts drafts) : PageModel
{
    /// <summary>The reader passed a draft on as a relative of the visitor.</summary>
    [BindProperty(SupportsGet = true)]
    public bool PassedOn { get; set; }

    public bool IsCounter => Officer.IsOfCorporation;

    private SchoolOfficer Officer => SignedInPeople.AtDesk(User);

    /// <summary>What the office has begun and not accepted yet.</summary>
    public IReadOnlyList<DeskDraft> Begun { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Begun = await drafts.OfAsync(Officer, cancellationToken);

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancellationToken) =>
        this.GoTo(SitePaths.DeskDraft(await drafts.BeginAsync(Officer, cancellationToken), "person"));

    public async Task<IActionResult> OnPostDropAsync(Guid draft, CancellationToken cancellationToken)
    {
        await drafts.DropAsync(draft, Officer, cancellationToken);
        return this.GoTo(SitePaths.Desk);
    }
}
