using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.My;

/// <summary>The applicant answers the invitation to the hearing before a refusal (R7.4).</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class HearingModel(ApplicantCases cases, ApplicationStore store, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private const int LongestStatement = 2000;

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    [BindProperty]
    public HearingAttendance? Attendance { get; set; }

    [BindProperty]
    public string? Statement { get; set; }

    public DuplicateApplication Application { get; private set; } = null!;

    public IReadOnlyList<Choice> Attendances =>
        [.. Enum.GetNames<HearingAttendance>().Select(name => new Choice(name, texts[$"my.hearing.{name}"], texts[$"my.hearing.{name}.hint"]))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
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
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            Application.AnswerHearing(new(Attendance!.Value, Statement ?? string.Empty), cases.ReaderOf(Application, User), clock.GetUtcNow());
            await store.SaveAsync(Application, cancellationToken);
        }
        catch (StaleCaseException)
        {
            ModelState.AddModelError(string.Empty, texts["my.hearing.changed"]);
            return Page();
        }

        return this.GoTo($"my/{Application.Number!.Value}");
    }

    private void Check()
    {
        if (Attendance is null || !Enum.IsDefined(Attendance.Value))
        {
            ModelState.Remove(nameof(Attendance));
            ModelState.AddModelError(nameof(Attendance), texts["my.hearing.attendance-error"]);
        }

        if (Attendance is HearingAttendance.InWriting && string.IsNullOrWhiteSpace(Statement))
        {
            ModelState.AddModelError(nameof(Statement), texts["my.hearing.statement-error"]);
        }

        if (Statement?.Trim().Length > LongestStatement)
        {
            ModelState.AddModelError(nameof(Statement), texts["apply.too-long", LongestStatement]);
        }
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        if (await cases.OpenAsync(User, Number, cancellationToken) is not { } application)
        {
            return NotFound();
        }

        Application = application;
        return application.CanAnswerHearing ? null : this.GoTo($"my/{application.Number!.Value}");
    }
}
