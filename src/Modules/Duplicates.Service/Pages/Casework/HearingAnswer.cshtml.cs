using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Enters an answer to the invitation to a hearing that came on paper (R7.6).</summary>
internal sealed class HearingAnswerModel : PaperPage
{
    public override NextAction Action => NextAction.EnterHearingReply;

    [BindProperty]
    public HearingAttendance? Attendance { get; set; }

    public IReadOnlyList<Choice> Attendances => [.. Enum.GetNames<HearingAttendance>().Select(name => new Choice(name, Texts[$"my.hearing.{name}"]))];

    protected override void Check()
    {
        ModelState.RequireChoice(nameof(Attendance), Attendance, Texts["my.hearing.attendance-error"]);
        if (Attendance is HearingAttendance.InWriting || Text?.Trim().Length > TextLengths.Statement)
        {
            base.Check();
        }
    }

    protected override void Enter(OnPaper paper) => Application.AnswerHearing(new(Attendance!.Value, Text ?? string.Empty) { Paper = paper }, Officer, Now);
}
