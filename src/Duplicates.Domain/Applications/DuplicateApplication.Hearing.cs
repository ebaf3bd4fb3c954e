using Duplicates.Domain.Time;

namespace Duplicates.Domain.Applications;

/// <content>What stands between a proposed refusal and the refusal (R7.4 to R7.6).</content>
public sealed partial class DuplicateApplication
{
    /// <summary>Whether the head can name another time for the hearing: it is appointed and not recorded.</summary>
    public bool CanMoveHearing => State is ApplicationState.HearingAppointed && HearingRecord is null;

    /// <summary>
    /// The applicant asked in the own cabinet to decide without a hearing. Only that shortens the time before a refusal (R7.5): what an
    /// officer writes down of a wish does not.
    /// </summary>
    public bool IsHearingWaivedByApplicant => HearingReply is { Attendance: HearingAttendance.NotNeeded, Paper: null };

    /// <summary>The days on which a hearing can be held that is appointed now; when it is moved, up to the first day of a refusal if that is later.</summary>
    /// <param name="terms">The settings of R7.4.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="at">UTC instant.</param>
    public HearingDays DaysForHearing(HearingTerms terms, WorkingCalendar calendar, DateTimeOffset at)
    {
        var today = Day(at);
        var last = terms.LastHearingDay(today, calendar);
        var refusal = CanMoveHearing ? terms.FirstRefusalDay(Day(PreliminaryNotice!.At), calendar) : last;
        return new(calendar.NextWorkingDay(today), last > refusal ? last : refusal);
    }

    /// <summary>The first day (Almaty) on which a refusal may be adopted (R7.5); null before the notice.</summary>
    /// <param name="terms">The settings of R7.5.</param>
    /// <param name="calendar">The working calendar.</param>
    public DateOnly? FirstRefusalDay(HearingTerms terms, WorkingCalendar calendar) => PreliminaryNotice is not { At: var noticed } ? null
        : IsHearingWaivedByApplicant ? Day(noticed)
        : terms.FirstRefusalDay(Day(noticed), calendar);

    /// <summary>Tells the applicant of the preliminary refusal and offers a time for a hearing (R7.4).</summary>
    /// <param name="hearingAt">Almaty local time: on one of <see cref="DaysForHearing"/>, within the office's hours.</param>
    /// <param name="place">A room, an address or a link.</param>
    /// <param name="terms">The settings of R7.4.</param>
    /// <param name="hours">The hours of the office.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="by">The head, who is not the proposer.</param>
    /// <param name="at">UTC instant.</param>
    /// <param name="soleOfficer">The school is set to have one officer, who may then also decide what was proposed by the same person.</param>
    public void AppointHearing(
        DateTime hearingAt, string place, HearingTerms terms, WorkingHours hours, WorkingCalendar calendar, Actor by, DateTimeOffset at, bool soleOfficer = false)
    {
        RequireHead(by);
        Require(State is ApplicationState.UnderReview, RuleViolation.NotInThisState);
        Require(Proposal is { Outcome: ProposedOutcome.Refuse }, RuleViolation.ProposalRequired);
        var alone = IsDecidedAlone(by, soleOfficer);
        RequireTimeForHearing(hearingAt, DaysForHearing(terms, calendar, at), hours, calendar);
        var late = Day(at) > terms.LastNoticeDay(Deadline!.DueOn, calendar);
        Append(new HearingAppointed(at, by, Proposal!.Refusal!, new HearingAppointment(hearingAt, place.Trim(), late)) { BySoleOfficer = alone });
    }

    /// <summary>Names another time or place for the hearing while it is not held. The terms of the notice count from the notice.</summary>
    /// <param name="hearingAt">Almaty local time: on one of <see cref="DaysForHearing"/>, within the office's hours.</param>
    /// <param name="place">A room, an address or a link.</param>
    /// <param name="terms">The settings of R7.4.</param>
    /// <param name="hours">The hours of the office.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="by">The head.</param>
    /// <param name="at">UTC instant.</param>
    public void MoveHearing(DateTime hearingAt, string place, HearingTerms terms, WorkingHours hours, WorkingCalendar calendar, Actor by, DateTimeOffset at)
    {
        RequireHead(by);
        Require(CanMoveHearing, RuleViolation.NotInThisState);
        RequireTimeForHearing(hearingAt, DaysForHearing(terms, calendar, at), hours, calendar);
        Append(new HearingMoved(at, by, Hearing! with { At = hearingAt, Place = place.Trim() }));
    }

