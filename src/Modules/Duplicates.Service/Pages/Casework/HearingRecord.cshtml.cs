using Duplicates.Domain.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Cases;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Records how the applicant was heard, or was not (R7.5).</summary>
internal sealed class HearingRecordModel(IWorkingCalendarSource calendars, IOptions<DuplicatesOptions> options) : CaseActionPage
{
    public override NextAction Action => NextAction.RecordHearing;

    [BindProperty]
    public HearingOutcome? Outcome { get; set; }

    [BindProperty]
    public string? Statement { get; set; }

    /// <summary>The minutes; they are needed when the applicant was heard orally.</summary>
    [BindProperty]
    public MinutesForm Minutes { get; set; } = new();

    /// <summary>What can be recorded without contradicting what the applicant answered.</summary>
    public IReadOnlyList<Choice> Outcomes => [.. Enum.GetValues<HearingOutcome>().Where(Application.MayBeRecorded)
        .Select(outcome => new Choice(outcome.ToString(), Texts[$"documents.refusal.hearing.{outcome}"]))];

    /// <summary>Fills in what the applicant answered already.</summary>
    public void OnGet()
    {
        Outcome = Application.HearingReply?.Attendance switch
        {
            HearingAttendance.InWriting => HearingOutcome.InWriting,
            HearingAttendance.NotNeeded => HearingOutcome.Waived,
            _ => null,
        };
        Statement = Application.HearingReply?.Statement;
        Minutes = MinutesForm.For(Application, Officer);
    }

    public Task<IActionResult> OnPostAsync()
    {
        ModelState.RequireChoice(nameof(Outcome), Outcome, Texts["casework.hearing-record.error"]);

        if (Outcome is HearingOutcome.Attended or HearingOutcome.InWriting || Statement?.Length > TextLengths.Decision)
        {
            RequireText(nameof(Statement), Statement, TextLengths.Decision, "casework.hearing-record.statement-error");
        }

        var minutes = Outcome is HearingOutcome.Attended ? Minutes.Read(ModelState, Texts) : null;
        return ActAsync(() => Application.RecordHearing(
            new(Outcome!.Value, Statement?.Trim() ?? string.Empty) { Minutes = minutes }, options.Value.Hearing, calendars.Current, Officer, Now));
    }

    /// <inheritdoc />
    protected override string FieldOf(RuleViolation violation) => violation switch
    {
        RuleViolation.HearingNotYetHeld or RuleViolation.AnswerStillPossible or RuleViolation.RecordContradictsAnswer => nameof(Outcome),
        RuleViolation.MinutesOutsideTime => $"{nameof(Minutes)}.{nameof(MinutesForm.Day)}",
        _ => base.FieldOf(violation),
    };
}
