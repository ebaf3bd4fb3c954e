using Duplicates.Service.Accounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Identification;

/// <summary>Takes the code that the person reads from the new phone, and links it. Only the officer who asked for the code can use it.</summary>
[Authorize(Policy = ServicePolicies.Identification)]
internal sealed class PhoneCodeModel(OneTimeCodes codes, PhoneChanges changes, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var officer = SignedInPeople.Officer(User);
        if (User.IsInRole(ServiceRoles.CorporationOperator))
        {
            officer = SignedInPeople.Operator(User);
        }

        var answer = await codes.CheckAsync(Id, OneTimeCodePurpose.LinkPhone, Code, cancellationToken);
        var isOwn = string.Equals(answer.BoundTo, officer.AccountId, StringComparison.Ordinal);
        if (answer is { Verdict: OneTimeCodeVerdict.Accepted, Iin: { } iin, Phone: { } phone } && isOwn)
        {
            await changes.LinkAsync(iin, phone, ReaderLanguage.Current, officer.AsActor(), cancellationToken);
            return this.GoTo("staff/phone?done=true");
        }

        var verdict = answer.Verdict is OneTimeCodeVerdict.Accepted ? OneTimeCodeVerdict.Expired : answer.Verdict;
        ModelState.AddModelError(nameof(Code), texts[$"accounts.code-error.{verdict}"]);
        return Page();
    }
}
