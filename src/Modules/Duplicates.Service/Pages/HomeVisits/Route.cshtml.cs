using System.Globalization;
using Duplicates.Domain.HomeVisits;
using Duplicates.Service.Accounts;
using Duplicates.Service.HomeVisits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.HomeVisits;

/// <summary>The list for the way of a day, to be printed.</summary>
[Authorize(Policy = ServicePolicies.CorporationStaff)]
internal sealed class RouteModel(HomeVisitDesk desk) : PageModel
{
    public DateOnly Day { get; private set; }

    public IReadOnlyList<HomeVisit> Visits { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string day, CancellationToken cancellationToken)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked))
        {
            return NotFound();
        }

        var all = await desk.OfDayAsync(SignedInPeople.Operator(User).OfficeId, asked, cancellationToken);
        (Day, Visits) = (asked, [.. all.Where(visit => visit is { Facts: not null, Row.State: HomeVisitState.Planned or HomeVisitState.UnderWay })]);
        return Page();
    }
}
