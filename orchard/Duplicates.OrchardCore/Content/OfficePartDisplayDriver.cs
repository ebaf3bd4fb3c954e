using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Display.Models;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Mvc.ModelBinding;

namespace Duplicates.OrchardCore.Content;

/// <summary>Edits the hours of an office: the week with its lunch hours, and single days that differ.</summary>
internal sealed class OfficePartDisplayDriver(IStringLocalizer<OfficePartDisplayDriver> texts) : ContentPartDisplayDriver<OfficePart>
{
    private const string Week = "WorkingHours";
    private const string Exceptions = "Exceptions";
    private const int MostDays = 50;
    private const int SpareRows = 3;

    /// <inheritdoc />
    public override IDisplayResult Edit(OfficePart part, BuildPartEditorContext context) => Initialize<OfficeHoursViewModel>("OfficePart_Edit", model =>
    {
        model.Week = [.. HoursRow.Days.Select(day => WeekRow(part, day))];
        model.SpecialDays = [.. part.Rows(Exceptions).Select(SpecialRow), .. Enumerable.Range(0, SpareRows).Select(_ => new SpecialDayRow())];
    }).Location("Content:20");

    /// <inheritdoc />
    public override async Task<IDisplayResult?> UpdateAsync(OfficePart part, UpdatePartEditorContext context)
    {
        var model = new OfficeHoursViewModel();
        await context.Updater.TryUpdateModelAsync(model, Prefix, form => form.Week, form => form.SpecialDays);

        // a form that does not show the hours, of a theme or a script, changes none
        if (model.Week.Count > 0)
        {
            part.Write(Week, WeekOf(model.Week.Where(row => row.Opens is not null || row.Closes is not null || row.LunchFrom is not null || row.LunchTo is not null)));
            part.Write(Exceptions, new JsonArray([.. model.SpecialDays.Where(row => !row.IsEmpty).Take(MostDays).OrderBy(row => row.Date, StringComparer.Ordinal).Select(JsonOf)]));
        }

        Check(model, context.Updater.ModelState);
        return Edit(part, context);
    }

    private static WeekDayRow WeekRow(OfficePart part, string day)
    {
        var line = part.Rows(Week).FirstOrDefault(line => PartJson.Texts(line["Days"]).Contains(day, StringComparer.Ordinal));
        var row = new WeekDayRow { Day = day };
        row.Read(line);
        return row;
    }

    private static SpecialDayRow SpecialRow(JsonObject line)
    {
        var row = new SpecialDayRow { Date = PartJson.Text(line["Date"]), ReasonKk = PartJson.Text(line["ReasonKk"]), ReasonRu = PartJson.Text(line["ReasonRu"]) };
        row.Read(line);
        return row;
    }

    /// <summary>Days with the same hours become one line, as recipes write them.</summary>
    private static JsonArray WeekOf(IEnumerable<WeekDayRow> rows) => new([.. rows.GroupBy(row => (row.Opens, row.Closes, row.LunchFrom, row.LunchTo)).Select(group =>
    {
        var line = new JsonObject { ["Days"] = new JsonArray([.. group.Select(row => JsonValue.Create(row.Day))]) };
        group.First().Write(line);
        return line;
    })]);

    private static JsonObject JsonOf(SpecialDayRow row)
    {
        var line = new JsonObject { ["Date"] = row.Date };
        row.Write(line);
        (line["ReasonKk"], line["ReasonRu"]) = (row.ReasonKk ?? string.Empty, row.ReasonRu ?? string.Empty);
        return line;
    }

