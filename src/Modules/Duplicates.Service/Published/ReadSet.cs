using Duplicates.Domain.Time;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Published;

/// <summary>What the service read of one set: of a page both languages, an office, a year of the calendar, synonyms, or the words of a message.</summary>
/// <param name="SetId">The set.</param>
internal sealed record ReadSet(string SetId)
{
    public IReadOnlyList<InfoPage> Pages { get; init; } = [];

    public Office? Office { get; init; }

    public YearOfCalendar? Year { get; init; }

    public IReadOnlyList<string> Synonyms { get; init; } = [];

    public MessageTemplate? Template { get; init; }

    /// <summary>What no other set may have as well: addresses, and the message that words are for.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];
}

/// <summary>The days of one year that differ from the ordinary week.</summary>
internal sealed record YearOfCalendar(int Year, IReadOnlyList<CalendarDay> Days, IReadOnlySet<DayOfWeek> WeeklyDaysOff);
