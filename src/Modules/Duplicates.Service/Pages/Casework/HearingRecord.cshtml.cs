using Duplicates.Domain.Applications;
using Duplicates.Service.Casework;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Records how the hearing went.</summary>
internal sealed class HearingRecordModel : CaseActionPage
{
    private const int LongestStatement = 4000;

    public override NextAction Action => NextAction.RecordHearing;

    [BindProperty]
    public HearingOutcome? Outcome { get; set; }

    [BindProperty]
    public string? Statement { get; set; }

    public IReadOnlyList<Choice> Outcomes => [.. Enum.GetNames<HearingOutcome>().Select(name => new Choice(name, Texts[$"documents.refusal.hearing.{name}"]))];

    public Task<IActionResult> OnPostAsync()
    {
        ModelState.RequireChoice(nameof(Outcome), Outcome, Texts["casework.hearing-record.error"]);

        if (Outcome is HearingOutcome.Attended || Statement?.Length > LongestStatement)
        {
            RequireText(nameof(Statement), Statement, LongestStatement, "casework.hearing-record.statement-error");
        }

        return ActAsync(() => Application.RecordHearing(new(Outcome!.Value, Statement?.Trim() ?? string.Empty), Officer, Now));
    }
}
