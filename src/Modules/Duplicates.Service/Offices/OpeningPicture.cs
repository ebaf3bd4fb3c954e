using Duplicates.Domain.Time;

namespace Duplicates.Service.Offices;

/// <summary>A drawing of the coming days: a line for each day, a bar for the hours, a gap for lunch. What it shows is said in words beside it.</summary>
internal sealed class OpeningPicture
{
    private const int EarliestHour = 8;
    private const int LatestHour = 20;
    private const int Left = 92;
    private const int BarsWidth = 252;
    private const int HourLineEvery = 3;
    private const int MinutesInHour = 60;
    private const int MinutesInDay = 24 * MinutesInHour;

    private readonly int _from;
    private readonly int _to;

    /// <summary>Draws the days.</summary>
    public OpeningPicture(IReadOnlyList<OfficeDay> days)
    {
        Days = days;
        var open = days.Select(day => day.Hours).OfType<OpeningHours>().ToList();
        _from = open.Select(hours => Minute(hours.Opens)).Append(EarliestHour * MinutesInHour).Min() / MinutesInHour * MinutesInHour;
        var latest = open.Select(hours => Minute(hours.Closes)).Append(LatestHour * MinutesInHour).Max();
        _to = Math.Min(MinutesInDay, (latest + MinutesInHour - 1) / MinutesInHour * MinutesInHour);
    }

    /// <summary>Width of the drawing, in its own units.</summary>
    public static int Width => Left + BarsWidth + 16;

    /// <summary>Height of a day's line.</summary>
    public static int RowHeight => 30;

    /// <summary>Height of the line of hours on top.</summary>
    public static int Top => 26;

    /// <summary>The days, today first.</summary>
    public IReadOnlyList<OfficeDay> Days { get; }

    /// <summary>Height of the drawing.</summary>
    public int Height => Top + (Days.Count * RowHeight) + 4;

    /// <summary>The hours that get a line, with their places from the left.</summary>
    public IEnumerable<(int Hour, int X)> HourLines =>
        from hour in Enumerable.Range(0, 25)
        where hour % HourLineEvery == 0 && hour * MinutesInHour >= _from && hour * MinutesInHour <= _to
        select (hour, Place(hour * MinutesInHour));

    /// <summary>The bars of a day: one, or two around lunch; none when it is closed.</summary>
    public IEnumerable<(int X, int Width)> Bars(OfficeDay day) => day.Hours switch
    {
        null => [],
        { LunchFrom: { } from, LunchTo: { } to } hours => [Bar(hours.Opens, from), Bar(to, hours.Closes)],
        var hours => [Bar(hours.Opens, hours.Closes)],
    };

    /// <summary>Where the bars begin.</summary>
    public static int BarsLeft => Left;

    private (int X, int Width) Bar(TimeOnly from, TimeOnly to) => (Place(Minute(from)), Math.Max(1, Place(Minute(to)) - Place(Minute(from))));

    private int Place(int minute) => Left + ((minute - _from) * BarsWidth / (_to - _from));

    private static int Minute(TimeOnly time) => (time.Hour * MinutesInHour) + time.Minute;
}
