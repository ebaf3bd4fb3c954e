using Duplicates.Service.Booking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Booking;

/// <summary>A page about an office that takes bookings; not found when it does not.</summary>
internal abstract class BookingPage(FreeTimes times) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "office")]
    public string OfficeId { get; set; } = string.Empty;

    public ReceivingOffice Office { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await times.FindOfficeAsync(OfficeId, HttpContext.RequestAborted) is not { } office)
        {
            context.Result = NotFound();
            return;
        }

        Office = office;
        await next();
    }
}
