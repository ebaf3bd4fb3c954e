using Duplicates.Service.Files;
using Duplicates.Service.Desk;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Desk;

/// <summary>A scan of a draft, to see whether it can be read.</summary>
internal sealed class FileModel(DeskDrafts drafts, IntakeDesk desk, CaseFiles files, IStringLocalizer<ServiceTexts> texts) : DeskPage(drafts, desk, texts)
{
    public async Task<IActionResult> OnGetAsync(Guid file, CancellationToken cancellationToken) => this.Download(await files.OpenAsync(Id, file, cancellationToken));
}
