using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Intake;
using Duplicates.Service.Signing;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Everything on one page, the consent, and the way to signing.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class CheckModel(
    Drafts drafts,
    SignedInPeople people,
    ApplicationIntake intake,
    CodeSignature signing,
    BrowserKeys browsers,
    SignatureCheck signatures,
    TimeProvider clock,
    IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What a change just made has made void.</summary>
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<DroppedAnswer> Dropped { get; set; } = [];

    [BindProperty]
    public bool Consent { get; set; }

    /// <summary>The answers as they will be sent.</summary>
    public ApplicationContent Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var (draft, elsewhere) = await LoadAsync(cancellationToken);
        Consent = draft?.Answers.Consent is not null;
        return elsewhere ?? Page();
    }

    /// <summary>Whether a digital signature can be checked here.</summary>
    public bool OffersSignature => signatures.IsOffered;

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => ConsentAsync(SendCodeAsync, cancellationToken);

    public Task<IActionResult> OnPostSignatureAsync(CancellationToken cancellationToken) => ConsentAsync(
        _ => Task.FromResult(OffersSignature ? this.GoTo(SitePaths.DraftSignature(Id)) : NotFound()),
        cancellationToken);

    private async Task<IActionResult> ConsentAsync(Func<CancellationToken, Task<IActionResult>> goOn, CancellationToken cancellationToken)
    {
        var (draft, elsewhere) = await LoadAsync(cancellationToken);
        if (draft is null || elsewhere is not null)
        {
            return elsewhere ?? NotFound();
        }

        if (!Consent)
        {
            ModelState.AddModelError(nameof(Consent), texts["apply.check.consent-error"]);
            return Page();
        }

        await drafts.SaveAsync(draft, draft.Answers with { Consent = new(ApplicationText.ConsentVersion, clock.GetUtcNow()) }, people.Citizen(User), cancellationToken);
        return await goOn(cancellationToken);
    }

    private async Task<IActionResult> SendCodeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var code = await signing.SendAsync(Id, Asked, people.Citizen(User), HttpContext.Connection.RemoteIpAddress, browsers.Of(HttpContext), cancellationToken);
            return this.GoTo(SitePaths.DraftCode(Id, code));
        }
        catch (TooManyCodesException exception)
        {
            return this.TooManyCodesAsked(exception, texts);
        }
        catch (PhoneNotConfirmedException exception) when (exception.Standing is PhoneStanding.NotLinked)
        {
            return this.GoTo(SitePaths.PhoneNotConfirmed.With(QueryString.Create("returnUrl", $"{Request.PathBase}{Request.Path}")));
        }
        catch (PhoneNotConfirmedException)
        {
            ModelState.AddModelError(string.Empty, texts["phone.unanswered"]);
            return Page();
        }
    }

    private async Task<(Draft? Draft, IActionResult? Elsewhere)> LoadAsync(CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(User);
        if (await drafts.FindAsync(Id, citizen, cancellationToken) is not { } draft)
        {
            // the back button after sending: the draft is a case now
            var number = await intake.FindTakenAsync(Id, citizen, cancellationToken);
            return (null, number is null ? NotFound() : this.GoTo(SitePaths.MyCase(number.Value)));
        }

        if (await signing.ReadAsync(draft, citizen, cancellationToken) is not { } content)
        {
            return (draft, this.GoTo(SitePaths.Draft(Id, (ApplySteps.FirstUnanswered(draft.Answers) ?? ApplyStep.School).Path())));
        }

        Asked = content;
        return (draft, null);
    }
}
