using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The fields of the minutes of an oral hearing (R7.6), as they are typed.</summary>
internal sealed class MinutesForm
{
    public string? Place { get; set; }

    public string? Day { get; set; }

    public string? Begins { get; set; }

    public string? Ends { get; set; }

    public string? Officer { get; set; }

    public string? Secretary { get; set; }

    public string? Present { get; set; }

    public string? Considered { get; set; }

    /// <summary>What is known already of a hearing that was held as appointed.</summary>
    /// <param name="application">The case.</param>
    /// <param name="officer">Who fills it in.</param>
    public static MinutesForm For(DuplicateApplication application, Actor officer) => new()
    {
        Place = application.Hearing!.Place,
        Day = application.Hearing.At.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        Begins = application.Hearing.At.ToString("HH:mm", CultureInfo.InvariantCulture),
        Officer = application.PreliminaryNotice!.By.DisplayName,
        Secretary = application.PreliminaryNotice.By.Id == officer.Id ? null : officer.DisplayName,
        Present = application.Content!.Applicant.Name.Full,
        Considered = application.PreliminaryNotice.Preliminary.Reasons,
    };

    /// <summary>The minutes; null when something is missing or unreadable, which then stands beside its field.</summary>
    public HearingMinutes? Read(ModelStateDictionary state, IStringLocalizer<ServiceTexts> texts)
    {
        var isDay = DateOnly.TryParseExact(Day?.Trim(), ["dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        Check(state, nameof(Day), isDay, texts["casework.hearing.day-error"]);
        var (begins, ends) = (Time(state, nameof(Begins), Begins, texts), Time(state, nameof(Ends), Ends, texts));
        Check(state, nameof(Ends), begins is null || ends is null || ends > begins, texts["casework.minutes.ends-error"]);
        foreach (var (field, value, longest) in ((string, string?, int)[])
        [
            (nameof(Place), Place, TextLengths.Line), (nameof(Officer), Officer, TextLengths.Line), (nameof(Secretary), Secretary, TextLengths.Line),
            (nameof(Present), Present, TextLengths.Statement), (nameof(Considered), Considered, TextLengths.Statement),
        ])
        {
            Check(state, field, !string.IsNullOrWhiteSpace(value), texts[$"casework.minutes.{field}-error"]);
            Check(state, field, value is null || value.Trim().Length <= longest, texts["apply.too-long", longest]);
        }

        return state.IsValid
            ? new(Place!.Trim(), day.ToDateTime(begins!.Value), day.ToDateTime(ends!.Value), Officer!.Trim(), Secretary!.Trim(), Present!.Trim(), Considered!.Trim())
            : null;
    }

    private static TimeOnly? Time(ModelStateDictionary state, string field, string? value, IStringLocalizer<ServiceTexts> texts)
    {
        var isTime = TimeOnly.TryParseExact(value?.Trim(), ["HH:mm", "H:mm", "HH.mm", "H.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        Check(state, field, isTime, texts["casework.hearing.time-error"]);
        return isTime ? time : null;
    }

    private static void Check(ModelStateDictionary state, string field, bool holds, string message)
    {
        if (!holds)
        {
            state.AddModelError($"{nameof(HearingRecordModel.Minutes)}.{field}", message);
        }
    }
}
