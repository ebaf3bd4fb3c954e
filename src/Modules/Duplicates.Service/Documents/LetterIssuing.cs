using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Settings;

namespace Duplicates.Service.Documents;

/// <summary>Issues the papers that an event of a case brings about, in the event's transaction.</summary>
internal sealed class LetterIssuing(CaseDocuments documents, LetterDesk desk) : IApplicationReaction
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
                await desk.IssueAsync(
                    new(Guid.CreateVersion7(cause.At), application, kind, application.OfficeId!, cause.At),
                    facts => documents.WriteAsync(application, kind, facts, cancellationToken),
                    cancellationToken);
            }
        }
    }
}

/// <summary>Days that a letter names.</summary>
internal static class LetterTerms
{
    /// <summary>The last day for a complaint about a refusal; null for other papers, or when the settings name no term.</summary>
    public static DateOnly? ComplaintUntil(DocumentKind kind, DateOnly on, LetterOptions letters) =>
        kind is DocumentKind.Refusal && letters.ComplaintMonths > 0 ? on.AddMonths(letters.ComplaintMonths) : null;
}
