using System.Text.Json;
using System.Text.Json.Nodes;
using Duplicates.Domain.Time;

namespace Duplicates.Service.Offices;

/// <summary>The hours of an office as its content item holds them: lines of days with the same hours, and single days that differ.</summary>
internal static class OfficeHoursJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>The week of an item; empty when it has none.</summary>
    /// <exception cref="FormatException">It is of another shape.</exception>
    public static IReadOnlyDictionary<DayOfWeek, OpeningHours> ReadWeek(JsonNode? node) =>
        Read<HoursLine>(node)
            .SelectMany(line => line.Days.Select(day => (day, Hours: new OpeningHours(line.Opens, line.Closes, line.LunchFrom, line.LunchTo))))
            .ToDictionary(pair => pair.day, pair => pair.Hours);

    /// <summary>The single days of an item.</summary>
    /// <exception cref="FormatException">They are of another shape.</exception>
    public static IReadOnlyList<SpecialDay> ReadExceptions(JsonNode? node) =>
        [.. Read<ExceptionLine>(node).Select(line => new SpecialDay(
            line.Date,
            line is { Opens: { } opens, Closes: { } closes } ? new OpeningHours(opens, closes, line.LunchFrom, line.LunchTo) : null,
            new(line.ReasonKk, line.ReasonRu)))];

    /// <summary>A week as an item holds it.</summary>
    public static JsonArray Write(IReadOnlyDictionary<DayOfWeek, OpeningHours> week) => week.Count == 0
        ? []
        : [.. WeekSpan.Of(new WorkingHours(week)).Select(span => new JsonObject
        {
            ["Days"] = new JsonArray([.. span.Days.Select(day => JsonValue.Create(day.ToString()))]),
            ["Opens"] = Text(span.Hours.Opens),
            ["Closes"] = Text(span.Hours.Closes),
            ["LunchFrom"] = Text(span.Hours.LunchFrom),
            ["LunchTo"] = Text(span.Hours.LunchTo),
        })];

    /// <summary>Single days as an item holds them, in order.</summary>
    public static JsonArray Write(IEnumerable<SpecialDay> exceptions) =>
        [.. exceptions.OrderBy(exception => exception.Date).Select(exception => new JsonObject
        {
            ["Date"] = exception.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["Opens"] = Text(exception.Hours?.Opens),
            ["Closes"] = Text(exception.Hours?.Closes),
            ["LunchFrom"] = Text(exception.Hours?.LunchFrom),
            ["LunchTo"] = Text(exception.Hours?.LunchTo),
            ["ReasonKk"] = exception.Reason.Kk,
            ["ReasonRu"] = exception.Reason.Ru,
        })];

    private static List<T> Read<T>(JsonNode? node)
    {
        try
        {
            return node?.Deserialize<List<T>>(Options) ?? [];
        }
        catch (JsonException exception)
        {
            throw new FormatException("The hours have another shape than expected.", exception);
        }
    }

    private static string? Text(TimeOnly? time) => time?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record HoursLine(IReadOnlyList<DayOfWeek> Days, TimeOnly Opens, TimeOnly Closes, TimeOnly? LunchFrom, TimeOnly? LunchTo);

    private sealed record ExceptionLine(DateOnly Date, TimeOnly? Opens, TimeOnly? Closes, TimeOnly? LunchFrom, TimeOnly? LunchTo, string ReasonKk, string ReasonRu);
}
