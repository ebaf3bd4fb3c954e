using Duplicates.Domain.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Certificates;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Documents;

/// <summary>Makes the papers of a case: a print-ready page, or a PDF when the engine is installed.</summary>
internal sealed class CaseDocuments(
    CertificateRegister register,
    IOffices offices,
    ApplicationText text,
    DocumentPages pages,
    PdfRenderer pdf,
    VerificationAddress address)
{
    /// <summary>Answers with the paper, in the applicant's language.</summary>
    /// <param name="page">The page that answers; the reader's right to the case was checked before.</param>
    /// <param name="application">The case.</param>
    /// <param name="kind">Which paper.</param>
    /// <param name="asPdf">PDF in place of the print page; 404 when no engine is installed.</param>
    public async Task<IActionResult> AnswerAsync(PageModel page, DuplicateApplication application, DocumentKind kind, bool asPdf)
    {
        var document = await PrepareAsync(application, kind, page.HttpContext.RequestAborted);
        var canBePdf = pdf.IsInstalled;
        var html = await RenderAsync(page, document, canBePdf && !asPdf);
        if (!asPdf)
        {
            return page.Content(html, "text/html; charset=utf-8");
        }

        var bytes = canBePdf ? await pdf.RenderAsync(html, page.HttpContext.RequestAborted) : null;
        return bytes is null ? page.NotFound() : page.File(bytes, "application/pdf", $"{application.Number!.Value}-{DocumentKinds.Path(kind)}.pdf");
    }

    private async Task<string> RenderAsync(PageModel page, CaseDocument document, bool offerPdf)
    {
        using var scope = new LanguageScope(document.Language);
        return await pages.RenderAsync(page, $"Documents/{document.Kind}", document, offerPdf);
    }

    private async Task<CaseDocument> PrepareAsync(DuplicateApplication application, DocumentKind kind, CancellationToken cancellationToken)
    {
        var duplicate = await register.OfApplicationAsync(application.Id, cancellationToken);
        var language = application.Content!.Language;
        var (shortAddress, picture) = duplicate is null ? (null, null) : (address.Short(duplicate, language), address.Picture(duplicate, language));
        return new(kind, application, language, offices.Find(application.OfficeId!), duplicate, shortAddress, picture, text.Lines(application.Content));
    }
}
