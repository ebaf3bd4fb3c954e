using Duplicates.Service.Accounts;
using Duplicates.Service.Documents;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Desk;

/// <summary>Letters to applicants who have no phone here: print, and hand over or post.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class LettersModel(PaperLetters letters) : PageModel
{
    public IReadOnlyList<PaperLetter> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Waiting = await letters.WaitingAsync(SignedInPeople.Officer(User).OfficeId, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid letter, PaperWay? way, CancellationToken cancellationToken)
    {
        if (way is { } chosen && Enum.IsDefined(chosen))
        {
            await letters.GiveAsync(letter, chosen, SignedInPeople.Officer(User), cancellationToken);
        }

        return this.GoTo(SitePaths.PaperLetters);
    }
}
