using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.My;

/// <summary>The applicant reads the minutes of the hearing and remarks on them (R7.6).</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class MinutesModel(
    ApplicantCases cases,
    ApplicationStore store,
    IWorkingCalendarSource calendars,
    IOptions<DuplicatesOptions> options,
    TimeProvider clock,
    IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    [BindProperty]
    public string? Remark { get; set; }

    public DuplicateApplication Application { get; private set; } = null!;

    /// <summary>The record with the minutes.</summary>
    public HearingRecord Record => Application.HearingRecord!;

    /// <summary>The last day for a remark; null when none can be made now.</summary>
    public DateOnly? RemarkUntil => Application.CanRemark(options.Value.Hearing, calendars.Current, clock.GetUtcNow())
        ? Application.LastRemarkDay(options.Value.Hearing, calendars.Current)
        : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (string.IsNullOrWhiteSpace(Remark) || Remark.Trim().Length > TextLengths.Statement)
        {
            ModelState.AddModelError(nameof(Remark), texts[string.IsNullOrWhiteSpace(Remark) ? "my.minutes.error" : "apply.too-long", TextLengths.Statement]);
            return Page();
        }

        try
        {
            Application.Remark(Remark, options.Value.Hearing, calendars.Current, cases.ReaderOf(Application, User), clock.GetUtcNow());
            await store.SaveAsync(Application, cancellationToken);
            return this.GoTo(SitePaths.MyMinutes(Application.Number!.Value));
        }
        catch (Exception exception) when (exception is RuleViolationException or StaleCaseException)
        {
            store.Forget();
            ModelState.AddModelError(string.Empty, texts["my.minutes.too-late"]);
            return await LoadAsync(cancellationToken) ?? Page();
        }
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        if (await cases.OpenAsync(User, Number, cancellationToken) is not { } application)
        {
            return NotFound();
        }

        Application = application;
        return application.HearingRecord?.Minutes is null ? this.GoTo(SitePaths.MyCase(application.Number!.Value)) : null;
    }
}
