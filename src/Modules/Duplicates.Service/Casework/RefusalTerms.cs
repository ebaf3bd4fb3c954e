using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Casework;

/// <summary>The days between a proposed refusal and the refusal, as officers are told of them (R7.4 to R7.6). All days are of Almaty.</summary>
/// <param name="Today">Today.</param>
/// <param name="LastNoticeDay">The last day of a notice after which a refusal within the term is possible.</param>
/// <param name="LastAnswerDay">The last day on which the applicant may object or ask for a hearing; after a notice of today, when none was given yet.</param>
/// <param name="FirstRefusalDay">The first day of a refusal; after a notice of today, when none was given yet.</param>
/// <param name="DueOn">The due date.</param>
internal sealed record RefusalDays(DateOnly Today, DateOnly LastNoticeDay, DateOnly LastAnswerDay, DateOnly FirstRefusalDay, DateOnly DueOn)
{
    /// <summary>A refusal within the term is not possible any more, unless the applicant wishes it.</summary>
    public bool IsTooLate => FirstRefusalDay > DueOn;

    /// <summary>A refusal would be too early today.</summary>
    public bool MustWait => Today < FirstRefusalDay;
}

/// <summary>Counts the days of a refusal by the settings and the calendar in force.</summary>
internal sealed class RefusalTerms(IWorkingCalendarSource calendars, IOptions<DuplicatesOptions> options, TimeProvider clock)
{
    /// <summary>The days of a case that is registered.</summary>
    public RefusalDays Of(DuplicateApplication application)
    {
        var (terms, calendar, today) = (options.Value.Hearing, calendars.Current, AlmatyTime.Today(clock));
        var noticed = application.PreliminaryNotice is { At: var at } ? DateOnly.FromDateTime(AlmatyTime.ToLocal(at)) : today;
        return new(
            today,
            terms.LastNoticeDay(application.Deadline!.DueOn, calendar),
            terms.LastAnswerDay(noticed, calendar),
            application.FirstRefusalDay(terms, calendar) ?? terms.FirstRefusalDay(today, calendar),
            application.Deadline.DueOn);
    }
}
