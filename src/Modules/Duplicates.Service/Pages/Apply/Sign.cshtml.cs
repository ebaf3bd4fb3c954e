using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Takes the fresh code that signs exactly what the check page showed, and sends the application.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class SignModel(Drafts drafts, SignedInPeople people, SubmitApplication submission, CodeSignature signing, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid CodeId { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(User);
        if (await submission.FindSubmittedForAsync(Id, citizen, cancellationToken) is { } number)
        {
            return this.GoTo($"my/{number.Value}");
        }

        return await drafts.FindAsync(Id, citizen, cancellationToken) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // the consent was given on the check page
        if (await signing.SubmitAsync(Id, CodeId, Code, consent: null, people.Citizen(User), cancellationToken) is not { } signed)
        {
            return NotFound();
        }

        if (signed.Problem is { } problem)
        {
            ModelState.AddModelError(nameof(Code), texts[problem]);
            return Page();
        }

        return this.GoTo(signed.Path!);
    }
}
