using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Takes the one-time code and opens the session; the second of two clicks opens it too.</summary>
[AllowAnonymous]
internal sealed class SignInCodeModel(
    OneTimeCodes codes,
    BrowserKeys browsers,
    PhoneConfirmation phones,
    PhoneChanges changes,
    SignedInPeople people,
    ICitizenSession session,
    IStringLocalizer<ServiceTexts> texts) : CodePage(codes, browsers, OneTimeCodePurpose.SignIn, texts)
{
    private static readonly Actor Applicant = new("sign-in", string.Empty, ActorRole.Applicant);

    private readonly OneTimeCodes _codes = codes;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The form that asks for the IIN and the phone, as it was filled in.</summary>
    public SitePath FormPath => SitePaths.SignIn.With(new QueryString().Add("from", Id.ToString("N")).Add("returnUrl", ReturnUrl ?? string.Empty));

    /// <inheritdoc />
    public override string AgainAddress => Url.Page(null, "Again", new { ReturnUrl })!;

    /// <inheritdoc />
    protected override Guid SentId => Id;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var answer = await _codes.CheckAsync(Id, OneTimeCodePurpose.SignIn, Code, Browser, cancellationToken);
        if (answer is not { Iin: { } iin, Phone: { } phone } || (answer.Verdict is not OneTimeCodeVerdict.Accepted && !answer.IsSecondClick))
        {
            ModelState.AddModelError(nameof(Code), answer.Problem(Texts));
            return Page();
        }

        var hasSigned = string.Equals(answer.BoundTo, SignInChallenges.Signed, StringComparison.Ordinal);
        var (account, standing) = hasSigned
            ? (await changes.ConfirmAsync(iin, phone, PhoneProof.Signature, ReaderLanguage.Current, Applicant, cancellationToken), PhoneStanding.MaySign)
            : await phones.OpenAsync(iin, phone, cancellationToken);
        await session.SignInAsync(HttpContext, people.CreateCitizen(iin, phone, account, hasSigned));
        if (standing is PhoneStanding.NotLinked)
        {
            return this.GoTo(SitePaths.PhoneNotConfirmed.With(QueryString.Create("returnUrl", ReturnUrl ?? string.Empty)));
        }

        return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : this.GoTo(SitePaths.My);
    }

    /// <inheritdoc />
    protected override IActionResult GoToCode(Guid id) =>
        this.GoTo(SitePaths.SignInCode(id).With(new QueryString().Add("returnUrl", ReturnUrl ?? string.Empty).Add("again", "true")));

    /// <inheritdoc />
    protected override IActionResult GoToStart() => this.GoTo(FormPath);
}
