using System.Globalization;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.HomeVisits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.HomeVisits;

/// <summary>The office's visits at home: what waits to be planned, and those of a day.</summary>
[Authorize(Policy = ServicePolicies.CorporationStaff)]
internal sealed class IndexModel(HomeVisitDesk desk, TimeProvider clock) : PageModel
{
    /// <summary>The day as yyyy-MM-dd (Almaty); today unless another is asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "day")]
    public string? Asked { get; set; }

    /// <summary>A visit of another office was asked for just now: the name of that office.</summary>
    [BindProperty(SupportsGet = true)]
    public string? PassedTo { get; set; }

    public DateOnly Day { get; private set; }

    public IReadOnlyList<HomeVisit> Waiting { get; private set; } = [];

    public IReadOnlyList<HomeVisit> OfDay { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var office = SignedInPeople.Operator(User).OfficeId;
        Day = DateOnly.TryParseExact(Asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : AlmatyTime.Today(clock);
        (Waiting, OfDay) = (await desk.WaitingAsync(office, cancellationToken), await desk.OfDayAsync(office, Day, cancellationToken));
    }
}