    /// <summary>Records how the applicant was heard, or was not. It does not say otherwise than the applicant answered to the invitation.</summary>
    /// <param name="record">How it went.</param>
    /// <param name="terms">The settings of R7.6.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="by">A clerk or the head.</param>
    /// <param name="at">UTC instant.</param>
    public void RecordHearing(HearingRecord record, HearingTerms terms, WorkingCalendar calendar, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(State is ApplicationState.HearingAppointed, RuleViolation.NotInThisState);
        Require(MayBeRecorded(record.Outcome), RuleViolation.RecordContradictsAnswer);
        Require(record.Outcome is not (HearingOutcome.Attended or HearingOutcome.Absent) || AlmatyTime.ToLocal(at) >= Hearing!.At, RuleViolation.HearingNotYetHeld);
        Require(
            record.Outcome is not (HearingOutcome.Absent or HearingOutcome.NoAnswer) || HearingReply is not null
                || Day(at) > terms.LastAnswerDay(Day(PreliminaryNotice!.At), calendar),
            RuleViolation.AnswerStillPossible);
        Require(record.Outcome is not HearingOutcome.Attended || record.Minutes?.IsComplete() is true, RuleViolation.MinutesRequired);
        var minutes = record.Outcome is HearingOutcome.Attended ? record.Minutes : null;
        Require(minutes is null || (minutes.Ends <= AlmatyTime.ToLocal(at) && minutes.Begins >= AlmatyTime.ToLocal(PreliminaryNotice!.At)), RuleViolation.MinutesOutsideTime);
        DateOnly? lastDay = minutes is null ? null : calendar.AddWorkingDays(DateOnly.FromDateTime(minutes.Ends), terms.MinutesWorkingDays);
        Append(new HearingRecorded(at, by, record with { Minutes = minutes }) { MissedDay = Day(at) > lastDay ? lastDay : null });
    }

    /// <summary>The remark on the minutes that waits for an answer; null when none does.</summary>
    public MinutesRemarked? OpenRemark { get; private set; }

    /// <summary>The last day (Almaty) for a remark on the minutes (R7.6); null without minutes.</summary>
    /// <param name="terms">The settings of R7.6.</param>
    /// <param name="calendar">The working calendar.</param>
    public DateOnly? LastRemarkDay(HearingTerms terms, WorkingCalendar calendar) => HearingRecord?.Minutes is null
        ? null
        : calendar.AddWorkingDays(DayOfLast<HearingRecorded>(), terms.RemarkWorkingDays);

    /// <summary>Whether the applicant can remark now: within the term, also after the decision, one remark at a time.</summary>
    /// <param name="terms">The settings of R7.6.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="at">UTC instant.</param>
    public bool CanRemark(HearingTerms terms, WorkingCalendar calendar, DateTimeOffset at) => OpenRemark is null && Day(at) <= LastRemarkDay(terms, calendar);

    /// <summary>The applicant remarks on the minutes, at home or on paper; the case goes on meanwhile.</summary>
    /// <param name="text">The remark.</param>
    /// <param name="terms">The settings of R7.6.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="by">The applicant; a clerk or the head when it came on paper.</param>
    /// <param name="at">UTC instant.</param>
    /// <param name="paper">How it came, when it came on paper: in time is what came in time.</param>
    public void Remark(string text, HearingTerms terms, WorkingCalendar calendar, Actor by, DateTimeOffset at, OnPaper? paper = null)
    {
        RequireSaidByApplicant(by, paper, _history.OfType<HearingRecorded>().LastOrDefault()?.At ?? at, at);
        Require(HearingRecord?.Minutes is not null && OpenRemark is null, RuleViolation.NotInThisState);
        Require((paper?.ReceivedOn ?? Day(at)) <= LastRemarkDay(terms, calendar), paper is null ? RuleViolation.NotInThisState : RuleViolation.ReceivedOutsideTime);
        Require(!string.IsNullOrWhiteSpace(text), RuleViolation.ReasonsRequired);
        Append(new MinutesRemarked(at, by, text.Trim()) { Paper = paper });
    }

    /// <summary>The organisation answers the remark on the minutes; remark and answer are kept.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="by">A clerk or the head.</param>
    /// <param name="at">UTC instant.</param>
    public void AnswerRemark(string text, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(OpenRemark is not null, RuleViolation.NotInThisState);
        Require(!string.IsNullOrWhiteSpace(text), RuleViolation.ReasonsRequired);
        Append(new MinutesRemarkAnswered(at, by, text.Trim()));
    }

    private void ApplyRemark(ApplicationEvent happened) => OpenRemark = happened switch
    {
        MinutesRemarked remarked => remarked,
        MinutesRemarkAnswered or HearingRecorded or CaseReopened => null,
        _ => OpenRemark,
    };

    /// <summary>
    /// Whether an outcome does not contradict what the applicant answered. Whoever comes is heard, whatever the answer was; a wish to be
    /// heard is not passed over.
    /// </summary>
    public bool MayBeRecorded(HearingOutcome outcome) => outcome switch
    {
        HearingOutcome.Attended => true,
        HearingOutcome.Absent => HearingReply is null or { Attendance: HearingAttendance.WillAttend },
        HearingOutcome.Waived => HearingReply is null or { Attendance: HearingAttendance.NotNeeded },
        HearingOutcome.InWriting => HearingReply is null or { Attendance: HearingAttendance.InWriting },
        _ => HearingReply is null,
    };

    private static void RequireTimeForHearing(DateTime hearingAt, HearingDays days, WorkingHours hours, WorkingCalendar calendar)
    {
        Require(days.WorkingDays(calendar).Contains(DateOnly.FromDateTime(hearingAt)), RuleViolation.HearingOutsideTerm);
        Require(days.Allow(hearingAt, hours, calendar), RuleViolation.HearingOutsideHours);
    }
}
