using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duplicates.Domain.Time;

namespace Duplicates.Service.Calendar;

/// <summary>Writes a calendar so that equal calendars give equal texts, and reads it back.</summary>
internal static class CalendarText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The calendar as a text: days by date, days of the week and years in order.</summary>
    public static string Write(WorkingCalendar calendar) =>
        JsonSerializer.Serialize(new Stored(calendar.Days, [.. calendar.WeeklyDaysOff.Order()], [.. calendar.Years.Order()]), Options);

    /// <summary>The calendar that was written.</summary>
    public static WorkingCalendar Read(string text)
    {
        var stored = JsonSerializer.Deserialize<Stored>(text, Options) ?? throw new JsonException("A stored calendar is null.");
        return new(stored.Days, stored.WeeklyDaysOff.ToHashSet(), stored.Years);
    }

    /// <summary>A short name for exactly this text: lower-case hexadecimal SHA-256.</summary>
    public static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Stored(IReadOnlyList<CalendarDay> Days, IReadOnlyList<DayOfWeek> WeeklyDaysOff, IReadOnlyList<int> Years);
}
