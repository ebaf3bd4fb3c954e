using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Certificates;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Documents;

/// <summary>
/// Issues the papers that an event brings about, in the event's transaction: number, words, hash. A paper that cannot be written
/// keeps its number and never stops the case; it is then written anew at every look.
/// </summary>
internal sealed partial class LetterIssuing(
    DuplicatesDbContext db,
    CaseDocuments documents,
    LetterNumbers numbers,
    LetterVault vault,
    IOptions<DuplicatesOptions> options,
    ILogger<LetterIssuing> logger) : IApplicationReaction
{
    /// <inheritdoc />
    public ReactionTurn Turn => ReactionTurn.Papers;

    /// <inheritdoc />
    public async Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        foreach (var cause in happened)
        {
            foreach (var kind in CaseSteps.Of(cause).PapersOf(application, cause))
            {
                await IssueAsync(application, kind, cause.At, cancellationToken);
            }
        }
    }

    private async Task IssueAsync(DuplicateApplication application, DocumentKind kind, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var on = DateOnly.FromDateTime(AlmatyTime.ToLocal(at));
        var outgoing = DocumentKinds.IsOutgoing(kind);
        int? number = outgoing ? await numbers.NextAsync(application.OfficeId!, on.Year, cancellationToken) : null;
        var facts = new LetterFacts(
            number is { } given ? numbers.Write(given, on.Year) : null,
            at,
            outgoing ? CertificateRegister.NewVerificationCode().Value : null,
            LetterTerms.ComplaintUntil(kind, on, options.Value.Letters));
        var words = await TryWriteAsync(application, kind, facts, cancellationToken);
        var id = Guid.CreateVersion7(at);
        db.Letters.Add(new()
        {
            Id = id,
            ApplicationId = application.Id,
            OfficeId = application.OfficeId!,
            Kind = kind,
            Ordinal = 1 + await db.Letters.CountAsync(row => row.ApplicationId == application.Id && row.Kind == kind, cancellationToken),
            Language = application.Content!.Language,
            Year = outgoing ? on.Year : null,
            Number = number,
            NumberText = facts.Number,
            VerificationCode = facts.VerificationCode,
            TemplateVersion = LetterTemplates.Version(kind),
            TemplateSha256 = LetterTemplates.Sha256(kind),
            Text = words is null ? null : vault.Seal(words, ProtectedColumns.LetterWords.At(id, application.Id)),
            Sha256 = words is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words))),
            IsPaperDue = application.IsToldOnPaper && DocumentKinds.IsSent(kind),
            IsPdfDue = DocumentKinds.KeepsPdf(kind) && words is not null,
            CreatedAt = at,
        });
    }

    private async Task<string?> TryWriteAsync(DuplicateApplication application, DocumentKind kind, LetterFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.WriteAsync(application, kind, facts, cancellationToken);
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

/// <summary>Days that a letter names.</summary>
internal static class LetterTerms
{
    /// <summary>The last day for a complaint about a refusal; null for other papers, or when the settings name no term.</summary>
    public static DateOnly? ComplaintUntil(DocumentKind kind, DateOnly on, LetterOptions letters) =>
        kind is DocumentKind.Refusal && letters.ComplaintMonths > 0 ? on.AddMonths(letters.ComplaintMonths) : null;
}
