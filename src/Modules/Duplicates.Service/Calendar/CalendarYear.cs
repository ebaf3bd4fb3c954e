using System.Globalization;
using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Domain.Time;
using Duplicates.Service.Content;

namespace Duplicates.Service.Calendar;

/// <summary>A year of the working calendar as its editor sees it: the days off of every week, and the dates that differ (R5.4).</summary>
/// <param name="Year">The year.</param>
/// <param name="WeeklyDaysOff">The days off of every week.</param>
/// <param name="Days">The dates that differ, in order, one entry for each.</param>
internal sealed record CalendarYear(int Year, IReadOnlySet<DayOfWeek> WeeklyDaysOff, IReadOnlyList<CalendarDay> Days)
{
    /// <summary>The content type.</summary>
    public const string ContentType = "WorkingCalendarYear";

    private const string Part = "WorkingCalendarPart";

    /// <summary>Reads an item.</summary>
    /// <exception cref="FormatException">It is of another shape.</exception>
    public static CalendarYear Read(ContentItem item) => new(
        (int)item.Structure<YearField>(Part, nameof(Year)).Value,
        item.Structure<HashSet<DayOfWeek>>(Part, nameof(WeeklyDaysOff)),
        [.. item.Structure<List<DayLine>>(Part, nameof(Days)).Select(line => new CalendarDay(line.Date, line.Kind, new(line.NameKk, line.NameRu), line.MovedFrom)).OrderBy(day => day.Date)]);

    /// <summary>Writes the year into an item; what else the item holds stays.</summary>
    /// <param name="item">The item before; null for a year that is new.</param>
    public JsonObject Write(JsonObject? item)
    {
        var title = $"{Year.ToString(CultureInfo.InvariantCulture)} жылғы жұмыс күнтізбесі / Рабочий календарь на {Year.ToString(CultureInfo.InvariantCulture)} год";
        var written = item?.DeepClone().AsObject() ?? new JsonObject
        {
            ["ContentItemId"] = ContentIds.New(),
            ["ContentType"] = ContentType,
            ["DisplayText"] = title,
            ["TitlePart"] = new JsonObject { ["Title"] = title },
        };
        written[Part] = new JsonObject
        {
            [nameof(Year)] = new JsonObject { ["Value"] = Year },
            [nameof(WeeklyDaysOff)] = new JsonArray([.. WeeklyDaysOff.OrderBy(day => day == DayOfWeek.Sunday ? 7 : (int)day).Select(day => JsonValue.Create(day.ToString()))]),
            [nameof(Days)] = new JsonArray([.. Days.OrderBy(day => day.Date).Select(Write)]),
        };
        return written;
    }

    /// <summary>The year with a day set or replaced.</summary>
    public CalendarYear With(CalendarDay day) => this with { Days = [.. Days.Where(other => other.Date != day.Date).Append(day).OrderBy(other => other.Date)] };

    /// <summary>The year with a date that is an ordinary day again.</summary>
    public CalendarYear Without(DateOnly date) => this with { Days = [.. Days.Where(day => day.Date != date)] };

    /// <summary>The days that two states of a year tell differently, in order.</summary>
    /// <param name="before">The earlier state; null when there was none.</param>
    /// <param name="after">The later state.</param>
    public static IReadOnlyList<ChangedDay> Between(CalendarYear? before, CalendarYear after)
    {
        var (earlier, later) = ((before?.Days ?? []).ToDictionary(day => day.Date), after.Days.ToDictionary(day => day.Date));
        return [.. earlier.Keys.Union(later.Keys).Order()
            .Select(date => new ChangedDay(date, earlier.GetValueOrDefault(date), later.GetValueOrDefault(date)))
            .Where(day => day.Before != day.After)];
    }

    /// <summary>A calendar in which this year is as it stands here.</summary>
    /// <param name="others">The calendar with all other years.</param>
    public WorkingCalendar In(WorkingCalendar others) => new(
        others.Days.Where(day => day.Date.Year != Year).Concat(Days),
        WeeklyDaysOff,
        others.Years.Append(Year));

    /// <summary>
    /// A suggestion for the year after this one: the holidays on the same dates, and a day off for each that falls on a weekend, by the Holidays Law.
    /// Holidays whose date changes from year to year, and Christmas, which is not moved, are left for the editor to judge.
    /// </summary>
    /// <param name="before">The year before this one, which tells the holidays that have no fixed date; null when it is not known.</param>
    public CalendarYear Next(CalendarYear? before)
    {
        var floating = before is null ? [] : Holidays().Where(holiday => before.Holidays().Any(other => other.Key == holiday.Key && !other.Value.Overlaps(holiday.Value))).Select(holiday => holiday.Key).ToHashSet();
        var fixedDays = Days.Where(day => day.Kind == CalendarDayKind.Holiday && !floating.Contains(day.Name) && DateOnly.TryParseExact(Of(day.Date, Year + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .Select(day => day with { Date = DateOnly.ParseExact(Of(day.Date, Year + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture) }).ToList();
        var next = this with { Year = Year + 1, Days = fixedDays };
        foreach (var holiday in fixedDays.Where(day => WeeklyDaysOff.Contains(day.Date.DayOfWeek) && day.Date is not { Month: 1, Day: 7 }))
        {
            var calendar = next.In(WorkingCalendar.WithoutHolidays);
            next = next.With(new(calendar.NextWorkingDay(holiday.Date), CalendarDayKind.MovedDayOff, holiday.Name, holiday.Date));
        }

        return next;
    }

    private Dictionary<BilingualText, HashSet<(int Month, int Day)>> Holidays() => Days.Where(day => day.Kind == CalendarDayKind.Holiday)
        .GroupBy(day => day.Name).ToDictionary(group => group.Key, group => group.Select(day => (day.Date.Month, day.Date.Day)).ToHashSet());

    private static string Of(DateOnly date, int year) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{date:MM-dd}");

    private static JsonNode Write(CalendarDay day)
    {
        var line = new JsonObject
        {
            ["Date"] = Text(day.Date),
            ["Kind"] = day.Kind.ToString(),
            ["NameKk"] = day.Name.Kk,
            ["NameRu"] = day.Name.Ru,
        };
        if (day.MovedFrom is { } from)
        {
            line["MovedFrom"] = Text(from);
        }

        return line;
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record DayLine(DateOnly Date, CalendarDayKind Kind, string NameKk, string NameRu, DateOnly? MovedFrom);

    private sealed record YearField(decimal Value);
}
