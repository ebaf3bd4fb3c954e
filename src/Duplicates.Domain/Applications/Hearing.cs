using Duplicates.Domain.Time;

namespace Duplicates.Domain.Applications;

/// <summary>The terms of the preliminary notice, the hearing and the refusal (R7.4 to R7.6), in working days; they are settings of the service.</summary>
/// <param name="NoticeWorkingDaysBeforeDue">The notice goes out at least so long before the due date.</param>
/// <param name="HearingWorkingDaysAfterNotice">The hearing is offered for a time within so long of the notice.</param>
/// <param name="RefusalWorkingDaysAfterNotice">The refusal is adopted so long after the notice at the earliest, unless the applicant asks to decide without a hearing.</param>
/// <param name="AnswerWorkingDaysAfterNotice">The applicant may object or ask for an oral hearing within so long of the notice; silence counts only afterwards.</param>
/// <param name="MinutesWorkingDays">The minutes of an oral hearing are made and signed within so long of it.</param>
/// <param name="RemarkWorkingDays">The applicant may remark on the minutes within so long of their making.</param>
public sealed record HearingTerms(
    int NoticeWorkingDaysBeforeDue = 3,
    int HearingWorkingDaysAfterNotice = 2,
    int RefusalWorkingDaysAfterNotice = 3,
    int AnswerWorkingDaysAfterNotice = 2,
    int MinutesWorkingDays = 2,
    int RemarkWorkingDays = 3)
{
    /// <summary>The last working day on which a notice is still in time for <paramref name="dueOn"/>.</summary>
    public DateOnly LastNoticeDay(DateOnly dueOn, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(dueOn, -NoticeWorkingDaysBeforeDue);

    /// <summary>The last day on which the hearing may take place after a notice given on <paramref name="noticeOn"/>.</summary>
    public DateOnly LastHearingDay(DateOnly noticeOn, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(noticeOn, HearingWorkingDaysAfterNotice);

    /// <summary>The last day on which the applicant may object or ask for an oral hearing after a notice given on <paramref name="noticeOn"/> (R7.6).</summary>
    public DateOnly LastAnswerDay(DateOnly noticeOn, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(noticeOn, AnswerWorkingDaysAfterNotice);

    /// <summary>The first day on which a refusal may be adopted after a notice given on <paramref name="noticeOn"/> (R7.5).</summary>
    public DateOnly FirstRefusalDay(DateOnly noticeOn, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(noticeOn, RefusalWorkingDaysAfterNotice);
}

/// <summary>The days on one of which a hearing may be held. Whoever is told today is heard on the next working day at the earliest.</summary>
/// <param name="First">The first of them, a working day.</param>
/// <param name="Last">The last of them, a working day.</param>
public sealed record HearingDays(DateOnly First, DateOnly Last)
{
    /// <summary>Whether the applicant can be heard at a time: on a working day of these, while the office is open.</summary>
    /// <param name="local">Almaty local time.</param>
    /// <param name="hours">The hours of the office. One that is closed on all these days hears people in the hours of its first day of the week, for example by video.</param>
    /// <param name="calendar">The working calendar.</param>
    public bool Allow(DateTime local, WorkingHours hours, WorkingCalendar calendar) =>
        HoursOn(DateOnly.FromDateTime(local), hours, calendar) is { } open && open.Contains(TimeOnly.FromDateTime(local));

    /// <summary>When the applicant can be heard on a day; null when not at all.</summary>
    /// <param name="day">The day.</param>
    /// <param name="hours">The hours of the office.</param>
    /// <param name="calendar">The working calendar.</param>
    public OpeningHours? HoursOn(DateOnly day, WorkingHours hours, WorkingCalendar calendar)
    {
        var working = WorkingDays(calendar).ToList();
        return !working.Contains(day) ? null
            : working.TrueForAll(one => hours.On(one, calendar) is null) ? hours.Usual
            : hours.On(day, calendar);
    }

    /// <summary>The days themselves, in order.</summary>
    /// <param name="calendar">The working calendar.</param>
    public IEnumerable<DateOnly> WorkingDays(WorkingCalendar calendar)
    {
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day))
            {
                yield return day;
            }
        }
    }
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

    /// <summary>The applicant answered in writing; that is a hearing too (R7.5).</summary>
    InWriting,

    /// <summary>The applicant did not answer in time; silence is no obstacle (R7.5).</summary>
    NoAnswer,
}

/// <summary>The record of the hearing.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Statement">What the applicant said; empty when absent.</param>
public sealed record HearingRecord(HearingOutcome Outcome, string Statement)
{
    /// <summary>The minutes of an oral hearing; null of any other, and of those recorded before minutes were kept.</summary>
    public HearingMinutes? Minutes { get; init; }
}

/// <summary>The minutes of an oral hearing (R7.6); what was said stands in <see cref="HearingRecord.Statement"/>.</summary>
/// <param name="Place">Where it was held.</param>
/// <param name="Begins">When it began, Almaty local time.</param>
/// <param name="Ends">When it ended, Almaty local time.</param>
/// <param name="Officer">Who held it.</param>
/// <param name="Secretary">Who wrote the minutes.</param>
/// <param name="Present">Who took part.</param>
/// <param name="Considered">What was considered.</param>
public sealed record HearingMinutes(string Place, DateTime Begins, DateTime Ends, string Officer, string Secretary, string Present, string Considered)
{
    /// <summary>Whether nothing is left out and it ended after it began.</summary>
    public bool IsComplete() => Begins < Ends && new[] { Place, Officer, Secretary, Present, Considered }.All(text => !string.IsNullOrWhiteSpace(text));
}

/// <summary>The applicant read the minutes and remarks on them (R7.6).</summary>
public sealed record MinutesRemarked(DateTimeOffset At, Actor By, string Text) : ApplicationEvent(At, By), IHandsInFiles
{
    /// <summary>How it came, when it came on paper.</summary>
    public OnPaper? Paper { get; init; }

    /// <inheritdoc />
    IReadOnlyList<AttachedFile> IHandsInFiles.Files => Paper?.Scan ?? [];
}

/// <summary>The organisation answered the remark; both are kept.</summary>
public sealed record MinutesRemarkAnswered(DateTimeOffset At, Actor By, string Text) : ApplicationEvent(At, By);
