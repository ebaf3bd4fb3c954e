using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Documents;
using Duplicates.Service.Desk;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Desk;

/// <summary>What is printed for the signature.</summary>
/// <param name="Content">The application.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Code">The first signs of the hash of the lines: paper and screen agree when they do.</param>
/// <param name="Back">Where the page leads back to.</param>
/// <param name="IsCounter">Printed at a counter of the Corporation: an operator may certify it with the applicant's written consent.</param>
internal sealed record PrintedForm(ApplicationContent Content, IReadOnlyList<ApplicationLine> Lines, string Code, string Back, bool IsCounter);

/// <summary>The paper application, filled in, in the applicant's language (R4).</summary>
internal sealed class FormModel(DeskDrafts drafts, IntakeDesk desk, ApplicationText text, DocumentPages pages, IStringLocalizer<ServiceTexts> texts) : DeskPage(drafts, desk, texts)
{
    private readonly IntakeDesk _desk = desk;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await _desk.ReadAsync(Draft, cancellationToken) is not { } content)
        {
            return this.GoTo(SitePaths.DeskDraft(Id, "request"));
        }

        var form = new PrintedForm(content, text.Lines(content with { Files = [] }), _desk.Sha256(content)[..8].ToUpperInvariant(), $"{Request.PathBase}/{SitePaths.DeskDraft(Id, "papers")}", IsCounter);
        using var scope = new LanguageScope(content.Language);
        return Content(await pages.RenderAsync("Desk/PrintedForm", form, Request.PathBase), "text/html; charset=utf-8");
    }

    /// <inheritdoc />
    protected override string? FindGap() => GapBeforePapers;
}
