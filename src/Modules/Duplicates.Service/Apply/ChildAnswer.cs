using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Apply;

/// <summary>Reads whose document it is when a parent or legal representative applies (R1.1), and puts each problem beside its field.</summary>
internal static class ChildAnswer
{
    private const string Field = "ChildIin";

    /// <summary>The IIN, or null when it was none.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="applicant">Who applies; nobody represents oneself. Null while it is not known.</param>
    /// <param name="before">What was answered before: a child who comes of age after the question was answered changes nothing.</param>
    /// <param name="clock">Tells today.</param>
    /// <param name="modelState">Takes the messages.</param>
    /// <param name="unusual">Asks about a learner who is of age.</param>
    /// <param name="texts">The reader's texts.</param>
    public static Iin? Read(string? typed, Iin? applicant, Iin? before, TimeProvider clock, ModelStateDictionary modelState, UnusualAnswers unusual, IStringLocalizer<ServiceTexts> texts)
    {
        if (!Iin.TryParse(typed, out var iin, out var error))
        {
            modelState.AddModelError(Field, texts[$"accounts.iin-error.{error}"]);
        }
        else if (iin == applicant)
        {
            modelState.AddModelError(Field, texts["apply.whose.own-iin"]);
        }
        else if (iin != before && iin.SeemsOfAgeOn(AlmatyTime.Today(clock)))
        {
            unusual.AskOnce(Field, iin.Value, texts["apply.whose.grown-up"]);
        }

        return iin;
    }
}
