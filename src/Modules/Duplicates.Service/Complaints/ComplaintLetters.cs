using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Service.Documents;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Complaints;

/// <summary>The letters about a complaint.</summary>
internal enum ComplaintLetterKind
{
    /// <summary>It was registered: number, term, who answers.</summary>
    Acknowledgement,

    /// <summary>How it ended and why.</summary>
    Answer,
}

/// <summary>What a letter's template prints.</summary>
internal sealed record ComplaintLetter(ComplaintLetterKind Kind, Complaint Complaint, DuplicateApplication Application, Office? Holder, bool OfferPdf);

/// <summary>Makes the letters, in the applicant's language.</summary>
internal sealed class ComplaintLetters(DocumentPages pages, PdfRenderer pdf, IOffices offices)
{
    /// <summary>The letters that exist now.</summary>
    public static IEnumerable<ComplaintLetterKind> Of(Complaint complaint) =>
        complaint.Answer is null ? [ComplaintLetterKind.Acknowledgement] : [ComplaintLetterKind.Acknowledgement, ComplaintLetterKind.Answer];

    /// <summary>The last part of the address.</summary>
    public static string Path(ComplaintLetterKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Answers with the letter; the reader's right to it was checked before.</summary>
    public async Task<IActionResult> AnswerAsync(PageModel page, Complaint complaint, DuplicateApplication application, string path, bool asPdf)
    {
        if (!Of(complaint).Cast<ComplaintLetterKind?>().Any(one => Path(one!.Value) == path))
        {
            return page.NotFound();
        }

        var kind = Of(complaint).Single(one => Path(one) == path);
        var holder = complaint.History.OfType<ComplaintRegistered>().Single().Holder;
        var letter = new ComplaintLetter(kind, complaint, application, (kind is ComplaintLetterKind.Answer ? complaint.Holder : holder)?.OfficeId is { } id ? offices.Find(id) : null, pdf.IsInstalled && !asPdf);
        string html;
        using (new LanguageScope(application.Content!.Language))
        {
            html = await pages.RenderAsync("Complaints/Letter", letter, page.Request.PathBase);
        }

        if (!asPdf)
        {
            return page.Content(html, "text/html; charset=utf-8");
        }

        var bytes = pdf.IsInstalled ? await pdf.RenderAsync(html, page.HttpContext.RequestAborted) : null;
        return bytes is null ? page.NotFound() : page.File(bytes, "application/pdf", $"{complaint.Number!.Value}-{path}.pdf");
    }
}
