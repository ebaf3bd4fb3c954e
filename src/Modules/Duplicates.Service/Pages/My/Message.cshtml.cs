using Duplicates.Service.Accounts;
using Duplicates.Service.Notifications;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.My;

/// <summary>One message of the reader; opening it marks it as read.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class MessageModel(ApplicantInbox inbox, CaseDeliveries deliveries, SignedInPeople people) : PageModel
{
    public ApplicantMessage Message { get; private set; } = null!;

    /// <summary>By what ways it was sent besides.</summary>
    public IReadOnlyList<CaseDelivery> Deliveries { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await inbox.OpenAsync(people.Citizen(User), id, ReaderLanguage.Current, cancellationToken) is not { } message)
        {
            return NotFound();
        }

        (Message, Deliveries) = (message, await deliveries.OfNoticeAsync(id, cancellationToken));
        return Page();
    }
}
