using Duplicates.Domain.Time;

namespace Duplicates.Domain.Applications;

/// <content>What becomes of the paper between the filling in and the hand-over.</content>
public sealed partial class DuplicateApplication
{
    /// <summary>How it went to an office of the Corporation; null while it is at the school.</summary>
    public DuplicateSentToCorporation? Sending { get; private set; }

    /// <summary>When the office of the Corporation received it (UTC); null before.</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    /// <summary>When a duplicate first lay where it is collected (UTC), also if it went back since; null before.</summary>
    public DateTimeOffset? FirstArrivedAt { get; private set; }

    /// <summary>The duplicate was not collected at the office of the Corporation and went back to the school, which gives it or sends it again on request.</summary>
    public bool WasReturned { get; private set; }

    /// <summary>The last day (Almaty) on which a duplicate that is asked for again leaves the school in time; null when nobody asked.</summary>
    public DateOnly? SendAgainBy { get; private set; }

    /// <summary>The duplicate waits at the office of the Corporation.</summary>
    public bool WaitsAtCorporation => State is ApplicationState.Ready && !IsAnnulled && IsCollectedElsewhere && ArrivedAt is not null;

    /// <summary>The duplicate came back to the school, and nobody has asked to send it again.</summary>
    public bool CanBeRequestedAgain => State is ApplicationState.Ready && !IsAnnulled && IsCollectedElsewhere && WasReturned && Sending is null && SendAgainBy is null;

    /// <summary>The duplicate that was handed over has lost its force.</summary>
    public bool IsAnnulled { get; private set; }

    /// <summary>The last day on which the duplicate may reach the Corporation: one working day before the due date (R5.7), or the day that was promised to who asked for it again.</summary>
    public DateOnly LastSendingDay(WorkingCalendar calendar) => SendAgainBy ?? calendar.PreviousWorkingDay(Deadline!.DueOn);

    /// <summary>The blank cannot be used: the case goes back to the filling in.</summary>
    public void SpoilBlank(string reason, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(State is ApplicationState.Prepared, RuleViolation.NotInThisState);
        Require(!string.IsNullOrWhiteSpace(reason), RuleViolation.ReasonsRequired);
        var prepared = _history.OfType<DuplicatePrepared>().Last();
        Append(new BlankSpoiled(at, by, prepared.DuplicateId, prepared.SeriesAndNumber, prepared.RegisterEntry, reason.Trim()));
    }

    /// <summary>Sends the signed duplicate to the office of the Corporation that the applicant chose (R5.7); lateness is recorded.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="by">The school's officer.</param>
    /// <param name="at">UTC instant.</param>
    public void SendToCorporation(WorkingCalendar calendar, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(State is ApplicationState.Ready && !IsAnnulled && Sending is null && IsCollectedElsewhere && !CanBeRequestedAgain, RuleViolation.NotInThisState);
        var lastDay = LastSendingDay(calendar);
        var isLate = DateOnly.FromDateTime(AlmatyTime.ToLocal(at)) > lastDay;
        Append(new DuplicateSentToCorporation(at, by, CollectionOfficeId!, CollectionOfficeName!, lastDay, isLate));
    }

    /// <summary>The operator records that the duplicate arrived.</summary>
    public void RecordArrival(Actor by, DateTimeOffset at)
    {
        Require(by.Role is ActorRole.CorporationOperator, RuleViolation.RoleNotAllowed);
        Require(State is ApplicationState.Ready && Sending is not null && ArrivedAt is null, RuleViolation.NotInThisState);
        Append(new DuplicateArrivedAtCorporation(at, by));
    }

    /// <summary>Reminds the applicant of a duplicate that waits at the office of the Corporation.</summary>
    /// <param name="keptUntil">The last day (Almaty) on which it waits there.</param>
    /// <param name="by">The service.</param>
    /// <param name="at">UTC instant.</param>
    public void RemindOfCollection(DateOnly keptUntil, Actor by, DateTimeOffset at)
    {
        Require(by.Role is ActorRole.Service, RuleViolation.RoleNotAllowed);
        Require(WaitsAtCorporation, RuleViolation.NotInThisState);
        Append(new CollectionReminded(at, by, keptUntil));
    }

    /// <summary>The school has a duplicate back that nobody collected.</summary>
    public void RecordReturn(Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(WaitsAtCorporation, RuleViolation.NotInThisState);
        Append(new DuplicateReturned(at, by));
    }

    /// <summary>A duplicate that had gone back is asked for again.</summary>
    /// <param name="sendBy">The last day (Almaty) on which it leaves the school in time.</param>
    /// <param name="by">The applicant, or an officer of the school or of the office of the Corporation.</param>
    /// <param name="at">UTC instant.</param>
    public void RequestCollection(DateOnly sendBy, Actor by, DateTimeOffset at)
    {
        Require(by.Role is ActorRole.Applicant or ActorRole.SchoolClerk or ActorRole.SchoolHead or ActorRole.CorporationOperator, RuleViolation.RoleNotAllowed);
        Require(CanBeRequestedAgain, RuleViolation.NotInThisState);
        Append(new CollectionRequested(at, by, sendBy));
    }

    /// <summary>The book of record and issue has an entry that the head can certify: the duplicate is signed.</summary>
    public bool HasSignedDuplicate => DuplicateId is not null && State is ApplicationState.Ready or ApplicationState.HandedOver;

    /// <summary>Issues an extract from the book of record and issue; also of a duplicate that lost its force, which the extract then says.</summary>
    public void IssueRegisterExtract(Actor by, DateTimeOffset at)
    {
        RequireHead(by);
        Require(HasSignedDuplicate, RuleViolation.NotInThisState);
        Append(new RegisterExtractIssued(at, by));
    }

    /// <summary>Records in the case that the duplicate lost its force. One that was not handed over yet is made anew on another blank.</summary>
    public void RecordAnnulment(string reason, Actor by, DateTimeOffset at)
    {
        RequireHead(by);
        Require(State is ApplicationState.Ready or ApplicationState.HandedOver, RuleViolation.NotInThisState);
        Require(!IsAnnulled, RuleViolation.AlreadyAnnulled);
        Require(!string.IsNullOrWhiteSpace(reason), RuleViolation.ReasonsRequired);
        Append(new DuplicateAnnulled(at, by, reason.Trim()) { ReplacedDuplicateId = State is ApplicationState.Ready ? DuplicateId : null });
    }

    /// <summary>Who holds the paper gives it: the school until it is sent, the operator once it arrived.</summary>
    private void RequireHolder(Actor by)
    {
        if (by.Role is ActorRole.CorporationOperator)
        {
            Require(ArrivedAt is not null, RuleViolation.RoleNotAllowed);
            return;
        }

        RequireStaff(by);
        Require(Sending is null, RuleViolation.AlreadySent);
    }
}
