using System.Globalization;
using System.Text.Json.Nodes;
using Duplicates.Domain.Time;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Display.Models;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Mvc.ModelBinding;

namespace Duplicates.OrchardCore.Content;

/// <summary>Edits a year of the working calendar: the days off of every week, and the dates that differ.</summary>
internal sealed class WorkingCalendarPartDisplayDriver(IStringLocalizer<WorkingCalendarPartDisplayDriver> texts) : ContentPartDisplayDriver<WorkingCalendarPart>
{
    private const string Weekly = "WeeklyDaysOff";
    private const string Dates = "Days";
    private const int MostDays = 200;
    private const int SpareRows = 5;

    /// <inheritdoc />
    public override IDisplayResult Edit(WorkingCalendarPart part, BuildPartEditorContext context) => Initialize<CalendarYearViewModel>("WorkingCalendarPart_Edit", model =>
    {
        var off = part.Texts(Weekly);
        model.Week = [.. HoursRow.Days.Select(day => new WeeklyDayRow { Day = day, IsOff = context.IsNew && off.Count == 0 ? day is "Saturday" or "Sunday" : off.Contains(day, StringComparer.Ordinal) })];
        model.Days = [.. part.Rows(Dates).Select(CalendarDayRow.Of), .. Enumerable.Range(0, SpareRows).Select(_ => new CalendarDayRow())];
    }).Location("Content:20");

    /// <inheritdoc />
    public override async Task<IDisplayResult?> UpdateAsync(WorkingCalendarPart part, UpdatePartEditorContext context)
    {
        var model = new CalendarYearViewModel();
        await context.Updater.TryUpdateModelAsync(model, Prefix, form => form.Week, form => form.Days);

        // a form that does not show the days changes none
        if (model.Week.Count > 0)
        {
            var rows = model.Days.Where(row => !row.IsEmpty).Take(MostDays).ToList();
            part.Write(Weekly, new JsonArray([.. model.Week.Where(row => row.IsOff).Select(row => JsonValue.Create(row.Day))]));
            part.Write(Dates, new JsonArray([.. rows.OrderBy(row => row.Date, StringComparer.Ordinal).Select(row => row.ToJson())]));
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, _) in model.Days.Index().Where(item => !item.Item.IsEmpty && (!item.Item.IsWhole || !taken.Add(item.Item.Date!))))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{nameof(model.Days)}[{number}].{nameof(CalendarDayRow.Date)}");
            context.Updater.ModelState.AddModelError(Prefix, name, texts["A day needs a date of its own, what kind of day it is, and its name in both languages."]);
        }

        return Edit(part, context);
    }
}

/// <summary>A year of the calendar in a form.</summary>
public class CalendarYearViewModel
{
    /// <summary>The days from Monday to Sunday.</summary>
    public IList<WeeklyDayRow> Week { get; set; } = [];

    /// <summary>The dates that differ, and some rows to fill.</summary>
    public IList<CalendarDayRow> Days { get; set; } = [];
}

/// <summary>Whether a day of every week is off.</summary>
public sealed class WeeklyDayRow
{
    /// <summary>Its English name, as content names it.</summary>
    public string Day { get; set; } = string.Empty;

    /// <summary>Whether it is a day off.</summary>
    public bool IsOff { get; set; }
}

/// <summary>A date that differs.</summary>
public sealed class CalendarDayRow
{
    /// <summary>yyyy-MM-dd.</summary>
    public string? Date { get; set; }

    /// <summary>How it differs, by the name of <see cref="CalendarDayKind"/>.</summary>
    public string? Kind { get; set; }

    /// <summary>Its name in Kazakh.</summary>
    public string? NameKk { get; set; }

    /// <summary>Its name in Russian.</summary>
    public string? NameRu { get; set; }

    /// <summary>The date from which it was moved, yyyy-MM-dd; null when it was not.</summary>
    public string? MovedFrom { get; set; }

    /// <summary>Whether nothing was written; the kind alone says nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(string.Concat(Date, NameKk, NameRu, MovedFrom));

    /// <summary>Whether the service can read it.</summary>
    public bool IsWhole => IsDate(Date) && Enum.TryParse<CalendarDayKind>(Kind, out var kind) && Enum.IsDefined(kind)
        && !string.IsNullOrWhiteSpace(NameKk) && !string.IsNullOrWhiteSpace(NameRu) && (string.IsNullOrEmpty(MovedFrom) || IsDate(MovedFrom));

    internal static CalendarDayRow Of(JsonObject line) => new()
    {
        Date = PartJson.Text(line[nameof(Date)]),
        Kind = PartJson.Text(line[nameof(Kind)]),
        NameKk = PartJson.Text(line[nameof(NameKk)]),
        NameRu = PartJson.Text(line[nameof(NameRu)]),
        MovedFrom = PartJson.Text(line[nameof(MovedFrom)]),
    };

    internal JsonObject ToJson()
    {
        var line = new JsonObject { [nameof(Date)] = Date, [nameof(Kind)] = Kind, [nameof(NameKk)] = NameKk?.Trim(), [nameof(NameRu)] = NameRu?.Trim() };
        if (!string.IsNullOrEmpty(MovedFrom))
        {
            line[nameof(MovedFrom)] = MovedFrom;
        }

        return line;
    }

    private static bool IsDate(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
