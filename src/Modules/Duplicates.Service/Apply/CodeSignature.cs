using System.Net;
using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Files;
using Duplicates.Service.Intake;
using Duplicates.Service.Signing;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Apply;

/// <summary>What became of a draft that somebody wanted to sign: one of the two is known.</summary>
/// <param name="Path">Where the person goes on.</param>
/// <param name="Problem">The message beside the code, in the reader's language.</param>
internal sealed record SignedDraft(SitePath? Path, string? Problem);

/// <summary>Signs a draft with a one-time code that is bound to its text, and submits it.</summary>
internal sealed class CodeSignature(
    Drafts drafts,
    CaseFiles files,
    ApplicationIntake intake,
    ApplicationContents contents,
    ApplicationText text,
    OneTimeCodes codes,
    PhoneConfirmation phones,
    CitizenAccounts accounts,
    IMobileCitizens mobileCitizens,
    TimeProvider clock,
    IStringLocalizer<ServiceTexts> texts)
{
    /// <summary>What a draft says once it is complete; null while it is not.</summary>
    public Task<ApplicationContent?> ReadAsync(Draft draft, Citizen citizen, CancellationToken cancellationToken) => ReadAsync(draft, citizen.Iin, citizen.Phone, cancellationToken);

    /// <summary>What a draft says once it is complete, for a person who is about to identify; null while it is not.</summary>
    public async Task<ApplicationContent?> ReadAsync(Draft draft, Iin iin, PhoneNumber phone, CancellationToken cancellationToken) =>
        contents.From(draft.Answers, iin, phone, await files.OfAsync(draft.Id, CaseFiles.Application, cancellationToken));

    /// <summary>Sends the code that signs exactly this text of this draft; returns its id.</summary>
    /// <exception cref="TooManyCodesException">Too many codes were asked for.</exception>
    /// <exception cref="PhoneNotConfirmedException">The base of mobile citizens does not have the phone under the person's IIN, or gives no answer.</exception>
    public async Task<Guid> SendAsync(Guid draftId, ApplicationContent content, Citizen citizen, IPAddress? from, string? browser, CancellationToken cancellationToken) =>
        await phones.OfAsync(citizen, cancellationToken) is var standing and not PhoneStanding.MaySign
            ? throw new PhoneNotConfirmedException(standing)
            : await SendAsync(draftId, content, citizen.Iin, citizen.Phone, from, browser, cancellationToken);

    /// <summary>
    /// The same for somebody who has not signed in: the code that signs tells who it is, too. Nothing is asked of the phone and told of the IIN
    /// before it is typed.
    /// </summary>
    /// <exception cref="TooManyCodesException">Too many codes were asked for.</exception>
    public Task<Guid> SendAsync(Guid draftId, ApplicationContent content, Iin iin, PhoneNumber phone, IPAddress? from, string? browser, CancellationToken cancellationToken) => codes.SendAsync(
        new(OneTimeCodePurpose.SignApplication, iin, phone, NetworkAddress.Of(from), ReaderLanguage.Current, text.BindingOf(draftId, content), browser),
        cancellationToken);

    /// <summary>Submits a draft of the person that the typed code signs; null when the person has no such draft.</summary>
    /// <param name="draftId">The draft.</param>
    /// <param name="codeId">The id of the code that was sent for it.</param>
    /// <param name="typed">The code as it was typed.</param>
    /// <param name="consent">The consent that is given together with the signature; null when it was given before.</param>
    /// <param name="owner">The person, who is known by now.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<SignedDraft?> SubmitAsync(Guid draftId, Guid codeId, string? typed, Consent? consent, DraftOwner owner, CancellationToken cancellationToken)
    {
        var citizen = owner.Citizen!;
        if (await intake.FindTakenAsync(draftId, citizen, cancellationToken) is { } done)
        {
            return GoOn(SitePaths.MyCase(done.Value));
        }

        if (await drafts.FindAsync(draftId, owner, cancellationToken) is not { } draft)
        {
            return null;
        }

        if (await ReadAsync(draft, citizen, cancellationToken) is not { } content)
        {
            return GoOn(SitePaths.DraftCheck(draftId));
        }

        var answer = await codes.CheckAsync(codeId, OneTimeCodePurpose.SignApplication, typed, browser: null, cancellationToken);
        if (answer.Verdict is not (OneTimeCodeVerdict.Accepted or OneTimeCodeVerdict.UsedBefore) || answer.Iin != citizen.Iin)
        {
            return Refuse(answer.Problem(texts));
        }

        var isConfirmed = await accounts.IsConfirmedAsync(citizen, cancellationToken);
        if (mobileCitizens.IsConfigured && !isConfirmed)
        {
            return GoOn(SitePaths.PhoneNotConfirmed);
        }

        // a code used before comes from the second of two clicks: submitting the same draft again finds the same case
        var signed = answer.BoundTo == text.BindingOf(draftId, content) ? text.Sha256(content) : string.Empty;
        var signature = new ApplicationSignature(SignatureMethod.OneTimePassword, signed, clock.GetUtcNow(), citizen.Phone.ToString()) { IsPhoneConfirmed = isConfirmed };
        var agreed = consent is null ? draft : draft with { Answers = draft.Answers with { Consent = consent } };
        try
        {
            var evidence = new SignatureEvidence(Convert.ToBase64String(text.Bytes(content)));
            var taken = await intake.TakeAsync(agreed.AsCommand(content, signature, evidence, citizen), cancellationToken);
            return GoOn(SitePaths.MyCase(taken.Number.Value).With("?submitted=true"));
        }
        catch (OpenApplicationException exception)
        {
            return GoOn(SitePaths.MyCase(exception.Number.Value));
        }
        catch (RuleViolationException exception) when (exception.Violation is RuleViolation.SignatureDoesNotMatch or RuleViolation.ConsentRequired)
        {
            return Refuse(texts[$"apply.sign.{exception.Violation}"]);
        }
    }

    private static SignedDraft GoOn(SitePath path) => new(path, null);

    private static SignedDraft Refuse(string problem) => new(null, problem);
}
