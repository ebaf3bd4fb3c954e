using System.Globalization;
using Duplicates.Service.Accounts;
using Duplicates.Service.Booking;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Queue;

/// <summary>The head takes places away from booking for a part of a day, for example while a colleague is away, and gives them back.</summary>
[Authorize(Policy = ServicePolicies.CorporationHead)]
internal sealed class BlocksModel(Blocks blocks, FreeTimes times, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Before { get; set; }

    [BindProperty]
    public int? Place { get; set; }

    public IReadOnlyList<BlockedPlace> Blocked { get; private set; } = [];

    /// <summary>What the last change did; null before one.</summary>
    public BlockOutcome? Outcome { get; private set; }

    /// <summary>The office; null while it takes no bookings.</summary>
    public ReceivingOffice? Office { get; private set; }

    private string OfficeId => SignedInPeople.Operator(User).OfficeId;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Office = await times.FindOfficeAsync(OfficeId, HttpContext.RequestAborted);
        await next();
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Blocked = await blocks.ListAsync(OfficeId, cancellationToken);

    public Task<IActionResult> OnPostBlockAsync(CancellationToken cancellationToken) => ChangeAsync(block: true, cancellationToken);

    public Task<IActionResult> OnPostUnblockAsync(CancellationToken cancellationToken) => ChangeAsync(block: false, cancellationToken);

    private async Task<IActionResult> ChangeAsync(bool block, CancellationToken cancellationToken)
    {
        if (Office is not null && TryRead(out var day, out var from, out var before, out var place))
        {
            Outcome = await blocks.ChangeAsync(Office, day, from, before, place, block, cancellationToken);
        }

        Blocked = await blocks.ListAsync(OfficeId, cancellationToken);
        return Page();
    }

    private bool TryRead(out DateOnly day, out TimeOnly from, out TimeOnly before, out int place)
    {
        if (!DateOnly.TryParseExact(Day?.Trim(), "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            ModelState.AddModelError(nameof(Day), texts["queue.blocks.day-error"]);
        }

        if (!TryReadTime(nameof(From), From, out from) | !TryReadTime(nameof(Before), Before, out before))
        {
            place = 0;
            return false;
        }

        if (before <= from)
        {
            ModelState.AddModelError(nameof(Before), texts["queue.blocks.order-error"]);
        }

        place = Place ?? 0;
        if (place < 1 || place > Office!.Plan.Places)
        {
            ModelState.Refuse(nameof(Place), texts["queue.reception.range", 1, Office!.Plan.Places]);
        }

        return ModelState.IsValid;
    }

    private bool TryReadTime(string field, string? typed, out TimeOnly time)
    {
        if (TimeOnly.TryParseExact(typed?.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
        {
            return true;
        }

        ModelState.AddModelError(field, texts["queue.blocks.time-error"]);
        return false;
    }
}
