using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using Duplicates.Service.Booking;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Booking;

/// <summary>Shows the days and times that are free, and holds the one that is chosen.</summary>
[AllowAnonymous]
internal sealed class TimesModel(
    FreeTimes times, Bookings bookings, BrowserKeys browsers, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : BookingPage(times)
{
    private readonly FreeTimes _times = times;

    [BindProperty(SupportsGet = true, Name = "service")]
    public string ServiceName { get; set; } = string.Empty;

    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty]
    public string? Start { get; set; }

    public ReceptionService Service { get; private set; }

    public DayChoice Choice { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var known = ReceptionServices.All.Where(service => ServiceName.Equals(service.ToString(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (known.Count == 0)
        {
            context.Result = NotFound();
            return;
        }

        Service = known[0];
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (DayChoice.Read(Start) is not { } start)
        {
            return await RefuseAsync(texts["booking.time-error"], cancellationToken);
        }

        var browser = browsers.Of(HttpContext) ?? string.Empty;
        var answer = await bookings.HoldAsync(Office, Service, start, browser, NetworkAddress.Of(HttpContext), cancellationToken);
        if (answer is { Verdict: PlaceVerdict.Done, Id: { } id })
        {
            return this.GoTo(SitePaths.BookingHold(id));
        }

        if (answer.Limit is { } limit)
        {
            Response.SayTooMany(limit.Wait);
            return await RefuseAsync(texts["booking.too-many-tries", texts.Time(TooManyTries.TryAgainAt(limit.Wait, clock))], cancellationToken);
        }

        return await RefuseAsync(await ExplainAsync(answer.Verdict, start, cancellationToken), cancellationToken);
    }

    private async Task<string> ExplainAsync(PlaceVerdict verdict, DateTimeOffset start, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var nearest = Choice.NearestTo(start).Select(time => texts.DateTime(AlmatyTime.ToLocal(time.Start))).ToList();
        return nearest.Count == 0 ? texts["booking.none-free"]
            : texts[verdict is PlaceVerdict.Full ? "booking.time-full" : "booking.time-gone", string.Join("; ", nearest)];
    }

    private async Task<IActionResult> RefuseAsync(string message, CancellationToken cancellationToken)
    {
        ModelState.AddModelError(nameof(Start), message);
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken) =>
        Choice = DayChoice.Of(await _times.DaysAsync(Office, cancellationToken), Day, SitePaths.BookingTimes(OfficeId, ServiceName).ToString());
}
