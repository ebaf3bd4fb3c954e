using Duplicates.Domain.Complaints;
using Duplicates.Domain.Time;

namespace Duplicates.Domain.Applications;

/// <content>The only way back from a decision.</content>
public sealed partial class DuplicateApplication
{
    /// <summary>
    /// Takes the refusal's force away because a complaint about it was satisfied. The organisation has the term of R5.1 again,
    /// counted from this day; what the records said stays, the proposal and the hearing are made anew.
    /// </summary>
    /// <param name="complaint">The answered complaint about the refusal of this very case.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="at">UTC instant.</param>
    public void Reopen(Complaint complaint, WorkingCalendar calendar, DateTimeOffset at)
    {
        Require(State is ApplicationState.Refused, RuleViolation.NotInThisState);
        var answered = complaint.History.OfType<ComplaintAnswered>().SingleOrDefault();
        Require(
            complaint.Filed.ApplicationId == Id && complaint.Filed.Subject is ComplaintSubject.Refusal && answered is not null && answered.Answer.IsSatisfied()
                && complaint.Filed.At >= _history.OfType<ApplicationRefused>().Last().At,
            RuleViolation.SatisfiedComplaintRequired);
        Require(!ComplaintSubjects.TookPart(this).Any(actor => string.Equals(actor.Id, answered!.By.Id, StringComparison.Ordinal)), RuleViolation.OwnActRequiresAnother);
        var today = DateOnly.FromDateTime(AlmatyTime.ToLocal(at));
        Append(new CaseReopened(at, answered!.By, complaint.Number!.ToString(), Deadline.Calculate(today, calendar)));
    }
}
