using Duplicates.Domain.People;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Apply;

/// <summary>Reads a name that was typed in three fields and puts each problem beside its field.</summary>
internal static class NameAnswer
{
    private const string NoSuchPart = "–";

    /// <summary>The name, or null when there were problems.</summary>
    /// <param name="typed">The three fields.</param>
    /// <param name="fieldPrefix">What the fields' names begin with.</param>
    /// <param name="modelState">Takes the messages.</param>
    /// <param name="texts">The reader's texts.</param>
    public static PersonName? Read((string? Surname, string? GivenName, string? Patronymic) typed, string fieldPrefix, ModelStateDictionary modelState, IStringLocalizer<ServiceTexts> texts)
    {
        if (PersonName.TryCreate(typed.Surname, typed.GivenName, typed.Patronymic, out var name, out var problems))
        {
            return name;
        }

        foreach (var problem in problems)
        {
            var key = problem.Error is PersonNameError.Missing ? $"apply.name-error.Missing.{problem.Part}" : $"apply.name-error.{problem.Error}";
            modelState.AddModelError($"{fieldPrefix}{problem.Part}", texts[key, SuspectWord(typed, problem.Part)]);
        }

        return null;
    }

    /// <summary>The three fields of a stored name; a part that the document does not have is a dash, as it is typed.</summary>
    /// <param name="name">The name; null for none.</param>
    public static (string? Surname, string? GivenName, string? Patronymic) Typed(PersonName? name) => name is null
        ? (null, null, null)
        : (name.Surname.Length == 0 ? NoSuchPart : name.Surname, name.GivenName.Length == 0 ? NoSuchPart : name.GivenName, name.Patronymic);

    /// <summary>The three fields, with the look-alike letters of the one put right whose correction the reader pressed.</summary>
    /// <param name="page">The page that was posted.</param>
    /// <param name="typed">The three fields.</param>
    /// <param name="fieldPrefix">What the fields' names begin with.</param>
    public static (string? Surname, string? GivenName, string? Patronymic) Corrected(PageModel page, (string? Surname, string? GivenName, string? Patronymic) typed, string fieldPrefix) =>
    (
        NameCorrection.Apply(page, $"{fieldPrefix}{nameof(PersonNamePart.Surname)}", typed.Surname),
        NameCorrection.Apply(page, $"{fieldPrefix}{nameof(PersonNamePart.GivenName)}", typed.GivenName),
        NameCorrection.Apply(page, $"{fieldPrefix}{nameof(PersonNamePart.Patronymic)}", typed.Patronymic)
    );

    private static string SuspectWord((string? Surname, string? GivenName, string? Patronymic) typed, PersonNamePart part)
    {
        var text = part switch { PersonNamePart.Surname => typed.Surname, PersonNamePart.GivenName => typed.GivenName, _ => typed.Patronymic };
        return LookAlikeLetters.Find(text ?? string.Empty) is [var first, ..] ? first.Found.ToString() : string.Empty;
    }
}
