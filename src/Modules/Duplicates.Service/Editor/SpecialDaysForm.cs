using System.Globalization;
using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Service.Offices.Import;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Editor;

/// <summary>Single days of an office in the editor's form: a date, the hours or none when it is closed, and the reason in both languages.</summary>
internal static class SpecialDaysForm
{
    /// <summary>The most days an office may have.</summary>
    public const int MostDays = 50;

    private const int SpareRows = 2;
    private const string Date = "Date";

    /// <summary>The names of all fields of a row.</summary>
    public static IReadOnlyList<string> Fields { get; } = [Date, .. ContentForm.HourNames, .. Reasons];

    /// <summary>The names of the fields that hold the reason, Kazakh first.</summary>
    public static IReadOnlyList<string> Reasons => ["ReasonKk", "ReasonRu"];

    /// <summary>The rows that the form shows, each as its fields' values: the stored days, and empty ones to fill.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(JsonNode? days)
    {
        var stored = (days as JsonArray ?? []).Select(day => Fields.ToDictionary(field => field, field => Shown(day?[field]?.GetValue<string>() ?? string.Empty, field), StringComparer.Ordinal)).ToList();
        var spare = Enumerable.Range(0, Math.Clamp(MostDays - stored.Count, 0, SpareRows)).Select(_ => Fields.ToDictionary(field => field, _ => string.Empty, StringComparer.Ordinal));
        return [.. stored, .. spare];
    }

    /// <summary>The days as lines of text, to be compared.</summary>
    public static string Show(JsonArray? days) => string.Join('\n', Rows(days).Where(row => !IsEmpty(row)).Select(row =>
    {
        var lunch = row["LunchFrom"].Length > 0 ? $" ({row["LunchFrom"]}–{row["LunchTo"]})" : string.Empty;
        return $"{row[Date]}: {(row["Opens"].Length > 0 ? $"{row["Opens"]}–{row["Closes"]}{lunch}" : "×")} {row["ReasonKk"]} / {row["ReasonRu"]}";
    }));

    /// <summary>Takes what was typed, in the order of dates; what cannot be read is kept as it is.</summary>
    public static JsonArray Read(IFormCollection form, string name, ICollection<FormProblem> problems)
    {
        var rows = new List<Dictionary<string, string>>();
        for (var number = 0; number < MostDays; number++)
        {
            var row = Fields.ToDictionary(field => field, field => OutsideText.Tidy(form[$"{name}.{number.ToString(CultureInfo.InvariantCulture)}.{field}"].ToString()).Trim(), StringComparer.Ordinal);
            if (IsEmpty(row))
            {
                continue;
            }

            row[Date] = OfficeLineReading.ReadDate(row[Date])?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? row[Date];
            if (!IsSound(row) || rows.Exists(other => other[Date] == row[Date]))
            {
                problems.Add(new($"{name}.{rows.Count.ToString(CultureInfo.InvariantCulture)}.{Date}", "editor.problem.exception"));
            }

            rows.Add(row);
        }

        return [.. (problems.Count == 0 ? rows.OrderBy(row => row[Date], StringComparer.Ordinal) : rows.AsEnumerable()).Select(Write)];
    }

    private static JsonObject Write(Dictionary<string, string> row) =>
        new(Fields.Select(field => KeyValuePair.Create(field, row[field].Length > 0 || Reasons.Contains(field, StringComparer.Ordinal) ? JsonValue.Create(row[field]) : (JsonNode?)null)));

    private static bool IsSound(Dictionary<string, string> row)
    {
        string[] times = [.. ContentForm.HourNames.Select(part => row[part])];
        return OfficeLineReading.ReadDate(row[Date]) is not null
            && (Array.TrueForAll(times, time => time.Length == 0) || ContentForm.AreHours(times))
            && Reasons.All(reason => row[reason].Length is > 0 and <= ContentForm.LongestLine);
    }

    private static bool IsEmpty(IReadOnlyDictionary<string, string> row) => row.Values.All(value => value.Length == 0);

    /// <summary>Times may be stored with their seconds; a date is written as people here write it.</summary>
    private static string Shown(string value, string field) => field switch
    {
        Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        _ when ContentForm.HourNames.Contains(field, StringComparer.Ordinal) && value.Length > 5 => value[..5],
        _ => value,
    };
}
