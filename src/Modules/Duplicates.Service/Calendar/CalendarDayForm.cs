using System.Globalization;
using Duplicates.Domain.Time;

namespace Duplicates.Service.Calendar;

/// <summary>A day as an editor types it.</summary>
internal sealed class CalendarDayForm
{
    private const int LongestName = 200;

    /// <summary>The date: 2026-12-31 or 31.12.2026.</summary>
    public string? Date { get; set; }

    /// <summary>How the day differs.</summary>
    public CalendarDayKind? Kind { get; set; }

    /// <summary>Its name in Kazakh.</summary>
    public string? NameKk { get; set; }

    /// <summary>Its name in Russian.</summary>
    public string? NameRu { get; set; }

    /// <summary>The date from which the day off or the working day was moved; may be left empty.</summary>
    public string? MovedFrom { get; set; }

    /// <summary>Reads the day, or says what is wrong: the field and the key of the text.</summary>
    /// <param name="year">The year to which it is added.</param>
    public (CalendarDay? Day, IReadOnlyList<(string Field, string Text)> Problems) Read(CalendarYear year)
    {
        var problems = new List<(string, string)>();
        var date = ReadDate(Date);
        if (date?.Year != year.Year)
        {
            problems.Add((nameof(Date), "calendar-editor.date-error"));
        }

        if (Kind is not { } kind || !Enum.IsDefined(kind))
        {
            problems.Add((nameof(Kind), "calendar-editor.kind-error"));
        }
        else if (date is { } day && kind != CalendarDayKind.Holiday && year.WeeklyDaysOff.Contains(day.DayOfWeek) == (kind == CalendarDayKind.MovedDayOff))
        {
            problems.Add((nameof(Kind), kind == CalendarDayKind.MovedDayOff ? "calendar-editor.off-already" : "calendar-editor.working-already"));
        }

        foreach (var (field, name) in new[] { (nameof(NameKk), NameKk), (nameof(NameRu), NameRu) })
        {
            if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
            {
                problems.Add((field, "calendar-editor.name-error"));
            }
        }

        var from = ReadDate(MovedFrom);
        if (!string.IsNullOrWhiteSpace(MovedFrom) && (from is null || from == date))
        {
            problems.Add((nameof(MovedFrom), "calendar-editor.moved-from-error"));
        }

        return problems.Count > 0 ? (null, problems) : (new(date!.Value, Kind!.Value, new(NameKk!.Trim(), NameRu!.Trim()), from), []);
    }

    private static DateOnly? ReadDate(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
