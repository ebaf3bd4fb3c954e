using Duplicates.Domain.Time;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Calendar;

/// <summary>Days of the working calendar in the reader's words.</summary>
internal static class CalendarWords
{
    /// <summary>What a day is: its kind and name, or an ordinary day.</summary>
    public static string Say(this IStringLocalizer<ServiceTexts> texts, CalendarDay? day) => day is null
        ? texts["calendar-editor.ordinary"].Value
        : $"{texts[$"calendar.kind.{day.Kind}"].Value}, {day.Name.In(texts.Language())}";

    /// <summary>How a day changes: what it is before and after.</summary>
    public static string Say(this IStringLocalizer<ServiceTexts> texts, ChangedDay day) => $"{texts.Say(day.Before)} → {texts.Say(day.After)}";
}
