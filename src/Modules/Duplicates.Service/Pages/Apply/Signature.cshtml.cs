using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Audit;
using Duplicates.Service.Files;
using Duplicates.Service.Intake;
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

namespace Duplicates.Service.Pages.Apply;

/// <summary>Takes a digital signature over exactly the text that is shown, and sends the application.</summary>
[DraftPage, Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class SignatureModel(
    CaseFiles files,
    SignedInPeople people,
    ApplicationIntake intake,
    ApplicationContents contents,
    ApplicationText text,
    SignatureCheck signatures,
    SignatureLimits limits,
    CitizenAccounts accounts,
    PhoneChanges changes,
    AuditLog audit,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options,
    IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private byte[] _bytes = [];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Base64 of the signature that the reader's program made.</summary>
    [BindProperty]
    public string? Cms { get; set; }

    /// <summary>What is signed.</summary>
    public string Text => Encoding.UTF8.GetString(_bytes);

    /// <summary>Base64 of the same.</summary>
    public string ToSign => Convert.ToBase64String(_bytes);

    public string NcaLayer => options.Value.Signing.NcaLayer;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        (await LoadAsync(cancellationToken)).Elsewhere ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (draft, content, elsewhere) = await LoadAsync(cancellationToken);
        if (elsewhere is not null)
        {
            return elsewhere;
        }

        var citizen = people.Citizen(User);
        if (limits.TryApplication(citizen.Key) is { } wait)
        {
            return this.TooMany(wait);
        }

        var finding = await signatures.CheckAsync(_bytes, Cms, SignaturePurpose.Application, citizen.Iin.Value, cancellationToken);
        Cms = null;
        ModelState.Remove(nameof(Cms));
        if (finding.Problem is { } problem)
        {
            await audit.AppendAsync(citizen.AsActor(string.Empty), AuditAction.SignatureRefused, $"{Id:N} {problem}", cancellationToken);
            return Refuse(problem.TextKey(SignaturePurpose.Application));
        }

        if (await accounts.FindConfirmedAsync(citizen.Iin, cancellationToken) is null)
        {
            await changes.ConfirmAsync(citizen.Iin, citizen.Phone, PhoneProof.Signature, ReaderLanguage.Current, citizen.AsActor(string.Empty), cancellationToken);
        }

        var signature = new ApplicationSignature(SignatureMethod.DigitalSignature, text.Sha256(content!), clock.GetUtcNow(), string.Empty) { Digital = finding.Facts };
        try
        {
            var taken = await intake.TakeAsync(draft!.AsCommand(content!, signature, finding.Evidence!, citizen), cancellationToken);
            return this.GoTo(SitePaths.MyCase(taken.Number.Value).With("?submitted=true"));
        }
        catch (OpenApplicationException exception)
        {
            return this.GoTo(SitePaths.MyCase(exception.Number.Value));
        }
        catch (RuleViolationException exception) when (exception.Violation is RuleViolation.SignatureDoesNotMatch or RuleViolation.ConsentRequired)
        {
            return Refuse($"apply.sign.{exception.Violation}");
        }
    }

    private async Task<(Draft? Draft, ApplicationContent? Content, IActionResult? Elsewhere)> LoadAsync(CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(User);
        if (await intake.FindTakenAsync(Id, citizen, cancellationToken) is { } number)
        {
            return (null, null, this.GoTo(SitePaths.MyCase(number.Value)));
        }

        if (!signatures.IsOffered || OpenDraft.Of(HttpContext).Draft is not { } draft)
        {
            return (null, null, NotFound());
        }

        if (draft.Answers.Consent is null || contents.From(draft.Answers, citizen, await files.OfAsync(Id, CaseFiles.Application, cancellationToken)) is not { } content)
        {
            return (null, null, this.GoTo(SitePaths.DraftCheck(Id)));
        }

        _bytes = text.Bytes(content);
        HttpContext.AllowConnection(new Uri(NcaLayer));
        return (draft, content, null);
    }

    private PageResult Refuse(string message)
    {
        ModelState.AddModelError(string.Empty, texts[message]);
        return Page();
    }
}
