using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Casework;
using Duplicates.Service.Files;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.My;

/// <summary>The applicant answers the invitation to the hearing before a refusal (R7.4).</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
[FileUpload]
internal sealed class HearingModel(
    ApplicantCases cases,
    ApplicationStore store,
    CaseFiles files,
    RefusalTerms terms,
    TimeProvider clock,
    IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    [BindProperty]
    public HearingAttendance? Attendance { get; set; }

    [BindProperty]
    public string? Statement { get; set; }

    /// <summary>Documents that come with the answer.</summary>
    [BindProperty]
    public IReadOnlyList<IFormFile> Uploads { get; set; } = [];

    /// <summary>Documents taken already, with an earlier answer or with one that was not sent yet.</summary>
    public IReadOnlyList<AttachedFile> TakenFiles { get; private set; } = [];

    public DuplicateApplication Application { get; private set; } = null!;

    public IReadOnlyList<Choice> Attendances =>
        [.. Enum.GetNames<HearingAttendance>().Select(name => new Choice(name, texts[$"my.hearing.{name}"], texts[$"my.hearing.{name}.hint"]))];

    /// <summary>The last day for an answer (R7.6); null when it has passed. The school reads one that comes later, too, while nothing is decided.</summary>
    public DateOnly? LastAnswerDay => terms.Of(Application) is var days && days.Today <= days.LastAnswerDay ? days.LastAnswerDay : null;

    /// <summary>Which files belong to the answer: those for this very notice, whatever becomes of the time of its hearing.</summary>
    private string Part => string.Create(CultureInfo.InvariantCulture, $"hearing-{Application.PreliminaryNotice!.Appointment.At:yyyyMMddHHmm}");

    public async Task<IActionResult> OnGetAsync(bool tooLarge, CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (tooLarge)
        {
            ModelState.AddModelError(nameof(Uploads), texts["files.request-too-large"]);
        }

        (Attendance, Statement) = (Application.HearingReply?.Attendance, Application.HearingReply?.Statement);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Check();
        await TakeFilesAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            Application.AnswerHearing(new(Attendance!.Value, Statement ?? string.Empty) { Files = TakenFiles }, cases.ReaderOf(Application, User), clock.GetUtcNow());
            await store.SaveAsync(Application, cancellationToken);
        }
        catch (StaleCaseException)
        {
            ModelState.AddModelError(string.Empty, texts["my.hearing.changed"]);
            return Page();
        }

        return this.GoTo(SitePaths.MyCase(Application.Number!.Value));
    }

    private void Check()
    {
        ModelState.RequireChoice(nameof(Attendance), Attendance, texts["my.hearing.attendance-error"]);

        if (Attendance is HearingAttendance.InWriting && string.IsNullOrWhiteSpace(Statement))
        {
            ModelState.AddModelError(nameof(Statement), texts["my.hearing.statement-error"]);
        }

        if (Statement?.Trim().Length > TextLengths.Statement)
        {
            ModelState.AddModelError(nameof(Statement), texts["apply.too-long", TextLengths.Statement]);
        }
    }

    /// <summary>Takes each file that is fit; one that is not loses neither the others nor what was typed.</summary>
    private async Task TakeFilesAsync(CancellationToken cancellationToken)
    {
        if ((await files.AddAsync(Application.Id, Part, Uploads, cancellationToken)).Refusals(texts) is { } refusals)
        {
            ModelState.AddModelError(nameof(Uploads), refusals);
        }

        TakenFiles = await files.OfAsync(Application.Id, Part, cancellationToken);
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        if (await cases.OpenAsync(User, Number, cancellationToken) is not { } application)
        {
            return NotFound();
        }

        Application = application;
        if (!application.CanAnswerHearing)
        {
            return this.GoTo(SitePaths.MyCase(application.Number!.Value));
        }

        TakenFiles = await files.OfAsync(application.Id, Part, cancellationToken);
        return null;
    }
}
