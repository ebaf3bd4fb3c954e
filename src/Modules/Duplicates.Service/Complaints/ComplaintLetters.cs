using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Service.Cases;
using Duplicates.Service.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Complaints;

/// <summary>A letter in the list of a complaint.</summary>
/// <param name="Kind">Which letter.</param>
/// <param name="Number">The outgoing number; null when the letter was not kept.</param>
/// <param name="On">The day it was issued (Almaty); null when it was not kept.</param>
internal sealed record ComplaintPaper(DocumentKind Kind, string? Number, DateOnly? On);

/// <summary>
/// The letters about complaints: whoever holds the complaint issues them, and they are kept as the letters of a case are. Those of
/// complaints from before that are written anew at every look.
/// </summary>
internal sealed class ComplaintLetters(LetterDesk desk, Letters letters, CaseDocuments documents, DocumentAnswers answers)
{
    /// <summary>The last part of the address.</summary>
    public static string Path(DocumentKind kind) => kind is DocumentKind.ComplaintAnswer ? "answer" : "acknowledgement";

    /// <summary>Issues the letter that the newest event of the complaint brings about, in the event's transaction.</summary>
    public Task IssueAsync(DocumentKind kind, Complaint complaint, DuplicateApplication application, CancellationToken cancellationToken)
    {
        var cause = CauseOf(kind, complaint);
        return desk.IssueAsync(
            new(IdOf(kind, complaint), application, kind, cause.Holder.OfficeId ?? LetterIssuers.Ministry, cause.At),
            facts => documents.WriteAsync(application, complaint, cause.Holder, kind, facts, cancellationToken),
            cancellationToken);
    }

    /// <summary>The letters that the complaint has now.</summary>
    public async Task<IReadOnlyList<ComplaintPaper>> OfAsync(Complaint complaint, CancellationToken cancellationToken)
    {
        var kept = await letters.NumbersOfAsync([.. KindsOf(complaint).Select(kind => IdOf(kind, complaint))], cancellationToken);
        return [.. KindsOf(complaint).Select(kind => kept.TryGetValue(IdOf(kind, complaint), out var letter) ? new ComplaintPaper(kind, letter.Number, letter.On) : new(kind, null, null))];
    }

    /// <summary>Answers with the letter; the reader's right to it was checked before.</summary>
    public async Task<IActionResult> AnswerAsync(PageModel page, Complaint complaint, DuplicateApplication application, string path, bool asPdf)
    {
        if (!KindsOf(complaint).Any(one => Path(one) == path))
        {
            return page.NotFound();
        }

        var kind = KindsOf(complaint).Single(one => Path(one) == path);
        var (at, holder) = CauseOf(kind, complaint);
        var cancellationToken = page.HttpContext.RequestAborted;
        var issued = await letters.FindAsync(IdOf(kind, complaint), cancellationToken);
        var facts = issued?.Facts ?? new LetterFacts(null, at, null, null);
        return await answers.AnswerAsync(
            page,
            new(kind, application.Content!.Language, $"{complaint.Number!.Value}-{path}", issued, () => documents.WriteAsync(application, complaint, holder, kind, facts, cancellationToken)),
            asPdf);
    }

    private static DocumentKind[] KindsOf(Complaint complaint) =>
        complaint.Answer is null ? [DocumentKind.ComplaintAcknowledgement] : [DocumentKind.ComplaintAcknowledgement, DocumentKind.ComplaintAnswer];

    /// <summary>When a letter was brought about, and who held the complaint then.</summary>
    private static (DateTimeOffset At, ComplaintHolder Holder) CauseOf(DocumentKind kind, Complaint complaint)
    {
        var registered = complaint.History.OfType<ComplaintRegistered>().Single();
        return kind is DocumentKind.ComplaintAnswer ? (complaint.History.OfType<ComplaintAnswered>().Single().At, complaint.Holder!) : (registered.At, registered.Holder);
    }

    /// <summary>The identity of a letter follows from the complaint's: a complaint has each of its letters once, and finds it by nothing else.</summary>
    private static Guid IdOf(DocumentKind kind, Complaint complaint) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{complaint.Id:D}/{kind}")).AsSpan(0, 16));
}
