using System.Globalization;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Apply;

/// <summary>Reads the year of finishing and puts a problem beside its field (R4).</summary>
internal static class YearAnswer
{
    /// <summary>Years of life at which a ninth grade has hardly ever been finished before; an earlier one is worth a question.</summary>
    private const int YoungestGraduate = 13;

    private const int Earliest = 1950;
    private const string Field = "Year";

    /// <summary>The year, or null when there was a problem.</summary>
    public static int? Read(string? typed, TimeProvider clock, ModelStateDictionary modelState, IStringLocalizer<ServiceTexts> texts)
    {
        var latest = AlmatyTime.Today(clock).Year;
        if (!int.TryParse(typed, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var year))
        {
            modelState.AddModelError(Field, texts["apply.year.error"]);
            return null;
        }

        if (year < Earliest || year > latest)
        {
            modelState.AddModelError(Field, texts["apply.year.range-error", Earliest, latest]);
            return null;
        }

        return year;
    }

    /// <summary>Asks once about a year in which the holder of the document was a child still.</summary>
    /// <param name="year">The year, when it was one.</param>
    /// <param name="before">What was answered before; it is not asked about again.</param>
    /// <param name="holder">Whose document it is.</param>
    /// <param name="unusual">Asks.</param>
    /// <param name="texts">The reader's texts.</param>
    public static void AskWhenUnusual(int? year, int? before, Iin holder, UnusualAnswers unusual, IStringLocalizer<ServiceTexts> texts)
    {
        if (year is { } finished && finished != before && holder.BirthDate is { } born && finished - born.Year < YoungestGraduate)
        {
            unusual.AskOnce(Field, finished.ToString(CultureInfo.InvariantCulture), texts["apply.year.unusual", born.Year]);
        }
    }
}
