using Duplicates.Domain.People;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Web.Forms;

/// <summary>The one press that puts look-alike Latin letters of a field right.</summary>
public static class NameCorrection
{
    /// <summary>The form field that says which field is to be put right.</summary>
    public const string Field = "correct";

    /// <summary>What was typed, with its look-alike letters replaced when the reader pressed the correction of this field.</summary>
    /// <param name="page">The page that was posted.</param>
    /// <param name="field">Name of the field.</param>
    /// <param name="typed">What was typed.</param>
    public static string? Apply(PageModel page, string field, string? typed)
    {
        if (typed is null || !string.Equals(page.Request.Form[Field], field, StringComparison.Ordinal))
        {
            return typed;
        }

        page.ModelState.Remove(field);
        return LookAlikeLetters.Correct(typed);
    }
}
