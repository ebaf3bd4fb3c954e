using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Pages.Accounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Identification;

/// <summary>
/// Takes the code that the person reads from the new phone, and links it. Only the officer who asked for the code can use it; a second
/// click finds it linked.
/// </summary>
[Authorize(Policy = ServicePolicies.Identification)]
internal sealed class PhoneCodeModel(OneTimeCodes codes, BrowserKeys browsers, PhoneChanges changes, ApplicationStore store, IStringLocalizer<ServiceTexts> texts)
    : CodePage(codes, browsers, OneTimeCodePurpose.LinkPhone, texts)
{
    private readonly OneTimeCodes _codes = codes;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <inheritdoc />
    protected override Guid SentId => Id;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var officer = SignedInPeople.AtDesk(User);
        var answer = await _codes.CheckAsync(Id, OneTimeCodePurpose.LinkPhone, Code, Browser, cancellationToken);
        if (answer is not { Iin: { } iin, Phone: { } phone })
        {
            ModelState.AddModelError(nameof(Code), answer.Problem(Texts));
            return Page();
        }

        if (!string.Equals(answer.BoundTo, officer.AccountId, StringComparison.Ordinal) || (answer.Verdict is not OneTimeCodeVerdict.Accepted && !answer.IsSecondClick))
        {
            ModelState.AddModelError(nameof(Code), OneTimeCodeAnswer.Unknown(OneTimeCodeVerdict.Expired).Problem(Texts));
            return Page();
        }

        if (!answer.IsSecondClick)
        {
            var language = await store.FindLanguageAsync(iin, cancellationToken) ?? ReaderLanguage.Current;
            await changes.LinkInPersonAsync(iin, phone, language, officer.AsActor(), cancellationToken);
        }

        return this.GoTo(SitePaths.Identification.With("?done=true"));
    }

    /// <inheritdoc />
    protected override IActionResult GoToCode(Guid id) => this.GoTo(SitePaths.IdentificationCode(id).With("?again=true"));

    /// <inheritdoc />
    protected override IActionResult GoToStart() => this.GoTo(SitePaths.Identification);
}
