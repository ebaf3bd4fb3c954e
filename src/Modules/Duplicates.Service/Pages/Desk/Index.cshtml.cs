using Duplicates.Service.Accounts;
using Duplicates.Service.Desk;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Desk;

/// <summary>The desk of the school: paper applications that were begun, and a new one (R2.1).</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class IndexModel(DeskDrafts drafts) : PageModel
{
    /// <summary>What the school has begun and not accepted yet.</summary>
    public IReadOnlyList<DeskDraft> Begun { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Begun = await drafts.OfAsync(SignedInPeople.Officer(User), cancellationToken);

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancellationToken) =>
        this.GoTo(SitePaths.DeskDraft(await drafts.BeginAsync(SignedInPeople.Officer(User), cancellationToken), "person"));

    public async Task<IActionResult> OnPostDropAsync(Guid draft, CancellationToken cancellationToken)
    {
        await drafts.DropAsync(draft, SignedInPeople.Officer(User), cancellationToken);
        return this.GoTo(SitePaths.Desk);
    }
}
