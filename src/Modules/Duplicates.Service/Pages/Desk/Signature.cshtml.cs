using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Desk;
using Duplicates.Service.Intake;
using Duplicates.Service.Settings;
using Duplicates.Service.Signing;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Security;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Desk;

/// <summary>Takes the digital signature at a counter: the applicant's own, or the operator's with the applicant's written consent (R3.1; law 88-V, art. 21).</summary>
internal sealed class SignatureModel(
    DeskDrafts drafts,
    IntakeDesk desk,
    SignatureCheck signatures,
    SignatureLimits limits,
    AuditLog audit,
    IOptions<DuplicatesOptions> options,
    IStringLocalizer<ServiceTexts> texts) : DeskPage(drafts, desk, texts)
{
    private readonly IntakeDesk _desk = desk;
    private byte[] _bytes = [];

    /// <summary>Base64 of the signature that the program of the key made.</summary>
    [BindProperty]
    public string? Cms { get; set; }

    /// <summary>What the application says.</summary>
    public ApplicationContent Asked { get; private set; } = null!;

    /// <summary>Whose signature it is.</summary>
    public ChosenSignature Chosen => Answers.ToSign!;

    public SignaturePurpose Purpose => Chosen.Method is SignatureMethod.OperatorSignature ? SignaturePurpose.Operator : SignaturePurpose.Application;

    /// <summary>What is signed.</summary>
    public string Text => Encoding.UTF8.GetString(_bytes);

    /// <summary>Base64 of the same.</summary>
    public string ToSign => Convert.ToBase64String(_bytes);

    public string NcaLayer => options.Value.Signing.NcaLayer;

    public override async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        await base.OnPageHandlerSelectionAsync(context);
        HttpContext.AllowConnection(new Uri(NcaLayer));
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : this.GoTo(SitePaths.DeskDraft(Id, "papers"));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return this.GoTo(SitePaths.DeskDraft(Id, "papers"));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (limits.TryApplication(Officer.AccountId) is { } wait)
        {
            return this.TooMany(wait);
        }

        var signer = Purpose is SignaturePurpose.Application ? Asked.Applicant.Iin.Value : null;
        var finding = await signatures.CheckAsync(_bytes, Cms, Purpose, signer, cancellationToken);
        Cms = null;
        ModelState.Remove(nameof(Cms));
        if (finding.Problem is { } problem)
        {
            return await RefuseAsync(problem, cancellationToken);
        }

        return Purpose is SignaturePurpose.Operator && !IntakeDesk.IsSignedBy(Officer, Asked, finding) ? await RefuseAsync(SignatureProblem.OtherPerson, cancellationToken) : await AcceptAsync(finding, cancellationToken);
    }

    /// <inheritdoc />
    protected override string? FindGap() => GapBeforePapers ?? (IsCounter && signatures.IsOffered && Answers.ToSign is not null ? null : "papers");

    private async Task<IActionResult> AcceptAsync(SignatureFinding finding, CancellationToken cancellationToken)
    {
        try
        {
            return this.GoTo(SitePaths.DeskAccepted((await _desk.AcceptAsync(Draft, Asked, _desk.ByKey(Asked, Chosen, finding), Officer, cancellationToken)).Value));
        }
        catch (OpenApplicationException exception)
        {
            ModelState.AddModelError(string.Empty, Texts["desk.already-open", exception.Number.ToString()]);
        }
        catch (RuleViolationException exception)
        {
            ModelState.AddModelError(string.Empty, Texts[exception.Violation is RuleViolation.SignatureDoesNotMatch ? "desk.papers.words-changed" : $"casework.violation.{exception.Violation}"]);
        }

        return Page();
    }

    private async Task<IActionResult> RefuseAsync(SignatureProblem problem, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Officer.AsActor(), AuditAction.SignatureRefused, $"{Id:N} {problem}", cancellationToken);
        ModelState.AddModelError(string.Empty, Texts[problem.TextKey(Purpose)]);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await _desk.ReadAsync(Draft, cancellationToken) is not { } content)
        {
            return false;
        }

        (Asked, _bytes) = (content, _desk.BytesToSign(content));
        return true;
    }
}
