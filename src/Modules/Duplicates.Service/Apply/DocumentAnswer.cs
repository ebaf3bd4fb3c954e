using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Apply;

/// <summary>Checks which document was chosen and puts each problem beside its field (R4.1).</summary>
internal static class DocumentAnswer
{
    private const int LongestSeries = 60;

    /// <summary>Puts the messages into the model state; it stays as it was when the answers are fine.</summary>
    public static void Check(EducationLevel? level, Distinction? distinction, DocumentScope? scope, string? seriesAndNumber, ModelStateDictionary modelState, IStringLocalizer<ServiceTexts> texts)
    {
        modelState.RequireChoice("Level", level, texts["apply.document.level-error"]);
        modelState.RequireChoice("Distinction", distinction, texts["apply.document.distinction-error"]);
        modelState.RequireChoice("Scope", scope, texts["apply.document.scope-error"]);
        if (distinction is Distinction.AltynBelgi && level is EducationLevel.BasicSecondary)
        {
            modelState.AddModelError("Distinction", texts["apply.document.altyn-belgi-error"]);
        }

        if (seriesAndNumber?.Trim().Length > LongestSeries)
        {
            modelState.AddModelError("SeriesAndNumber", texts["apply.too-long", LongestSeries]);
        }
    }

    /// <summary>The series and number of the original as people remember it; null when none was typed.</summary>
    /// <param name="typed">As it was typed, of a length that was checked.</param>
    /// <param name="before">What was answered before; it is not asked about again.</param>
    /// <param name="modelState">Other problems come first.</param>
    /// <param name="unusual">Asks about what does not look like one.</param>
    /// <param name="texts">The reader's texts.</param>
    public static string? ReadSeries(string? typed, string? before, ModelStateDictionary modelState, UnusualAnswers unusual, IStringLocalizer<ServiceTexts> texts)
    {
        var series = string.IsNullOrWhiteSpace(typed) ? null : IdentifierText.Visible(typed).Trim();
        if (modelState.IsValid && series is not null && !string.Equals(series, before, StringComparison.Ordinal) && !SeriesAndNumber.LooksLikeOne(series))
        {
            unusual.AskOnce("SeriesAndNumber", series, texts["apply.document.series-unusual"]);
        }

        return series;
    }
}
