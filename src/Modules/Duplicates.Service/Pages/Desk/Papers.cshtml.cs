using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Files;
using Duplicates.Service.Intake;
using Duplicates.Service.Desk;
using Duplicates.Service.Signing;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Desk;

/// <summary>How the application is certified.</summary>
internal enum PaperOrigin
{
    /// <summary>Printed here, filled in, and signed at the desk.</summary>
    Printed,

    /// <summary>Brought along; a scan of it is attached.</summary>
    Brought,

    /// <summary>At a counter: by the applicant's own digital signature.</summary>
    OwnSignature,

    /// <summary>At a counter: by the operator's digital signature, with the applicant's written consent to it (law 88-V, art. 21).</summary>
    OperatorSignature,
}

/// <summary>Papers, the signature on paper, the consent; then the application is accepted (R2.5, R3.2).</summary>
[FileUpload]
internal sealed class PapersModel(DeskDrafts drafts, IntakeDesk desk, IntakeMirrors mirrors, SignatureCheck signatures, CaseFiles files, IStringLocalizer<ServiceTexts> texts)
    : DeskPage(drafts, desk, texts)
{
    private const int MostPages = 50;
    private readonly IntakeDesk _desk = desk;

    [BindProperty]
    public PaperForm? Original { get; set; }

    [BindProperty]
    public PaperForm? Representation { get; set; }

    [BindProperty]
    public PaperForm? NameChange { get; set; }

    [BindProperty]
    public PaperForm? Other { get; set; }

    [BindProperty]
    public IReadOnlyList<IFormFile> Uploads { get; set; } = [];

    [BindProperty]
    public PaperOrigin? Origin { get; set; }

    [BindProperty]
    public string? Pages { get; set; }

    /// <summary>The hash of the words that the page shows: those that stand on the signed paper.</summary>
    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public bool Consent { get; set; }

    [BindProperty]
    public string? ReceivedOn { get; set; }

    [BindProperty]
    public string? ReceivedTime { get; set; }

    /// <summary>What the application says.</summary>
    public ApplicationContent Asked { get; private set; } = null!;

    /// <summary>The first signs of the hash, as they stand on the printed form.</summary>
    public string Code => _desk.Sha256(Asked)[..8].ToUpperInvariant();

    /// <summary>What is missing as it stands, to be named on the slip.</summary>
    public IReadOnlyList<ChecklistItem> Missing => _desk.FactsOf(Draft, Officer, 1).MissingOf(Asked);

    public DateOnly MissingUntil => _desk.MissingUntil;

    /// <summary>The papers that make sense for this application.</summary>
    public IEnumerable<PaperKind> Kinds => Enum.GetValues<PaperKind>().Where(kind => kind is not PaperKind.Representation || Asked.Relation is not Relation.Self);

    public IReadOnlyList<Choice> Origins => [.. Enum.GetValues<PaperOrigin>().Where(IsOffered).Select(origin => new Choice(origin.ToString(), Texts[$"desk.papers.origin.{origin}", Code]))];

    /// <summary>The code that opens the screen before the visitor, when it was asked for just now.</summary>
    public string? MirrorCode { get; private set; }

    /// <summary>When the visitor confirmed on that screen to have read the application as it is now; null when not.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(bool tooLarge, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return this.GoTo(SitePaths.DeskDraft(Id, "request"));
        }

        if (tooLarge)
        {
            ModelState.AddModelError(nameof(Uploads), Texts["files.request-too-large"]);
        }

        (Original, Representation, NameChange, Other) = (FormOf(PaperKind.Original), FormOf(PaperKind.Representation), FormOf(PaperKind.NameChange), FormOf(PaperKind.Other));
        var received = Answers.ReceivedAt is { } at ? AlmatyTime.ToLocal(at) : (DateTime?)null;
        (ReceivedOn, ReceivedTime) = (received?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), received?.ToString("HH:mm", CultureInfo.InvariantCulture));
        (Pages, Words) = ("1", _desk.Sha256(Asked));
        return Page();
    }

    /// <summary>Takes the scans that were chosen; everything else that was entered stays.</summary>
    public async Task<IActionResult> OnPostUploadAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return this.GoTo(SitePaths.DeskDraft(Id, "request"));
        }

        if (Uploads.Count == 0)
        {
            ModelState.AddModelError(nameof(Uploads), Texts["files.nothing-chosen"]);
        }

        await TakeFilesAsync(cancellationToken);
        await KeepEnteredAsync(cancellationToken);
        return ModelState.IsValid ? this.GoTo(SitePaths.DeskDraft(Id, "papers")) : Page();
    }

    /// <summary>Removes a scan that nobody can read, so that it is made again.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid file, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return this.GoTo(SitePaths.DeskDraft(Id, "request"));
        }

        await files.RemoveAsync(Id, file, cancellationToken);
        await KeepEnteredAsync(cancellationToken);
        return ModelState.IsValid ? this.GoTo(SitePaths.DeskDraft(Id, "papers")) : Page();
    }

    /// <summary>Makes the photos the pages of one document; one that nobody can read is named, so that it is taken again.</summary>
    public async Task<IActionResult> OnPostJoinAsync(CancellationToken cancellationToken)
    {
        var joined = await files.JoinPhotosAsync(Id, CaseFiles.Application, pages => Texts["files.photos.name", pages], cancellationToken);
        if (!await LoadAsync(cancellationToken))
        {
            return this.GoTo(SitePaths.DeskDraft(Id, "request"));
        }

        if (joined.Document is null)
        {
            ModelState.AddModelError(nameof(Uploads), joined.IsTooLarge ? Texts["files.problem.TooLarge"] : joined.Unreadable.Count == 0 ? Texts["files.photos.none"] : Texts["files.photos.unreadable", string.Join(", ", joined.Unreadable)]);
        }

        await KeepEnteredAsync(cancellationToken);
        return ModelState.IsValid ? this.GoTo(SitePaths.DeskDraft(Id, "papers")) : Page();
    }

    /// <summary>How many photos can be made one document.</summary>
    public int Photos => Asked.Files.Count(file => file.Kind is AttachedFileKind.Jpeg);

    /// <summary>Gives a code that opens the screen before the visitor; everything else that was entered stays.</summary>
    public async Task<IActionResult> OnPostMirrorAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return this.GoTo(SitePaths.DeskDraft(Id, "request"));
        }

        if (await KeepEnteredAsync(cancellationToken))
        {
            MirrorCode = await mirrors.OpenAsync(Draft, Officer.OfficeId, cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return this.GoTo(SitePaths.DeskDraft(Id, "request"));
        }

        await TakeFilesAsync(cancellationToken);
        var pages = CheckSignature();
        if (!await KeepEnteredAsync(cancellationToken) || !ModelState.IsValid)
        {
            return Page();
        }

        return Origin switch
        {
            PaperOrigin.OwnSignature => await ChooseAsync(new(SignatureMethod.DigitalSignature, Pages: null)),
            PaperOrigin.OperatorSignature => await ChooseAsync(new(SignatureMethod.OperatorSignature, pages)),
            _ => await AcceptAsync(pages, cancellationToken),
        };
    }

    /// <inheritdoc />
    protected override string? FindGap() => GapBeforePapers;

    private bool IsOffered(PaperOrigin origin) => origin is PaperOrigin.Printed or PaperOrigin.Brought || (IsCounter && signatures.IsOffered);

    private Task<IActionResult> ChooseAsync(ChosenSignature chosen) => KeepAsync(Answers with { ToSign = chosen }, SitePaths.DeskDraft(Id, "signature"));

    private async Task<IActionResult> AcceptAsync(int pages, CancellationToken cancellationToken)
    {
        try
        {
            var proof = _desk.ByHand(Asked, Origin is PaperOrigin.Printed ? Words : null, pages);
            var number = await _desk.AcceptAsync(Draft, Asked, proof, Officer, cancellationToken);
            return this.GoTo(SitePaths.DeskAccepted(number.Value));
        }
        catch (OpenApplicationException exception)
        {
            ModelState.AddModelError(string.Empty, Texts["desk.already-open", exception.Number.ToString()]);
        }
        catch (RuleViolationException exception)
        {
            var field = exception.Violation switch { RuleViolation.ReceivedOutsideTime => nameof(ReceivedOn), RuleViolation.PicturesRequired => nameof(Uploads), RuleViolation.SignatureDoesNotMatch => nameof(Origin), _ => string.Empty };
            ModelState.AddModelError(field, Texts[exception.Violation is RuleViolation.SignatureDoesNotMatch ? "desk.papers.words-changed" : $"casework.violation.{exception.Violation}"]);
        }

        ModelState.Remove(nameof(Words));
        Words = _desk.Sha256(Asked);
        return Page();
    }

    /// <summary>The sheets of the signed paper, once everything about it is said.</summary>
    private int CheckSignature()
    {
        ModelState.RequireChoice(nameof(Origin), Origin is { } origin && IsOffered(origin) ? Origin : null, Texts["desk.papers.origin.error"]);
        var isNumber = int.TryParse(Pages, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var pages);
        if (Origin is not PaperOrigin.OwnSignature && (!isNumber || pages is < 1 or > MostPages))
        {
            ModelState.AddModelError(nameof(Pages), Texts["desk.papers.pages.error", MostPages]);
        }

        if (Origin is PaperOrigin.Brought)
        {
            CheckScan(pages);
        }

        if (!Consent)
        {
            ModelState.AddModelError(nameof(Consent), Texts["desk.papers.consent.error"]);
        }

        return pages;
    }

    /// <summary>A form that was brought is attached, and pictures of it are as many as it has sheets.</summary>
    private void CheckScan(int pages)
    {
        if (Asked.Files.Count == 0)
        {
            ModelState.AddModelError(nameof(Uploads), Texts["desk.papers.scan.error"]);
        }
        else if (Asked.Files.All(file => file.Kind is not AttachedFileKind.Pdf) && Asked.Files.Count < pages)
        {
            ModelState.AddModelError(nameof(Pages), Texts["desk.papers.pages.scan-error", Asked.Files.Count]);
        }
    }

    private async Task TakeFilesAsync(CancellationToken cancellationToken)
    {
        if ((await files.AddAsync(Id, CaseFiles.Application, Uploads, cancellationToken)).Refusals(Texts) is { } refusals)
        {
            ModelState.AddModelError(nameof(Uploads), refusals);
        }

        await LoadAsync(cancellationToken);
    }

    /// <summary>Keeps what was entered beside the signature; false when a colleague was faster.</summary>
    private async Task<bool> KeepEnteredAsync(CancellationToken cancellationToken)
    {
        List<PaperSeen> papers = [];
        foreach (var (kind, form) in new[] { (PaperKind.Original, Original), (PaperKind.Representation, Representation), (PaperKind.NameChange, NameChange), (PaperKind.Other, Other) })
        {
            if (form is { } seen)
            {
                papers.Add(new(kind, seen));
            }
        }

        if (!ReadReceivedAt(out var receivedAt))
        {
            return false;
        }

        if (papers.SequenceEqual(Answers.Papers) && receivedAt == Answers.ReceivedAt)
        {
            return true;
        }

        var isKept = await SaveAsync(Answers with { Papers = papers, ReceivedAt = receivedAt });
        return isKept && await LoadAsync(cancellationToken);
    }

    private bool ReadReceivedAt(out DateTimeOffset? at)
    {
        at = null;
        if (string.IsNullOrWhiteSpace(ReceivedOn) && string.IsNullOrWhiteSpace(ReceivedTime))
        {
            return true;
        }

        if (DateTime.TryParseExact($"{ReceivedOn?.Trim()} {ReceivedTime?.Trim()}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            at = AlmatyTime.ToInstant(local);
            return true;
        }

        ModelState.AddModelError(nameof(ReceivedOn), Texts["desk.papers.received.error"]);
        return false;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await _desk.ReadAsync(Draft, cancellationToken) is not { } content)
        {
            return false;
        }

        Asked = content;
        ReadAt = await mirrors.ReadAtAsync(Id, _desk.Sha256(Asked), cancellationToken);
        return true;
    }

    private PaperForm? FormOf(PaperKind kind) => Answers.Papers.FirstOrDefault(paper => paper.Kind == kind)?.Form;
}
