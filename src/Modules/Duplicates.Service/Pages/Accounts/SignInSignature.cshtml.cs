using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Settings;
using Duplicates.Service.Signing;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Security;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Signs in by digital signature: the certificate tells the IIN; a phone is still needed and asked for once.</summary>
[AllowAnonymous]
internal sealed class SignInSignatureModel(
    SignInChallenges challenges,
    SignatureCheck signatures,
    SignatureLimits limits,
    CitizenAccounts citizens,
    SignedInPeople people,
    ICitizenSession session,
    IOptions<DuplicatesOptions> options,
    IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Guid ChallengeId { get; set; }

    /// <summary>Base64 of the signature that the reader's program made.</summary>
    [BindProperty]
    public string? Cms { get; set; }

    /// <summary>Base64 of what is signed.</summary>
    public string ToSign { get; private set; } = string.Empty;

    public string NcaLayer => options.Value.Signing.NcaLayer;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!signatures.IsOffered)
        {
            return NotFound();
        }

        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!signatures.IsOffered)
        {
            return NotFound();
        }

        if (await challenges.TakeAsync(ChallengeId, HttpContext, cancellationToken) is not { } content)
        {
            return await RefuseAsync("signing.sign-in.expired", cancellationToken);
        }

        var finding = await signatures.CheckAsync(content, Cms, SignaturePurpose.SignIn, iin: null, cancellationToken);
        if (finding.Problem is not null || !Iin.TryParse(finding.Iin, out var iin, out _))
        {
            return await RefuseAsync((finding.Problem ?? SignatureProblem.NoPerson).TextKey(SignaturePurpose.SignIn), cancellationToken);
        }

        if (await citizens.FindConfirmedAsync(iin, cancellationToken) is { } confirmed)
        {
            await session.SignInAsync(HttpContext, people.CreateCitizen(iin, confirmed.Phone, confirmed.Key, bySignature: true));
            return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : this.GoTo(SitePaths.My);
        }

        await challenges.RememberAsync(ChallengeId, iin, cancellationToken);
        return this.GoTo(SitePaths.SignInPhone(ChallengeId).With(Microsoft.AspNetCore.Http.QueryString.Create("returnUrl", ReturnUrl ?? string.Empty)));
    }

    private async Task<IActionResult> RefuseAsync(string message, CancellationToken cancellationToken)
    {
        ModelState.Remove(nameof(ChallengeId));
        ModelState.Remove(nameof(Cms));
        ModelState.AddModelError(string.Empty, texts[message]);
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (limits.TryChallenge(NetworkAddress.Of(HttpContext)) is { } wait)
        {
            return this.TooMany(wait);
        }

        var challenge = await challenges.MakeAsync(HttpContext, cancellationToken);
        (ChallengeId, ToSign, Cms) = (challenge.Id, Convert.ToBase64String(challenge.Content), null);
        HttpContext.AllowConnection(new Uri(NcaLayer));
        return Page();
    }
}
