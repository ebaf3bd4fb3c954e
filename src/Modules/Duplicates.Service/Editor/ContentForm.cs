using System.Globalization;
using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Service.Content;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Editor;

/// <summary>Something in the form that cannot be read as what the field asks for.</summary>
/// <param name="Name">The name of the form field.</param>
/// <param name="Text">The key of the text that says what to do.</param>
/// <param name="Arguments">What the text inserts.</param>
internal sealed record FormProblem(string Name, string Text, params object[] Arguments);

/// <summary>Turns what an editor typed into an item in Orchard's shape, and back; the fields are those of the type's definition.</summary>
internal static class ContentForm
{
    /// <summary>The longest title or single line, in characters.</summary>
    public const int LongestLine = 400;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 50_000;

    private static readonly DayOfWeek[] Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>The days of a week in the order of the form.</summary>
    public static IReadOnlyList<DayOfWeek> Week => Days;

    /// <summary>The name of a field in the form: the language, then the address of the field.</summary>
    public static string NameOf(string culture, ContentField field) => $"{culture}.{field.Address}";

    /// <summary>An item with nothing in it yet.</summary>
    public static JsonObject Empty(string contentType, string setId, string culture) => new()
    {
        ["ContentItemId"] = ContentIds.New(),
        ["ContentType"] = contentType,
        ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = setId, ["Culture"] = culture },
    };

    /// <summary>The item with what was typed; what the form does not show stays as it was.</summary>
    public static JsonObject Read(IFormCollection form, string culture, string contentType, JsonObject before, ICollection<FormProblem> problems)
    {
        var item = before.DeepClone().AsObject();
        foreach (var field in ContentDefinitions.FieldsOf(contentType))
        {
            if (item[field.Part] is not JsonObject part)
            {
                item[field.Part] = part = [];
            }

            var value = ReadField(form, NameOf(culture, field), field, part[field.Name], problems);
            if (Show(field, new JsonObject { [field.Part] = new JsonObject { [field.Name] = value?.DeepClone() } }) != Show(field, before))
            {
                part[field.Name] = value;
            }
        }

        item["DisplayText"] = new ContentItem(item).Title;
        return item;
    }

    /// <summary>The item with a path made from its title when it is of a type with pages and none was typed.</summary>
    public static JsonObject WithPath(JsonObject typed, IMovedPages pages)
    {
        var item = new ContentItem(typed);
        if (item.Path is null && PagePaths.Propose(item, pages) is { } path)
        {
            typed["AutoroutePart"] = new JsonObject { ["Path"] = path };
        }

        return typed;
    }

    /// <summary>Whether two items show the same in every field.</summary>
    public static bool Same(string contentType, JsonObject one, JsonObject other) =>
        ContentDefinitions.FieldsOf(contentType).All(field => Show(field, one) == Show(field, other));

    /// <summary>Whether nothing was written in any field.</summary>
    public static bool IsEmpty(string contentType, JsonObject item) => ContentDefinitions.FieldsOf(contentType).All(field => Show(field, item).Length == 0);

    /// <summary>The value of a field as the form shows it.</summary>
    public static string Show(ContentField field, JsonObject item)
    {
        var value = item[field.Part]?[field.Name];
        return field.Kind switch
        {
            "Title" or "Path" or "Markdown" => value?.GetValue<string>() ?? string.Empty,
            "MultiTextField" => value?["Values"] is JsonArray lines ? string.Join('\n', lines.Select(line => line!.GetValue<string>())) : string.Empty,
            "DateField" => value?["Value"]?.GetValue<string>() is { Length: >= 10 } date ? date[..10] : string.Empty,
            "NumericField" => value?["Value"]?.ToJsonString() is { } number && number != "null" ? number : string.Empty,
            "BooleanField" => value?["Value"]?.GetValue<bool>() == true ? "true" : string.Empty,
            "Hours" => HoursText(value as JsonArray),
            "SpecialDays" => SpecialDaysForm.Show(value as JsonArray),
            _ => value?["Text"]?.GetValue<string>() ?? string.Empty,
        };
    }

    /// <summary>The hours of one day as the form shows them: from, to, lunch from, lunch to; empty strings on a day off.</summary>
    public static IReadOnlyList<string> HoursOn(DayOfWeek day, JsonNode? hours)
    {
        var line = (hours as JsonArray)?.FirstOrDefault(line => line!["Days"]!.AsArray().Any(name => name!.GetValue<string>() == day.ToString()));
        return [.. HourNames.Select(name => line?[name]?.GetValue<string>() is { Length: >= 5 } time ? time[..5] : string.Empty)];
    }

    /// <summary>The names of the four times of a day in stored hours and in the form.</summary>
    public static IReadOnlyList<string> HourNames { get; } = ["Opens", "Closes", "LunchFrom", "LunchTo"];

    private static JsonNode? ReadField(IFormCollection form, string name, ContentField field, JsonNode? before, ICollection<FormProblem> problems)
    {
        var text = OutsideText.Tidy(form[name].ToString()).Trim();
        var longest = field.Kind is "Markdown" or "MultiTextField" || field.IsLong ? LongestText : LongestLine;
        if (text.Length > longest)
        {
            problems.Add(new(name, "editor.problem.long", longest));
        }

        return field.Kind switch
        {
            "Title" or "Markdown" => text,
            "Path" => text.Trim('/'),
            "MultiTextField" => new JsonObject { ["Values"] = new JsonArray([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (JsonNode)line)]) },
            "DateField" => new JsonObject { ["Value"] = ReadDate(name, text, problems) },
            "NumericField" => new JsonObject { ["Value"] = ReadNumber(name, text, problems) },
            "BooleanField" => new JsonObject { ["Value"] = text == "true" },
            "Hours" => ReadHours(form, name, problems),
            "SpecialDays" => SpecialDaysForm.Read(form, name, problems),
            _ when before is JsonObject holder => With(holder, text),
            _ => new JsonObject { ["Text"] = text },
        };
    }

    private static JsonObject With(JsonObject holder, string text)
    {
        var copy = holder.DeepClone().AsObject();
        copy["Text"] = text;
        return copy;
    }

    private static JsonNode? ReadDate(string name, string text, ICollection<FormProblem> problems)
    {
        if (text.Length > 0 && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.Add(new(name, "editor.problem.date"));
        }

        return text.Length == 0 ? null : text;
    }

    private static JsonNode? ReadNumber(string name, string text, ICollection<FormProblem> problems)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        problems.Add(new(name, "editor.problem.number"));
        return null;
    }

    /// <summary>Days with the same times become one line, as recipes write them.</summary>
    private static JsonArray ReadHours(IFormCollection form, string name, ICollection<FormProblem> problems)
    {
        var times = Days.Select(day => (Day: day, Times: HourNames.Select(part => form[$"{name}.{day}.{part}"].ToString().Trim()).ToList())).Where(day => day.Times.Exists(time => time.Length > 0)).ToList();
        foreach (var (day, typed) in times.Where(day => !AreHours(day.Times)))
        {
            problems.Add(new($"{name}.{day}.{HourNames[0]}", "editor.problem.hours"));
        }

        return [.. times.GroupBy(day => string.Join(' ', day.Times), StringComparer.Ordinal).Select(group => HoursLine([.. group.Select(day => day.Day)], group.First().Times))];
    }

    private static JsonObject HoursLine(IReadOnlyList<DayOfWeek> days, List<string> times)
    {
        var line = new JsonObject { ["Days"] = new JsonArray([.. days.Select(day => (JsonNode)day.ToString())]) };
        foreach (var (name, time) in HourNames.Zip(times).Where(pair => pair.Second.Length > 0))
        {
            line[name] = time;
        }

        return line;
    }

    /// <summary>Opening before closing; lunch not at all, or whole and within.</summary>
    internal static bool AreHours(IReadOnlyList<string> typed)
    {
        var times = typed.Select(text => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : (TimeOnly?)null).ToList();
        var lunchIsWhole = typed[2].Length == 0 && typed[3].Length == 0 || times[0] < times[2] && times[2] < times[3] && times[3] < times[1];
        return times[0] < times[1] && lunchIsWhole;
    }

    private static string HoursText(JsonArray? hours) => hours is null ? string.Empty : string.Join('\n', hours.Select(line =>
    {
        var days = string.Join(", ", line!["Days"]!.AsArray().Select(day => day!.GetValue<string>()));
        var lunch = line["LunchFrom"] is { } from ? $" ({from}–{line["LunchTo"]})" : string.Empty;
        return $"{days}: {line["Opens"]}–{line["Closes"]}{lunch}";
    }));
}
