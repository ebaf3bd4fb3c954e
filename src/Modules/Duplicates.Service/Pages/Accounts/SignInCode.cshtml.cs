using Duplicates.Service.Accounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Takes the one-time code and opens the session.</summary>
[AllowAnonymous]
internal sealed class SignInCodeModel(
    OneTimeCodes codes,
    CitizenAccounts citizens,
    SignedInPeople people,
    ICitizenSession session,
    IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var answer = await codes.CheckAsync(Id, OneTimeCodePurpose.SignIn, Code, cancellationToken);
        if (answer is not { Verdict: OneTimeCodeVerdict.Accepted, Iin: { } iin, Phone: { } phone })
        {
            ModelState.AddModelError(nameof(Code), texts[$"accounts.code-error.{answer.Verdict}"]);
            return Page();
        }

        await citizens.LinkAsync(iin, phone, cancellationToken);
        await session.SignInAsync(HttpContext, people.CreateCitizen(iin, phone));
        return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : this.GoTo("my");
    }
}
