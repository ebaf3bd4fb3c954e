using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
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
internal sealed record PrintedForm(ApplicationContent Content, IReadOnlyList<ApplicationLine> Lines, string Code, string Back);

/// <summary>The paper application, filled in, in the applicant's language (R4).</summary>
internal sealed class FormModel(DeskDrafts drafts, SchoolDesk desk, ApplicationText text, DocumentPages pages, IStringLocalizer<ServiceTexts> texts) : DeskPage(drafts, desk, texts)
{
    private readonly SchoolDesk _desk = desk;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await _desk.ReadAsync(Draft, cancellationToken) is not { } content)
        {
            return this.GoTo(SitePaths.DeskDraft(Id, "request"));
        }

        var form = new PrintedForm(content, text.Lines(content with { Files = [] }), _desk.Sha256(content)[..8].ToUpperInvariant(), $"{Request.PathBase}/{SitePaths.DeskDraft(Id, "papers")}");
        using var scope = new LanguageScope(content.Language);
        return Content(await pages.RenderAsync("Desk/PrintedForm", form, Request.PathBase), "text/html; charset=utf-8");
    }

    /// <inheritdoc />
    protected override string? FindGap() => !IsPersonKnown ? "person" : ApplySteps.FirstUnanswered(Answers.Application) is null ? null : "request";
}
