using System.Globalization;
using System.Text.RegularExpressions;
using Duplicates.Domain.Time;

namespace Duplicates.Service.Offices;

/// <summary>
/// Opening hours as figures that need no language, for files and forms: <c>1-5 09:00-18:30 (13:00-14:00) | 6 09:00-13:00</c>,
/// Monday being 1; a single day as <c>09:00-13:00</c>, or <c>x</c> when it is closed.
/// </summary>
internal static partial class HoursText
{
    /// <summary>Parts the entries of a list.</summary>
    public const char Separator = '|';

    private const string Closed = "x";
    private const int DaysInWeek = 7;

    /// <summary>The week as a text.</summary>
    public static string Write(IReadOnlyDictionary<DayOfWeek, OpeningHours> week) => week.Count == 0
        ? string.Empty
        : string.Join($" {Separator} ", WeekSpan.Of(new WorkingHours(week)).Select(span => $"{Days(span)} {Write(span.Hours)}"));

    /// <summary>A day as a text.</summary>
    public static string Write(OpeningHours? day) => day switch
    {
        null => Closed,
        { LunchFrom: { } from, LunchTo: { } to } => $"{Time(day.Opens)}-{Time(day.Closes)} ({Time(from)}-{Time(to)})",
        _ => $"{Time(day.Opens)}-{Time(day.Closes)}",
    };

    /// <summary>Reads a week.</summary>
    /// <param name="text">The text; an empty one is a week without hours.</param>
    /// <returns>The hours of the days that have some; null when the text says no such thing, names a day twice or its times are not in order.</returns>
    public static IReadOnlyDictionary<DayOfWeek, OpeningHours>? ReadWeek(string text)
    {
        var week = new Dictionary<DayOfWeek, OpeningHours>();
        foreach (var entry in text.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Span().Match(entry) is not { Success: true } match || ReadDay(match.Groups["hours"].Value) is not (true, { } hours))
            {
                return null;
            }

            var first = Number(match.Groups["first"].Value);
            var last = match.Groups["last"].Success ? Number(match.Groups["last"].Value) : first;
            for (var day = first; day <= last; day++)
            {
                if (!week.TryAdd((DayOfWeek)(day % DaysInWeek), hours))
                {
                    return null;
                }
            }

            if (last < first)
            {
                return null;
            }
        }

        return week;
    }

    /// <summary>Reads the hours of one day.</summary>
    /// <returns>Whether the text says something of a day, and its hours; null hours mean closed.</returns>
    public static (bool IsRead, OpeningHours? Hours) ReadDay(string text)
    {
        // x of either alphabet: people do not see which one they type
        if (text.Trim() is "x" or "X" or "х" or "Х")
        {
            return (true, null);
        }

        if (Hours().Match(text.Trim()) is not { Success: true } match
            || ReadTime(match.Groups["opens"].Value) is not { } opens || ReadTime(match.Groups["closes"].Value) is not { } closes)
        {
            return (false, null);
        }

        var hours = new OpeningHours(opens, closes, ReadTime(match.Groups["from"].Value), ReadTime(match.Groups["to"].Value));
        return hours.IsInOrder && match.Groups["from"].Success == (hours.LunchFrom is not null) && match.Groups["to"].Success == (hours.LunchTo is not null)
            ? (true, hours)
            : (false, null);
    }

    /// <summary>Reads a time of day as people type it: 9:00, 09.00 or 9.</summary>
    public static TimeOnly? ReadTime(string text) =>
        TimeOnly.TryParseExact(text.Trim().Replace('.', ':'), ["H:mm", "HH:mm", "%H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Days(WeekSpan span) => span.First == span.Last ? Number(span.First) : $"{Number(span.First)}-{Number(span.Last)}";

    private static string Number(DayOfWeek day) => (day == DayOfWeek.Sunday ? DaysInWeek : (int)day).ToString(CultureInfo.InvariantCulture);

    private static int Number(string digit) => digit[0] - '0';

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<first>[1-7])(?:\s*[-–]\s*(?<last>[1-7]))?\s+(?<hours>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(@"^(?<opens>[0-9:.]+)\s*[-–]\s*(?<closes>[0-9:.]+)(?:\s*\(\s*(?<from>[0-9:.]+)\s*[-–]\s*(?<to>[0-9:.]+)\s*\))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Hours();
}
