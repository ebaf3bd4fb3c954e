using System.Globalization;
using Duplicates.Service.Accounts;
using Duplicates.Service.Booking;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Queue;

/// <summary>How the office of the head receives visitors. A change that booked visits would suffer from lists them and asks once more.</summary>
[Authorize(Policy = ServicePolicies.CorporationHead)]
internal sealed class ReceptionModel(PlanEditing plans, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty]
    public bool TakesBookings { get; set; }

    [BindProperty]
    public bool OnlyBooked { get; set; }

    [BindProperty]
    public int? Places { get; set; }

    [BindProperty]
    public int? Minutes { get; set; }

    [BindProperty]
    public int? DaysAhead { get; set; }

    [BindProperty]
    public int? SoonestMinutes { get; set; }

    [BindProperty]
    public int? PerPerson { get; set; }

    [BindProperty]
    public int? WindowDays { get; set; }

    [BindProperty]
    public string? ReminderHours { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>The head has seen whom the change concerns.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    /// <summary>It was saved just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    /// <summary>Visits that would not be held any more.</summary>
    public IReadOnlyList<DateTimeOffset> Concerned { get; private set; } = [];

    private string OfficeId => SignedInPeople.Operator(User).OfficeId;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Show(await plans.FindAsync(OfficeId, cancellationToken));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (plan, wrong) = PlanEditing.Read(new(TakesBookings, OnlyBooked, Places, Minutes, DaysAhead, SoonestMinutes, PerPerson, WindowDays, ReminderHours));
        foreach (var field in wrong)
        {
            ModelState.Refuse(
                field,
                PlanEditing.Ranges.TryGetValue(field, out var range)
                    ? texts["queue.reception.range", range.Least, range.Most]
                    : texts["queue.reception.reminders-error"]);
        }

        if (plan is null)
        {
            return Page();
        }

        Concerned = Confirmed ? [] : await plans.ConcernedAsync(OfficeId, plan, cancellationToken);
        if (Concerned.Count > 0)
        {
            return Page();
        }

        if (await plans.SaveAsync(OfficeId, plan, Version, cancellationToken))
        {
            return this.GoTo(SitePaths.QueueReception.With("?saved=true"));
        }

        ModelState.Clear();
        ModelState.AddModelError(string.Empty, texts["queue.reception.stale"]);
        Show(await plans.FindAsync(OfficeId, cancellationToken));
        return Page();
    }

    private void Show(KeptPlan kept)
    {
        (TakesBookings, OnlyBooked, Places, Minutes) = (kept.Plan.TakesBookings, kept.Plan.OnlyBooked, kept.Plan.Places, kept.Plan.Minutes);
        (DaysAhead, SoonestMinutes, PerPerson, WindowDays) = (kept.Plan.DaysAhead, kept.Plan.SoonestMinutes, kept.Plan.PerPerson, kept.Plan.WindowDays);
        (ReminderHours, Version) = (string.Join(", ", kept.Plan.ReminderHours.Select(hours => hours.ToString(CultureInfo.InvariantCulture))), kept.Version);
    }
}
