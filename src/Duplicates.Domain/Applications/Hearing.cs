using Duplicates.Domain.Time;

namespace Duplicates.Domain.Applications;

/// <summary>The terms of the preliminary notice and the hearing (R7.4); they are settings of the service.</summary>
/// <param name="NoticeWorkingDaysBeforeDue">The notice goes out at least so many working days before the due date.</param>
/// <param name="HearingWorkingDaysAfterNotice">The hearing takes place within so many working days of the notice.</param>
public sealed record HearingTerms(int NoticeWorkingDaysBeforeDue = 3, int HearingWorkingDaysAfterNotice = 2)
{
    /// <summary>The last working day on which a notice is still in time for <paramref name="dueOn"/>.</summary>
    public DateOnly LastNoticeDay(DateOnly dueOn, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(dueOn, -NoticeWorkingDaysBeforeDue);

    /// <summary>The last day on which the hearing may take place after a notice given on <paramref name="noticeOn"/>.</summary>
    public DateOnly LastHearingDay(DateOnly noticeOn, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(noticeOn, HearingWorkingDaysAfterNotice);
}

/// <summary>When and where the applicant is heard before a refusal.</summary>
/// <param name="At">Almaty local time.</param>
/// <param name="Place">A room, an address or a link.</param>
/// <param name="NoticeIsLate">The notice went out later than the terms ask; the law is broken, and the record says so.</param>
public sealed record HearingAppointment(DateTime At, string Place, bool NoticeIsLate)
{
    /// <summary>The address of the video call that the place names; null for a room.</summary>
    public Uri? FindLink() => Place.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => Uri.TryCreate(word.TrimEnd('.', ',', ';'), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address : null)
        .FirstOrDefault(address => address is not null);
}

/// <summary>How the hearing went.</summary>
public enum HearingOutcome
{
    /// <summary>The applicant was heard.</summary>
    Attended,

    /// <summary>The applicant did not come.</summary>
    Absent,

    /// <summary>The applicant said beforehand that no hearing is needed.</summary>
    Waived,
}

/// <summary>The record of the hearing.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Statement">What the applicant said; empty when absent.</param>
public sealed record HearingRecord(HearingOutcome Outcome, string Statement);
