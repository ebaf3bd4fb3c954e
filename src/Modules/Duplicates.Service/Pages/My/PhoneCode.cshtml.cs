using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Pages.Accounts;
using Duplicates.Service.Protection;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.My;

/// <summary>Takes the codes of the new and the old phone and links the new one; then the person signs in with it.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class PhoneCodeModel(
    OneTimeCodes codes,
    BrowserKeys browsers,
    LookupKeys keys,
    PhoneChanges changes,
    SignedInPeople people,
    ICitizenSession session,
    IStringLocalizer<ServiceTexts> texts) : CodePage(codes, browsers, OneTimeCodePurpose.LinkPhone, texts)
{
    private readonly OneTimeCodes _codes = codes;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The code that went to the old phone.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Old { get; set; }

    [BindProperty]
    public string? OldCode { get; set; }

    /// <summary>Whether the old phone has to be at hand.</summary>
    public bool AsksOldPhone => !SignedInPeople.CameBySignature(User);

    /// <inheritdoc />
    public override string AgainAddress => Url.Page(null, "BothAgain", new { Old })!;

    /// <inheritdoc />
    protected override Guid SentId => Id;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(User);
        var phone = await ProvenAsync(nameof(Code), Id, OneTimeCodePurpose.LinkPhone, Code, citizen, cancellationToken);
        if (AsksOldPhone)
        {
            await ProvenAsync(nameof(OldCode), Old, OneTimeCodePurpose.GiveUpPhone, OldCode, citizen, cancellationToken, agreedTo: phone is null ? null : keys.Of(phone));
        }

        if (phone is null || !ModelState.IsValid)
        {
            return Page();
        }

        await changes.MoveAsync(citizen, phone, ReaderLanguage.Current, cancellationToken);
        await session.SignOutAsync(HttpContext);
        return this.GoTo(SitePaths.SignIn.With("?phoneChanged=true"));
    }

    /// <summary>Sends both codes again.</summary>
    public async Task<IActionResult> OnPostBothAgainAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (AsksOldPhone && await SendAgainAsync(OneTimeCodePurpose.GiveUpPhone, Old, cancellationToken) is { } old)
            {
                Old = old;
            }
        }
        catch (TooManyCodesException exception)
        {
            ModelState.Clear();
            return this.TooManyCodesAsked(exception, Texts);
        }

        return await OnPostAgainAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override IActionResult GoToCode(Guid id) => this.GoTo(SitePaths.MyPhoneCode(id).With(new QueryString().Add("old", $"{Old:N}").Add("again", "true")));

    /// <inheritdoc />
    protected override IActionResult GoToStart() => this.GoTo(SitePaths.MyPhone);

    /// <summary>The phone that a code proves; null with a message when it proves none. A code that was right once stays right for this page.</summary>
    private async Task<PhoneNumber?> ProvenAsync(string field, Guid id, OneTimeCodePurpose purpose, string? typed, Citizen citizen, CancellationToken cancellationToken, string? agreedTo = null)
    {
        var answer = await _codes.CheckAsync(id, purpose, typed, Browser, cancellationToken);
        var isRight = answer.Verdict is OneTimeCodeVerdict.Accepted or OneTimeCodeVerdict.UsedBefore && answer.Iin == citizen.Iin;
        if (isRight && (agreedTo is null || string.Equals(answer.BoundTo, agreedTo, StringComparison.Ordinal)))
        {
            return answer.Phone;
        }

        ModelState.AddModelError(field, (isRight ? OneTimeCodeAnswer.Unknown(OneTimeCodeVerdict.Expired) : answer).Problem(Texts));
        return null;
    }
}
