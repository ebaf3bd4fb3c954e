using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.My;

/// <summary>The reader's applications.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class IndexModel(ApplicationStore store, Drafts drafts, SignedInPeople people) : PageModel
{
    /// <summary>Sent applications, newest first.</summary>
    public IReadOnlyList<DuplicateApplication> Applications { get; private set; } = [];

    /// <summary>How many are begun and not sent.</summary>
    public int Begun { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(User);
        Applications = await store.OfApplicantAsync(citizen.Iin, cancellationToken);
        Begun = (await drafts.OfAsync(citizen, cancellationToken)).Count;
    }
}
