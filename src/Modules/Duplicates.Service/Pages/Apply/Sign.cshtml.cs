using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Files;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Takes the fresh code that signs exactly what the check page showed, and sends the application.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class SignModel(
    Drafts drafts,
    CaseFiles files,
    SignedInPeople people,
    SubmitApplication submission,
    ApplicationContents contents,
    ApplicationText text,
    OneTimeCodes codes,
    TimeProvider clock,
    IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid CodeId { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindSubmittedAsync(cancellationToken)
        ?? (await drafts.FindAsync(Id, people.Citizen(User), cancellationToken) is null ? NotFound() : Page());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindSubmittedAsync(cancellationToken) is { } done)
        {
            return done;
        }

        var citizen = people.Citizen(User);
        if (await drafts.FindAsync(Id, citizen, cancellationToken) is not { } draft)
        {
            return NotFound();
        }

        if (contents.From(draft.Answers, citizen, await files.OfAsync(Id, CaseFiles.Application, cancellationToken)) is not { } content)
        {
            return this.GoTo($"apply/{Id}/check");
        }

        var answer = await codes.CheckAsync(CodeId, OneTimeCodePurpose.SignApplication, Code, cancellationToken);
        if (answer.Verdict is not (OneTimeCodeVerdict.Accepted or OneTimeCodeVerdict.UsedBefore) || answer.Iin != citizen.Iin)
        {
            return Refuse($"accounts.code-error.{answer.Verdict}");
        }

        // a code used before comes from the second of two clicks: submitting the same draft again finds the same case
        var signed = answer.BoundTo == text.BindingOf(Id, content) ? text.Sha256(content) : string.Empty;
        var signature = new ApplicationSignature(SignatureMethod.OneTimePassword, signed, clock.GetUtcNow(), citizen.Phone.ToString());
        try
        {
            var number = await submission.ExecuteAsync(draft, content, signature, new(Convert.ToBase64String(text.Bytes(content))), citizen, cancellationToken);
            return this.GoTo($"my/{number.Value}?submitted=true");
        }
        catch (RuleViolationException exception) when (exception.Violation is RuleViolation.SignatureDoesNotMatch or RuleViolation.ConsentRequired)
        {
            return Refuse($"apply.sign.{exception.Violation}");
        }
    }

    private async Task<IActionResult?> FindSubmittedAsync(CancellationToken cancellationToken) =>
        await submission.FindSubmittedForAsync(Id, people.Citizen(User), cancellationToken) is { } number ? this.GoTo($"my/{number.Value}") : null;

    private PageResult Refuse(string message)
    {
        ModelState.AddModelError(nameof(Code), texts[message]);
        return Page();
    }
}
