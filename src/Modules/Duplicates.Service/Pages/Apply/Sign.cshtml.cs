using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Intake;
using Duplicates.Service.Pages.Accounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Takes the fresh code that signs exactly what the check page showed, and sends the application.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class SignModel(
    OneTimeCodes codes,
    BrowserKeys browsers,
    Drafts drafts,
    SignedInPeople people,
    ApplicationIntake intake,
    CodeSignature signing,
    IStringLocalizer<ServiceTexts> texts) : CodePage(codes, browsers, OneTimeCodePurpose.SignApplication, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid CodeId { get; set; }

    /// <inheritdoc />
    protected override Guid SentId => CodeId;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(User);
        if (await intake.FindTakenAsync(Id, citizen, cancellationToken) is { } number)
        {
            return this.GoTo(SitePaths.MyCase(number.Value));
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
            ModelState.AddModelError(nameof(Code), problem);
            return Page();
        }

        return this.GoTo(signed.Path!.Value);
    }

    /// <inheritdoc />
    protected override IActionResult GoToCode(Guid id) => this.GoTo(SitePaths.DraftCode(Id, id).With("?again=true"));

    /// <inheritdoc />
    protected override IActionResult GoToStart() => this.GoTo(SitePaths.DraftCheck(Id));
}