    private void Check(OfficeHoursViewModel model, ModelStateDictionary state)
    {
        foreach (var (number, row) in model.Week.Index().Where(item => !item.Item.IsSound))
        {
            state.AddModelError(Prefix, $"{nameof(model.Week)}[{Number(number)}].{nameof(row.Opens)}", texts["An office opens before it closes, and lunch lies between; a day off stays empty."]);
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, row) in model.SpecialDays.Index().Where(item => !item.Item.IsEmpty && (!item.Item.IsWhole || !taken.Add(item.Item.Date!))))
        {
            state.AddModelError(Prefix, $"{nameof(model.SpecialDays)}[{Number(number)}].{nameof(row.Date)}", texts["A day needs a date of its own and a reason in both languages; hours stay empty when the office is closed."]);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The hours of an office in a form.</summary>
public class OfficeHoursViewModel
{
    /// <summary>The days from Monday to Sunday.</summary>
    public IList<WeekDayRow> Week { get; set; } = [];

    /// <summary>Single days, and some rows to fill.</summary>
    public IList<SpecialDayRow> SpecialDays { get; set; } = [];
}

/// <summary>Four times of a day, each HH:mm in Almaty time or null.</summary>
public abstract class HoursRow
{
    /// <summary>The days of the week as content names them, in the order of the form.</summary>
    public static IReadOnlyList<string> Days { get; } = [.. Enumerable.Range(1, 7).Select(day => ((DayOfWeek)(day % 7)).ToString())];

    /// <summary>When it opens.</summary>
    public string? Opens { get; set; }

    /// <summary>When it closes.</summary>
    public string? Closes { get; set; }

    /// <summary>When lunch begins.</summary>
    public string? LunchFrom { get; set; }

    /// <summary>When lunch ends.</summary>
    public string? LunchTo { get; set; }

    /// <summary>Whether the times follow each other; a day without times is closed.</summary>
    public bool IsSound => (Time(Opens), Time(Closes), Time(LunchFrom), Time(LunchTo)) switch
    {
        (null, null, null, null) => (Opens, Closes, LunchFrom, LunchTo) is (null, null, null, null),
        ({ } opens, { } closes, null, null) => opens < closes && (LunchFrom, LunchTo) is (null, null),
        ({ } opens, { } closes, { } from, { } to) => opens < from && from < to && to < closes,
        _ => false,
    };

    /// <summary>Takes the times of a line; they may be stored with their seconds.</summary>
    internal void Read(JsonObject? line) => (Opens, Closes, LunchFrom, LunchTo) = (Of(line, nameof(Opens)), Of(line, nameof(Closes)), Of(line, nameof(LunchFrom)), Of(line, nameof(LunchTo)));

    /// <summary>Puts the times into a line.</summary>
    internal void Write(JsonObject line) =>
        (line[nameof(Opens)], line[nameof(Closes)], line[nameof(LunchFrom)], line[nameof(LunchTo)]) = (Opens?.Trim(), Closes?.Trim(), LunchFrom?.Trim(), LunchTo?.Trim());

    private static string? Of(JsonObject? line, string name) => PartJson.Text(line?[name]) is { Length: >= 5 } time ? time[..5] : null;

    private static TimeOnly? Time(string? text) => TimeOnly.TryParseExact(text?.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

/// <summary>A day of every week.</summary>
public sealed class WeekDayRow : HoursRow
{
    /// <summary>Its English name, as content names it.</summary>
    public string Day { get; set; } = string.Empty;
}

/// <summary>A single day.</summary>
public sealed class SpecialDayRow : HoursRow
{
    /// <summary>yyyy-MM-dd, an Almaty date.</summary>
    public string? Date { get; set; }

    /// <summary>Why, in Kazakh.</summary>
    public string? ReasonKk { get; set; }

    /// <summary>Why, in Russian.</summary>
    public string? ReasonRu { get; set; }

    /// <summary>Whether nothing was written.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(string.Concat(Date, Opens, Closes, LunchFrom, LunchTo, ReasonKk, ReasonRu));

    /// <summary>Whether the service could publish it.</summary>
    public bool IsWhole => IsSound && !string.IsNullOrWhiteSpace(ReasonKk) && !string.IsNullOrWhiteSpace(ReasonRu)
        && DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
