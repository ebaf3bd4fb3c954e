using System.Globalization;

namespace Duplicates.Service.Oversight;

/// <summary>Whole months, the first and the last one included.</summary>
/// <param name="First">The first day of the first month.</param>
/// <param name="Last">The first day of the last month.</param>
internal sealed record OversightPeriod(DateOnly First, DateOnly Last)
{
    /// <summary>How many months back can be chosen.</summary>
    public const int MonthsToChoose = 36;

    private const string Form = "yyyy-MM";

    /// <summary>The last day of the period (Almaty).</summary>
    public DateOnly Through => Last.AddMonths(1).AddDays(-1);

    /// <summary>Whether it ends before it begins.</summary>
    public bool IsBackwards => Last < First;

    /// <summary>Reads two months as addresses write them; what is no month becomes the present year so far.</summary>
    public static OversightPeriod Read(string? first, string? last, DateOnly today) =>
        new(Parse(first) ?? new(today.Year, 1, 1), Parse(last) ?? MonthOf(today));

    /// <summary>The months that can be chosen, the newest first.</summary>
    public static IEnumerable<DateOnly> Choices(DateOnly today) => Enumerable.Range(0, MonthsToChoose).Select(back => MonthOf(today).AddMonths(-back));

    /// <summary>A month as it stands in an address.</summary>
    public static string Write(DateOnly month) => month.ToString(Form, CultureInfo.InvariantCulture);

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 2000 and < 2200 ? month : null;
}
