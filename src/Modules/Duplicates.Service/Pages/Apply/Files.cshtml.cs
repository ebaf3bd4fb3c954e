using Duplicates.Domain.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Files;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>
/// Attaches files: a scan is asked for when the document is damaged (R3.3), and never demanded (R3.4). Each file is taken at once
/// and has a result of its own.
/// </summary>
[FileUpload]
internal sealed class FilesModel(Drafts drafts, CaseFiles files, IStringLocalizer<ServiceTexts> texts) : ApplyStepPage(drafts)
{
    public override ApplyStep Step => ApplyStep.Files;

    [BindProperty]
    public IReadOnlyList<IFormFile> Uploads { get; set; } = [];

    /// <summary>What is attached already.</summary>
    public IReadOnlyList<AttachedFile> Attached { get; private set; } = [];

    public bool IsDamaged => Answers.Reason is LossReason.Damaged;

    public bool NameChanged => Answers.NameOnOriginal is not null;

    public async Task OnGetAsync(bool tooLarge, CancellationToken cancellationToken)
    {
        if (tooLarge)
        {
            ModelState.AddModelError(nameof(Uploads), texts["files.request-too-large"]);
        }

        await LoadAsync(cancellationToken);
    }

    /// <summary>Goes on; files that were chosen and not sent yet are taken on the way.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await TakeAsync(cancellationToken) ? await KeepAsync(Answers with { FilesSettled = true }) : Page();

    public async Task<IActionResult> OnPostUploadAsync(CancellationToken cancellationToken)
    {
        if (Uploads.Count == 0)
        {
            ModelState.AddModelError(nameof(Uploads), texts["files.nothing-chosen"]);
        }

        return await TakeAsync(cancellationToken) ? this.GoTo(Here) : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid file, CancellationToken cancellationToken)
    {
        await files.RemoveAsync(Id, file, cancellationToken);
        return this.GoTo(Here);
    }

    private SitePath Here => SitePaths.Draft(Id, ApplyStep.Files.Path()).With(Change ? "?change=true" : string.Empty);

    /// <summary>Takes what is fit and says of each other file what to do; returns whether all were.</summary>
    private async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        if ((await files.AddAsync(Id, CaseFiles.Application, Uploads, cancellationToken)).Refusals(texts) is { } refusals)
        {
            ModelState.AddModelError(nameof(Uploads), refusals);
        }

        await LoadAsync(cancellationToken);
        return ModelState.IsValid;
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Attached = await files.OfAsync(Id, CaseFiles.Application, cancellationToken);
}
