using Duplicates.Service.Accounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Apply;

/// <summary>Who somebody is who signs without having signed in: one of the two is known.</summary>
/// <param name="Owner">The person, signed in from now on.</param>
/// <param name="Problem">The message beside the code, in the reader's language.</param>
internal sealed record IdentifiedSigner(DraftOwner? Owner, string? Problem);

/// <summary>
/// Lets the code that signs a draft say who the person is, as a code does that signs in: it opens the session, and the draft of the browser
/// becomes the person's. Only the browser that holds the draft gets that far, or the second of its two clicks.
/// </summary>
internal sealed class FirstSignature(
    Drafts drafts,
    DraftOwners owners,
    OneTimeCodes codes,
    BrowserKeys browsers,
    PhoneConfirmation phones,
    SignedInPeople people,
    ICitizenSession session,
    IStringLocalizer<ServiceTexts> texts)
{
    /// <summary>Identifies whoever typed the code; null when this browser has no such draft and had none a moment ago.</summary>
    /// <param name="context">The request.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="codeId">The code that was sent for it.</param>
    /// <param name="typed">The code as it was typed.</param>
    public async Task<IdentifiedSigner?> IdentifyAsync(HttpContext context, Guid draftId, Guid codeId, string? typed)
    {
        var (owner, stop) = (owners.Of(context), context.RequestAborted);
        var draft = await drafts.FindAsync(draftId, owner, stop);
        if (draft is null && await codes.FindAsync(codeId, OneTimeCodePurpose.SignApplication, browsers.Of(context), stop) is null)
        {
            return null;
        }

        var answer = await codes.CheckAsync(codeId, OneTimeCodePurpose.SignApplication, typed, browsers.Of(context), stop);
        var isKnown = answer.Verdict is OneTimeCodeVerdict.Accepted || answer.IsSecondClick || (answer.Verdict is OneTimeCodeVerdict.UsedBefore && draft is not null);
        if (!isKnown || answer is not { Iin: { } iin, Phone: { } phone })
        {
            return new(null, answer.Problem(texts));
        }

        var (account, _) = await phones.OpenAsync(iin, phone, stop);
        var signer = people.CreateCitizen(iin, phone, account);
        await session.SignInAsync(context, signer);
        var citizen = people.Citizen(signer);
        if (draft is not null)
        {
            await drafts.GiveAsync(draft, citizen, stop);
        }

        return new(owner with { Citizen = citizen }, null);
    }
}
