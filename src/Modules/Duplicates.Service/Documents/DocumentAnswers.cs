using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Documents;

/// <summary>A paper that somebody asks for, who has the right to it.</summary>
/// <param name="Kind">Which paper.</param>
/// <param name="Language">The language it speaks.</param>
/// <param name="FileName">The name of the file as PDF, without extension.</param>
/// <param name="Issued">The paper as it was kept; null when it was not.</param>
/// <param name="WriteAsync">Writes it anew where it has no kept words.</param>
internal sealed record AskedPaper(DocumentKind Kind, string Language, string FileName, IssuedLetter? Issued, Func<Task<string>> WriteAsync)
{
    /// <inheritdoc cref="PrintPage.Note" />
    public string? Note { get; init; }
}

/// <summary>Answers with a paper: as it was issued, or written anew where it was not kept.</summary>
internal sealed class DocumentAnswers(Letters letters, LetterPdfs pdfs, CaseDocuments documents, PrintPages prints, PdfRenderer pdf)
{
    /// <summary>Answers with a paper of a case, in the applicant's language.</summary>
    /// <param name="page">The page that answers; the reader's right to the case was checked before.</param>
    /// <param name="application">The case.</param>
    /// <param name="path">The last part of the paper's address.</param>
    /// <param name="forApplicant">The reader is the applicant, who may not see all papers.</param>
    /// <param name="asPdf">PDF in place of the print page; 404 when no engine is installed.</param>
    public async Task<IActionResult> AnswerAsync(PageModel page, DuplicateApplication application, string path, bool forApplicant, bool asPdf)
    {
        var cancellationToken = page.HttpContext.RequestAborted;
        var paper = (await letters.OfAsync(application, cancellationToken))
            .FirstOrDefault(paper => string.Equals(DocumentKinds.Path(paper.Kind, paper.Ordinal), path, StringComparison.Ordinal));
        if (paper is null || (forApplicant && !DocumentKinds.IsForApplicant(paper.Kind)))
        {
            return page.NotFound();
        }

        var issued = await letters.FindAsync(application.Id, paper.Kind, paper.Ordinal, cancellationToken);
        return await AnswerAsync(
            page,
            new(paper.Kind, application.Content!.Language, $"{application.Number!.Value}-{path}", issued, () => documents.WriteAsync(application, paper.Kind, issued?.Facts, cancellationToken))
            {
                Note = NoteOn(paper.Kind, application, issued?.Facts),
            },
            asPdf);
    }

    /// <summary>Answers with a paper.</summary>
    /// <param name="page">The page that answers.</param>
    /// <param name="paper">The paper; the reader's right to it was checked before.</param>
    /// <param name="asPdf">PDF in place of the print page; 404 when no engine is installed.</param>
    public async Task<IActionResult> AnswerAsync(PageModel page, AskedPaper paper, bool asPdf)
    {
        var cancellationToken = page.HttpContext.RequestAborted;
        if (asPdf && !pdf.IsInstalled)
        {
            return page.NotFound();
        }

        if (asPdf && paper.Issued is { Words: not null } kept)
        {
            return File(page, await pdfs.OfAsync(kept.Id, cancellationToken), paper);
        }

        var words = paper.Issued?.Words ?? await paper.WriteAsync();
        var html = await prints.WriteAsync(new(paper.Kind, paper.Language, words, pdf.IsInstalled && !asPdf) { Note = paper.Note }, page.Request.PathBase);
        return asPdf ? File(page, await pdf.RenderAsync(html, cancellationToken), paper) : page.Content(html, "text/html; charset=utf-8");
    }

    /// <summary>A data sheet is kept as it was printed, also when its blank was spoiled or the duplicate lost its force.</summary>
    private static string? NoteOn(DocumentKind kind, DuplicateApplication application, LetterFacts? issued)
    {
        if (kind is not DocumentKind.DuplicateSheet || issued is null)
        {
            return null;
        }

        var isReplaced = application.History.OfType<BlankSpoiled>().Any(spoiled => spoiled.At > issued.At);
        return isReplaced ? "documents.sheet.replaced" : application.History.OfType<DuplicateAnnulled>().Any(annulled => annulled.At > issued.At) ? "documents.sheet.without-force" : null;
    }

    private static IActionResult File(PageModel page, byte[]? bytes, AskedPaper paper) =>
        bytes is null ? page.NotFound() : page.File(bytes, "application/pdf", $"{paper.FileName}.pdf");
}
