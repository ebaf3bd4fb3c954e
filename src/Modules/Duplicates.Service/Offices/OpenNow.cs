using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Offices;

/// <summary>Says whether an office is open at this moment, and until or from when (R6).</summary>
internal sealed class OpenNow(IWorkingCalendarSource calendars, TimeProvider clock, IStringLocalizer<ServiceTexts> texts)
{
    /// <summary>A sentence; null for closed offices and those without published hours.</summary>
    public string? Describe(Office office)
    {
        if (office.Hours is null || office.ClosedSince is not null)
        {
            return null;
        }

        var now = AlmatyTime.ToLocal(clock.GetUtcNow());
        return office.Hours.StatusAt(now, calendars.Current) switch
        {
            { State: OfficeState.Open, Until: { } until } => texts["offices.open-until", texts.Time(TimeOnly.FromDateTime(until))].Value,
            { State: OfficeState.Lunch, OpensAt: { } opens } => texts["offices.lunch-until", texts.Time(TimeOnly.FromDateTime(opens))].Value,
            { OpensAt: { } opens } when opens.Date == now.Date => texts["offices.opens-today", texts.Time(TimeOnly.FromDateTime(opens))].Value,
            { OpensAt: { } opens } => texts["offices.opens", texts.DateWithWeekday(DateOnly.FromDateTime(opens)), texts.Time(TimeOnly.FromDateTime(opens))].Value,
            _ => null,
        };
    }
}
