using Duplicates.Domain.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Cases;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Enters a remark on the minutes of the hearing that came on paper (R7.6).</summary>
internal sealed class MinutesRemarkModel(IWorkingCalendarSource calendar, IOptions<DuplicatesOptions> options) : PaperPage
{
    public override NextAction Action => NextAction.EnterRemark;

    protected override void Enter(OnPaper paper) => Application.Remark(Text!, options.Value.Hearing, calendar.Current, Officer, Now, paper);
}
