using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Queue;

/// <summary>Puts figures of the queue into lines: by region, by office, by hour and by weekday.</summary>
internal sealed class QueueSheet(IOffices offices, IStringLocalizer<ServiceTexts> texts)
{
    /// <summary>All columns.</summary>
    public static IReadOnlyList<FigureColumn<QueueNumbers>> Columns { get; } =
    [
        new("visits", numbers => numbers.Visits, IsPublic: true),
        new("booked", numbers => numbers.Booked),
        new("walked-in", numbers => numbers.Visits - numbers.Booked),
        new("waited-in-time", numbers => numbers.WaitedInTime, ShareOf: numbers => numbers.Visits, IsPublic: true),
        new("median-wait", numbers => numbers.MedianWait, IsPublic: true),
        new("ninetieth-wait", numbers => numbers.NinetiethWait, IsPublic: true),
        new("served-in-time", numbers => numbers.ServedInTime, ShareOf: numbers => numbers.Visits, IsPublic: true),
        new("median-served", numbers => numbers.MedianServed, IsPublic: true),
        new("ninetieth-served", numbers => numbers.NinetiethServed),
        new("missed", numbers => numbers.Missed),
        new("left", numbers => numbers.Left),
    ];

    /// <summary>Those that everybody sees.</summary>
    public static IReadOnlyList<FigureColumn<QueueNumbers>> PublicColumns { get; } = [.. Columns.Where(column => column.IsPublic)];

    /// <summary>Lines as a table of the page.</summary>
    public FigureTable Table(string id, string caption, IReadOnlyList<FigureLine<QueueNumbers>> lines, QueueNumbers total, IReadOnlyList<FigureColumn<QueueNumbers>> columns, string address) =>
        FigureTable.Of(id, caption, lines, total, columns, "queue.figures", address, texts);

    /// <summary>A line for each region, or for each office of one.</summary>
    public IReadOnlyList<FigureLine<QueueNumbers>> ByPlace(IReadOnlyCollection<QueueFigureRow> rows, string? region)
    {
        var language = ReaderLanguage.Current;
        var placed = rows.Select(row => (Row: row, Office: offices.Find(row.OfficeId)))
            .Where(one => one.Office is not null && (region is null || one.Office.Region == region));
        return [.. placed.GroupBy(one => region is null ? one.Office!.Region : one.Office!.Id, StringComparer.Ordinal)
            .Select(group => new FigureLine<QueueNumbers>(
                region is null ? Regions.Name(group.Key).In(language) : group.First().Office!.Name.In(language),
                group.Key,
                QueueNumbers.Of([.. group.Select(one => one.Row)])))
            .OrderBy(line => line.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>A line for each hour of the day.</summary>
    public IReadOnlyList<FigureLine<QueueNumbers>> ByHour(IEnumerable<QueueFigureRow> rows) =>
        [.. rows.GroupBy(row => row.Hour).OrderBy(group => group.Key)
            .Select(group => new FigureLine<QueueNumbers>(texts.Time(new TimeOnly(group.Key, 0)), null, QueueNumbers.Of([.. group])))];

    /// <summary>A line for each day of the week.</summary>
    public IReadOnlyList<FigureLine<QueueNumbers>> ByWeekday(IEnumerable<QueueFigureRow> rows) =>
        [.. rows.GroupBy(row => DateOnly.FromDayNumber(row.Day).DayOfWeek).OrderBy(group => ((int)group.Key + 6) % 7)
            .Select(group => new FigureLine<QueueNumbers>(texts.Weekday(group.Key), null, QueueNumbers.Of([.. group])))];

    /// <summary>The lines of a file, the names of the columns first; shares are numbers of visits there.</summary>
    public IEnumerable<IEnumerable<string>> File(IReadOnlyCollection<QueueFigureRow> rows)
    {
        yield return [texts["queue.figures.office"].Value, .. Columns.Select(column => texts[$"queue.figures.{column.Key}"].Value)];
        foreach (var office in rows.GroupBy(row => row.OfficeId, StringComparer.Ordinal).Where(group => offices.Find(group.Key) is not null))
        {
            var numbers = QueueNumbers.Of([.. office]);
            yield return [offices.Find(office.Key)!.Name.In(ReaderLanguage.Current), .. Columns.Select(column => column.InFile(numbers))];
        }
    }
}
