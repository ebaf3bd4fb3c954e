using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Offices;

/// <summary>Says whether an office is open at this moment, and until or from when (R6), by its own hours, its single days and the working calendar.</summary>
internal sealed class OpenNow(IWorkingCalendarSource calendars, TimeProvider clock, IStringLocalizer<ServiceTexts> texts)
{
    private const int DaysShown = 7;

    /// <summary>The date in Almaty.</summary>
    public DateOnly Today => AlmatyTime.Today(clock);

    /// <summary>A sentence, with the reason when today is no ordinary day; null for closed offices and those without published hours.</summary>
    public string? Describe(Office office)
    {
        if (office.Hours is null || office.ClosedSince is not null)
        {
            return null;
        }

        var now = AlmatyTime.ToLocal(clock.GetUtcNow());
        var calendar = calendars.Current;
        var state = office.Hours.StatusAt(now, calendar) switch
        {
            { State: OfficeState.Open, Until: { } until } => texts["offices.open-until", texts.Time(TimeOnly.FromDateTime(until))].Value,
            { State: OfficeState.Lunch, OpensAt: { } opens } => texts["offices.lunch-until", texts.Time(TimeOnly.FromDateTime(opens))].Value,
            { OpensAt: { } opens } when opens.Date == now.Date => texts["offices.opens-today", texts.Time(TimeOnly.FromDateTime(opens))].Value,
            { OpensAt: { } opens } => texts["offices.opens", texts.DateWithWeekday(DateOnly.FromDateTime(opens)), texts.Time(TimeOnly.FromDateTime(opens))].Value,
            _ => null,
        };
        return state is not null && office.Hours.DayOf(DateOnly.FromDateTime(now), calendar).Reason is { } reason
            ? texts["offices.today-because", state, reason.In(texts.Language())].Value
            : state;
    }

    /// <summary>Those of the offices that receive visitors at this moment.</summary>
    public IEnumerable<Office> OnlyOpen(IEnumerable<Office> offices)
    {
        var now = AlmatyTime.ToLocal(clock.GetUtcNow());
        var (date, time, calendar) = (DateOnly.FromDateTime(now), TimeOnly.FromDateTime(now), calendars.Current);
        return offices.Where(office => office is { ClosedSince: null, Hours: { } hours } && hours.On(date, calendar)?.Contains(time) == true);
    }

    /// <summary>Today and the six days after it; empty for closed offices and those without published hours.</summary>
    public IReadOnlyList<OfficeDay> ComingDays(Office office) => office is { ClosedSince: null, Hours: { } hours }
        ? [.. Enumerable.Range(0, DaysShown).Select(ahead => hours.DayOf(Today.AddDays(ahead), calendars.Current))]
        : [];

    /// <summary>The single days of an office that are still to come after those of <see cref="ComingDays"/>.</summary>
    public IReadOnlyList<SpecialDay> LaterExceptions(Office office) => office is { ClosedSince: null, Hours: { } hours }
        ? [.. hours.Exceptions.Where(exception => exception.Date >= Today.AddDays(DaysShown))]
        : [];
}
