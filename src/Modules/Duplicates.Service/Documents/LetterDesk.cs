using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Cases;
using Duplicates.Service.Certificates;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Documents;

/// <summary>A paper that is to be issued.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Application">The case; the paper speaks the applicant's language.</param>
/// <param name="Kind">Which paper.</param>
/// <param name="IssuerId">The organisation that issues it, or <see cref="LetterIssuers.Ministry"/>; the number is the next of its year.</param>
/// <param name="At">UTC instant of what brings it about.</param>
internal sealed record NewLetter(Guid Id, DuplicateApplication Application, DocumentKind Kind, string IssuerId, DateTimeOffset At);

/// <summary>
/// Issues papers in the transaction of what brings them about: number, words, hash. A paper that cannot be written
/// keeps its number and never stops the case; it is then written anew at every look.
/// </summary>
internal sealed partial class LetterDesk(DuplicatesDbContext db, LetterNumbers numbers, LetterVault vault, IOptions<DuplicatesOptions> options, ILogger<LetterDesk> logger)
{
    /// <summary>Puts the paper next to whatever else is stored with it; a transaction must be open.</summary>
    /// <param name="letter">The paper.</param>
    /// <param name="writeAsync">Writes its words, given number, date and code.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task IssueAsync(NewLetter letter, Func<LetterFacts, Task<string>> writeAsync, CancellationToken cancellationToken)
    {
        var (application, kind, on) = (letter.Application, letter.Kind, DateOnly.FromDateTime(AlmatyTime.ToLocal(letter.At)));
        var outgoing = DocumentKinds.IsOutgoing(kind);
        int? number = outgoing ? await numbers.NextAsync(letter.IssuerId, on.Year, cancellationToken) : null;
        var facts = new LetterFacts(
            number is { } given ? numbers.Write(given, on.Year) : null,
            letter.At,
            outgoing ? CertificateRegister.NewVerificationCode().Value : null,
            LetterTerms.ComplaintUntil(kind, on, options.Value.Letters));
        var words = await TryWriteAsync(kind, facts, writeAsync);
        db.Letters.Add(new()
        {
            Id = letter.Id,
            ApplicationId = application.Id,
            OfficeId = letter.IssuerId,
            Kind = kind,
            Ordinal = 1 + await db.Letters.CountAsync(row => row.ApplicationId == application.Id && row.Kind == kind, cancellationToken),
            Language = application.Content!.Language,
            Year = outgoing ? on.Year : null,
            Number = number,
            NumberText = facts.Number,
            VerificationCode = facts.VerificationCode,
            TemplateVersion = LetterTemplates.Version(kind),
            TemplateSha256 = LetterTemplates.Sha256(kind),
            Text = words is null ? null : vault.Seal(words, ProtectedColumns.LetterWords.At(letter.Id, application.Id)),
            Sha256 = words is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words))),
            IsPaperDue = application.IsToldOnPaper && DocumentKinds.IsSent(kind),
            IsPdfDue = DocumentKinds.KeepsPdf(kind) && words is not null,
            CreatedAt = letter.At,
        });
    }

    private async Task<string?> TryWriteAsync(DocumentKind kind, LetterFacts facts, Func<LetterFacts, Task<string>> writeAsync)
    {
        try
        {
            return await writeAsync(facts);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or DbUpdateException or System.Data.Common.DbException))
        {
            LogFailure(kind, exception);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The paper {Kind} could not be written; it is written anew at every look")]
    private partial void LogFailure(DocumentKind kind, Exception exception);
}
