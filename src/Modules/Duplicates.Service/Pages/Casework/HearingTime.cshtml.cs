using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Cases;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The head names another time or place for the hearing, for example because the applicant asked for one after the first had passed (R7.6).</summary>
internal sealed class HearingTimeModel : HearingPage
{
    public override NextAction Action => NextAction.MoveHearing;

    protected override void Name(DateTime hearingAt, HearingTerms terms, WorkingHours hours, WorkingCalendar calendar) =>
        Application.MoveHearing(hearingAt, Place!, terms, hours, calendar, Officer, Now);
}
