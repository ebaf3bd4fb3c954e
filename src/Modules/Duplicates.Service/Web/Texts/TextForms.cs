using System.Globalization;
using Duplicates.Service.Web.Culture;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Web.Texts;

/// <summary>Numbers, dates and times the way people write them in the current language.</summary>
public static class TextForms
{
    /// <summary>The code of the current language, for addresses: kk or ru.</summary>
    /// <param name="texts">The service's texts.</param>
    public static string Language(this IStringLocalizer<ServiceTexts> texts) => SiteLanguage.Current.Code;

    /// <summary>
    /// A counted noun, for example <c>T.Counted("frame.working-days", 15)</c>.
    /// The key has the forms .one, .few and .many, which are the same in Kazakh.
    /// </summary>
    /// <param name="texts">The service's texts.</param>
    /// <param name="key">Key without the form.</param>
    /// <param name="count">What is counted; it becomes {0}.</param>
    public static LocalizedString Counted(this IStringLocalizer<ServiceTexts> texts, string key, int count) =>
        texts[$"{key}.{RussianForm(count)}", count];

    /// <summary>A date in words: «2026 ж. 14 желтоқсан», «14 декабря 2026 г.». No line breaks between the year and its mark, or the month and its day.</summary>
    /// <param name="texts">The service's texts.</param>
    /// <param name="date">The date.</param>
    public static string Date(this IStringLocalizer<ServiceTexts> texts, DateOnly date) =>
        texts["frame.date", date.Year.ToString(CultureInfo.InvariantCulture), texts[$"frame.month.{date.Month}"].Value, date.Day].Value;

    /// <summary>A date in words with the day of the week after a comma.</summary>
    /// <param name="texts">The service's texts.</param>
    /// <param name="date">The date.</param>
    public static string DateWithWeekday(this IStringLocalizer<ServiceTexts> texts, DateOnly date) =>
        texts["frame.date-with-weekday", texts.Date(date), texts.Weekday(date.DayOfWeek)].Value;

    /// <summary>The name of a day of the week.</summary>
    /// <param name="texts">The service's texts.</param>
    /// <param name="day">The day.</param>
    public static string Weekday(this IStringLocalizer<ServiceTexts> texts, DayOfWeek day) =>
        texts[$"frame.weekday.{(day == DayOfWeek.Sunday ? 7 : (int)day)}"].Value;

    /// <summary>A time of day on the 24-hour clock: 18:30.</summary>
    /// <param name="texts">The service's texts.</param>
    /// <param name="time">The time.</param>
    public static string Time(this IStringLocalizer<ServiceTexts> texts, TimeOnly time) =>
        time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A date in words with the time of day.</summary>
    /// <param name="texts">The service's texts.</param>
    /// <param name="almatyLocal">A moment already turned to the country's time.</param>
    public static string DateTime(this IStringLocalizer<ServiceTexts> texts, DateTime almatyLocal) =>
        texts["frame.date-time", texts.Date(DateOnly.FromDateTime(almatyLocal)), texts.Time(TimeOnly.FromDateTime(almatyLocal))].Value;

    private static string RussianForm(int count)
    {
        var lastTwo = Math.Abs(count % 100);
        var last = lastTwo % 10;
        return (lastTwo, last) switch
        {
            ( >= 11 and <= 14, _) => "many",
            (_, 1) => "one",
            (_, >= 2 and <= 4) => "few",
            _ => "many",
        };
    }
}
