using Duplicates.Domain.People;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Apply;

/// <summary>Reads an e-mail address, which nobody has to have, and puts a problem beside its field.</summary>
internal static class EmailAnswer
{
    private const string Field = "Email";

    /// <summary>The address; null when there is none, or when there was a problem.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="before">What was answered before; it is not asked about again.</param>
    /// <param name="modelState">Takes the messages.</param>
    /// <param name="unusual">Asks about an address that looks like a slip of the pen.</param>
    /// <param name="texts">The reader's texts.</param>
    public static string? Read(string? typed, string? before, ModelStateDictionary modelState, UnusualAnswers unusual, IStringLocalizer<ServiceTexts> texts)
    {
        if (!EmailAddress.TryParse(typed, out var email, out var error) && error is not EmailAddressError.Missing)
        {
            modelState.AddModelError(Field, texts[$"apply.contacts.email-error.{error}"]);
        }
        else if (email?.ProbablyMeant is { } meant && !string.Equals(email.Value, before, StringComparison.Ordinal))
        {
            unusual.AskOnce(Field, email.Value, texts["apply.contacts.email-unusual", meant.Value]);
        }

        return email?.Value;
    }
}
