using System.Globalization;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Queue;

/// <summary>A line of figures.</summary>
/// <param name="Name">What it is of: a region, an office, an hour, a weekday.</param>
/// <param name="Key">By what the line is opened; null when it is not.</param>
/// <param name="Numbers">The figures.</param>
internal sealed record QueueLine(string Name, string? Key, QueueNumbers Numbers);

/// <summary>Puts figures of the queue into lines: by region, by office, by hour and by weekday.</summary>
internal sealed class QueueSheet(IOffices offices, IStringLocalizer<ServiceTexts> texts)
{
    /// <summary>The columns: the end of the text's key and the value as people read it.</summary>
    public static IReadOnlyList<(string Key, Func<QueueNumbers, string> Value)> Columns { get; } =
    [
        ("visits", numbers => Whole(numbers.Visits)),
        ("booked", numbers => Whole(numbers.Booked)),
        ("waited-in-time", numbers => Percent(numbers.WaitedInTime, numbers.Visits)),
        ("median-wait", numbers => Whole(numbers.MedianWait)),
        ("ninetieth-wait", numbers => Whole(numbers.NinetiethWait)),
        ("served-in-time", numbers => Percent(numbers.ServedInTime, numbers.Visits)),
        ("median-served", numbers => Whole(numbers.MedianServed)),
        ("ninetieth-served", numbers => Whole(numbers.NinetiethServed)),
        ("missed", numbers => Whole(numbers.Missed)),
        ("left", numbers => Whole(numbers.Left)),
    ];

    /// <summary>A line for each region, or for each office of one.</summary>
    public IReadOnlyList<QueueLine> ByPlace(IReadOnlyCollection<QueueFigureRow> rows, string? region)
    {
        var language = ReaderLanguage.Current;
        var placed = rows.Select(row => (Row: row, Office: offices.Find(row.OfficeId))).Where(one => one.Office is not null && (region is null || one.Office.Region == region));
        return [.. placed.GroupBy(one => region is null ? one.Office!.Region : one.Office!.Id, StringComparer.Ordinal)
            .Select(group => new QueueLine(
                region is null ? Regions.Name(group.Key).In(language) : group.First().Office!.Name.In(language), group.Key, QueueNumbers.Of([.. group.Select(one => one.Row)])))
            .OrderBy(line => line.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>A line for each hour of the day.</summary>
    public IReadOnlyList<QueueLine> ByHour(IEnumerable<QueueFigureRow> rows) =>
        [.. rows.GroupBy(row => row.Hour).OrderBy(group => group.Key).Select(group => new QueueLine(texts.Time(new TimeOnly(group.Key, 0)), null, QueueNumbers.Of([.. group])))];

    /// <summary>A line for each day of the week.</summary>
    public IReadOnlyList<QueueLine> ByWeekday(IEnumerable<QueueFigureRow> rows) =>
        [.. rows.GroupBy(row => DateOnly.FromDayNumber(row.Day).DayOfWeek).OrderBy(group => ((int)group.Key + 6) % 7)
            .Select(group => new QueueLine(texts.Weekday(group.Key), null, QueueNumbers.Of([.. group])))];

    /// <summary>The lines of a file, the names of the columns first; shares are numbers of visits there.</summary>
    public IEnumerable<IEnumerable<string>> File(IReadOnlyCollection<QueueFigureRow> rows)
    {
        string[] columns = ["visits", "booked", "waited-in-time", "median-wait", "ninetieth-wait", "served-in-time", "median-served", "ninetieth-served", "missed", "left"];
        yield return [texts["queue.figures.office"].Value, .. columns.Select(column => texts[$"queue.figures.{column}"].Value)];
        foreach (var office in rows.GroupBy(row => row.OfficeId, StringComparer.Ordinal).Where(group => offices.Find(group.Key) is not null))
        {
            var numbers = QueueNumbers.Of([.. office]);
            int?[] values =
            [
                numbers.Visits, numbers.Booked, numbers.WaitedInTime, numbers.MedianWait, numbers.NinetiethWait, numbers.ServedInTime, numbers.MedianServed, numbers.NinetiethServed,
                numbers.Missed, numbers.Left,
            ];
            yield return [offices.Find(office.Key)!.Name.In(ReaderLanguage.Current), .. values.Select(Whole)];
        }
    }

    private static string Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Percent(int part, int whole) => whole == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{100 * part / whole} %");
}
