using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Booking;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.My;

/// <summary>The reader's applications.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class IndexModel(ApplicationStore store, Drafts drafts, DraftOwners owners, CitizenAccounts accounts, Bookings bookings, SignedInPeople people) : PageModel
{
    /// <summary>Sent applications, newest first.</summary>
    public IReadOnlyList<DuplicateApplication> Applications { get; private set; } = [];

    /// <summary>Whether something besides a code showed that the phone is the reader's.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Other phones that signed in for the reader's IIN.</summary>
    public IReadOnlyList<OtherAccount> Others { get; private set; } = [];

    /// <summary>Booked visits that lie ahead, the next first.</summary>
    public IReadOnlyList<PlaceRow> Visits { get; private set; } = [];

    /// <summary>Another account was ended just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    /// <summary>How many are begun and not sent.</summary>
    public int Begun { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(User);
        Applications = await store.OfApplicantAsync(citizen, cancellationToken);
        Visits = await bookings.OfAccountAsync(citizen, cancellationToken);
        Begun = (await drafts.OfAsync(owners.Of(HttpContext), cancellationToken)).Count;
        IsConfirmed = await accounts.IsConfirmedAsync(citizen, cancellationToken);
        Others = await accounts.OthersAsync(citizen, cancellationToken);
    }

    /// <summary>Ends another account of the reader's IIN; an account that is no more leads to the same page.</summary>
    public async Task<IActionResult> OnPostEndAsync(string? account, CancellationToken cancellationToken)
    {
        Ended = await accounts.EndAsync(people.Citizen(User), account ?? string.Empty, cancellationToken);
        return this.GoTo(SitePaths.My.With(Ended ? "?ended=true" : string.Empty));
    }
}
