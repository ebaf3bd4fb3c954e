using Duplicates.Domain.Time;

namespace Duplicates.Service.Home;

/// <summary>What a day is on the way of an application.</summary>
internal enum TermDay
{
    /// <summary>Before the application is accepted.</summary>
    Waiting,

    /// <summary>The day of acceptance; it is not counted (R5.3).</summary>
    Accepted,

    /// <summary>A counted working day.</summary>
    Counted,

    /// <summary>A day off or a holiday, not counted.</summary>
    Off,

    /// <summary>The last day of the term.</summary>
    Due,
}

/// <summary>A day of the drawing.</summary>
/// <param name="Date">The date.</param>
/// <param name="Kind">What it is.</param>
/// <param name="X">Middle of its place, in the units of the drawing.</param>
/// <param name="Y">Middle of its place.</param>
internal sealed record DrawnDay(DateOnly Date, TermDay Kind, int X, int Y);

/// <summary>
/// The term that an application handed in at this moment would have at a school with the ordinary hours (R5), drawn as a sheet of a
/// calendar: a line for each week, Monday first.
/// </summary>
internal sealed class TermPicture
{
    private const int Cell = 46;
    private const int Left = 92;
    private const int Top = 28;

    /// <summary>Draws the term.</summary>
    /// <param name="now">The moment of handing in.</param>
    /// <param name="calendar">The working calendar.</param>
    public TermPicture(DateTimeOffset now, WorkingCalendar calendar)
    {
        var acceptance = AcceptanceRule.Accept(now, WorkingHours.SchoolDefault, calendar);
        Deadline = Deadline.Calculate(acceptance.AcceptedOn, calendar);
        var today = DateOnly.FromDateTime(acceptance.ReceivedLocal);
        var monday = today.AddDays(-PlaceInWeek(today));
        Days = [.. Enumerable.Range(0, Deadline.DueOn.DayNumber - today.DayNumber + 1).Select(today.AddDays).Select(date => Draw(date, monday, calendar))];
        Height = Days[^1].Y + (Cell / 2) + 4;
    }

    /// <summary>The term.</summary>
    public Deadline Deadline { get; }

    /// <summary>The days from handing in to the last day of the term.</summary>
    public IReadOnlyList<DrawnDay> Days { get; }

    /// <summary>Width of the drawing in its units.</summary>
    public static int Width => Left + (7 * Cell) + 4;

    /// <summary>Height of the drawing in its units.</summary>
    public int Height { get; }

    /// <summary>Middles of the columns, Monday first.</summary>
    public static IReadOnlyList<(DayOfWeek Day, int X)> Columns { get; } =
        [.. Enumerable.Range(0, 7).Select(place => ((DayOfWeek)((place + 1) % 7), XOf(place)))];

    /// <summary>
    /// Where the names of the months stand: beside the week in which the drawing or the month begins. A month that begins in the first
    /// week of the drawing, where another name stands already, is named beside the second.
    /// </summary>
    public IEnumerable<(int Month, int Y)> MonthNames
    {
        get
        {
            var taken = 0;
            foreach (var (day, _) in Days.Select((day, place) => (day, place)).Where(one => one.place == 0 || one.day.Date.Day == 1))
            {
                taken = Math.Max(day.Y, taken + Cell);
                yield return (day.Date.Month, taken);
            }
        }
    }

    private DrawnDay Draw(DateOnly date, DateOnly monday, WorkingCalendar calendar) =>
        new(date, KindOf(date, calendar), XOf(PlaceInWeek(date)), Top + (Cell / 2) + ((date.DayNumber - monday.DayNumber) / 7 * Cell));

    private TermDay KindOf(DateOnly date, WorkingCalendar calendar) =>
        date == Deadline.DueOn ? TermDay.Due
        : date == Deadline.AcceptedOn ? TermDay.Accepted
        : !calendar.IsWorkingDay(date) ? TermDay.Off
        : date < Deadline.AcceptedOn ? TermDay.Waiting
        : TermDay.Counted;

    private static int PlaceInWeek(DateOnly date) => ((int)date.DayOfWeek + 6) % 7;

    private static int XOf(int place) => Left + (Cell / 2) + (place * Cell);
}
