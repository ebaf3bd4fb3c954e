using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Cases;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The head tells the applicant of the preliminary refusal and offers a time for a hearing (R7.4).</summary>
internal sealed class HearingModel : HearingPage
{
    public override NextAction Action => NextAction.AppointHearing;

    protected override void Name(DateTime hearingAt, HearingTerms terms, WorkingHours hours, WorkingCalendar calendar) =>
        Application.AppointHearing(hearingAt, Place!, terms, hours, calendar, Officer, Now, HasSoleOfficer);
}
