using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Duplicates.Service.Apply;

/// <summary>
/// Asks once whether an unusual answer is meant. Papers, memories and people differ from every rule, so that the same answer given again
/// stands; nothing is refused.
/// </summary>
/// <param name="askedAbout">The answers that were asked about before, each as field and answer; the form carries them.</param>
/// <param name="modelState">Takes the messages.</param>
internal sealed class UnusualAnswers(IList<string> askedAbout, ModelStateDictionary modelState)
{
    /// <summary>The field of a form that carries what was asked about.</summary>
    public const string Field = "AskedAbout";

    /// <summary>Asks, unless the same answer was asked about before.</summary>
    /// <param name="field">The field beside which it is asked.</param>
    /// <param name="answer">What was answered, as it is to be recognised.</param>
    /// <param name="message">What is unusual, and that pressing the button again confirms it.</param>
    public void AskOnce(string field, string answer, string message)
    {
        var asked = $"{field}={answer}";
        if (!askedAbout.Contains(asked, StringComparer.Ordinal))
        {
            modelState.Remove(Field);
            askedAbout.Add(asked);
            modelState.AddModelError(field, message);
        }
    }
}
