using Duplicates.Domain.Courier;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Courier;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Courier;

/// <summary>One bag of the courier: what is scanned at either end, and the act of differences that both ends see. A scanner works as a keyboard.</summary>
[Authorize(Policy = ServicePolicies.Identification)]
internal sealed class ManifestModel(Manifests manifests, ManifestScans scans, IOffices offices, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What the scanner read.</summary>
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public bool IsDamaged { get; set; }

    [BindProperty]
    public string? Seal { get; set; }

    /// <summary>A scan has just been taken.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Scanned { get; set; }

    public ManifestView View { get; private set; } = null!;

    /// <summary>What the page says of the last scan.</summary>
    public string? Said => Scanned ? texts["courier.scanned", View.Lines.Count(line => View.IsSender || line.Row.ArrivedAt is not null), View.Lines.Count].Value : null;

    /// <summary>The reader scans now: the sender a draft, the receiver what the courier brought.</summary>
    public bool MayScan => View.Row.State == (View.IsSender ? ManifestState.Draft : ManifestState.WithCourier);

    /// <summary>The step that the reader may take now besides scanning and sealing; null for none.</summary>
    public string? NextStep => (View.Row.State, View.IsSender) switch
    {
        (ManifestState.Sealed, true) => "Depart",
        (ManifestState.WithCourier, false) => "Finish",
        (ManifestState.Received, false) => "Close",
        _ => null,
    };

    /// <summary>Days since the courier has it, until it was opened.</summary>
    public int DaysUnderWay => (DayOf(View.Row.ReceivedAt ?? clock.GetUtcNow()).DayNumber - DayOf(View.Row.DepartedAt!.Value).DayNumber);

    private SchoolOfficer Officer => SignedInPeople.AtDesk(User);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await ReadAsync())
        {
            context.Result = NotFound();
            return;
        }

        await next();
    }

    public Task<IActionResult> OnPostPackAsync() => DoAsync(nameof(Code), () => scans.PackAsync(View.Row, Code, Officer, HttpContext.RequestAborted), scanned: true);

    public Task<IActionResult> OnPostArriveAsync() => DoAsync(nameof(Code), () => scans.ArriveAsync(View.Row, Code, IsDamaged, Officer, HttpContext.RequestAborted), scanned: true);

    public Task<IActionResult> OnPostUnpackAsync(Guid line) => DoAsync(string.Empty, () => scans.UnpackAsync(View.Row, line, Officer, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostSealAsync()
    {
        if (Seal?.Trim().Length > Manifests.LongestSeal)
        {
            ModelState.AddModelError(nameof(Seal), texts["apply.too-long", Manifests.LongestSeal]);
            return Task.FromResult<IActionResult>(Page());
        }

        return DoAsync(nameof(Seal), () => manifests.SealAsync(Id, Seal, Officer, HttpContext.RequestAborted));
    }

    public Task<IActionResult> OnPostDepartAsync() => DoAsync(string.Empty, () => manifests.DepartAsync(Id, Officer, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostFinishAsync() => DoAsync(string.Empty, () => manifests.FinishAsync(Id, Officer, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostSettleAsync(Guid line, Settlement? settlement) => settlement is { } chosen && Enum.IsDefined(chosen)
        ? DoAsync(string.Empty, () => manifests.SettleAsync(Id, line, chosen, Officer, HttpContext.RequestAborted))
        : Task.FromResult<IActionResult>(this.GoTo(SitePaths.Manifest(Id)));

    public Task<IActionResult> OnPostCloseAsync() => DoAsync(string.Empty, () => manifests.CloseAsync(Id, Officer, HttpContext.RequestAborted));

    /// <summary>The office's name in the reader's language.</summary>
    public string NameOf(string officeId) => offices.Find(officeId)?.Name.In(ReaderLanguage.Current) ?? officeId;

    /// <summary>It has not arrived, and the last day on which it would be in time has passed.</summary>
    public bool IsTooLate(ManifestLine line) => line.Row.ArrivedAt is null && line.LastArrivalDay < AlmatyTime.Today(clock);

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(AlmatyTime.ToLocal(at));

    private async Task<IActionResult> DoAsync(string field, Func<Task> step, bool scanned = false)
    {
        try
        {
            await step();
            return this.GoTo(scanned ? SitePaths.Manifest(Id).With("?scanned=true") : SitePaths.Manifest(Id));
        }
        catch (ManifestRefusedException refused)
        {
            await ReadAsync();
            ModelState.AddModelError(field.Length > 0 && IsShown(field) ? field : string.Empty, texts[$"courier.refusal.{refused.Why}", refused.Detail]);
            return Page();
        }
    }

    private bool IsShown(string field) => field is nameof(Code) ? MayScan : View.Row.State is ManifestState.Draft;

    private async Task<bool> ReadAsync()
    {
        if (await manifests.FindAsync(Id, Officer, HttpContext.RequestAborted) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
