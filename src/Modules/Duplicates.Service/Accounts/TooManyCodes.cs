using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Accounts;

/// <summary>Too many one-time codes were asked for.</summary>
internal sealed class TooManyCodesException(ReachedLimit reached) : Exception("Too many one-time codes were asked for.")
{
    /// <summary>When it is worth trying again.</summary>
    public TimeSpan RetryAfter { get; } = reached.Wait;

    /// <summary>Why, and when to ask again, in the reader's language.</summary>
    public string Explain(IStringLocalizer<ServiceTexts> texts)
    {
        if (reached.Limit.Counted.StartsWith(CodeLimits.Officer, StringComparison.Ordinal))
        {
            return texts["phone.counter.too-many", OneTimeCodes.PhonesPerOfficer];
        }

        var isOfAll = reached.Limit.Counted.StartsWith(CodeLimits.Everybody, StringComparison.Ordinal);
        var minutes = (int)Math.Ceiling(RetryAfter.TotalMinutes);
        return isOfAll ? texts.Counted("accounts.too-many-in-all", minutes) : texts.Counted("accounts.too-many-codes", minutes);
    }
}

/// <summary>How pages answer whoever asked for too many codes.</summary>
internal static class TooManyCodes
{
    /// <summary>The page as it was filled in, with the reason above it.</summary>
    public static IActionResult TooManyCodesAsked(this PageModel page, TooManyCodesException exception, IStringLocalizer<ServiceTexts> texts)
    {
        page.Response.SayTooMany(exception.RetryAfter);
        page.ModelState.AddModelError(string.Empty, exception.Explain(texts));
        return page.Page();
    }
}
