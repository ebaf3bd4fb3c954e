using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Files;

/// <summary>
/// Fixes the files that were handed in, in the transaction that stores the event. A file that was removed meanwhile
/// stops it: what is signed is always there.
/// </summary>
internal sealed class HandedInFiles(DuplicatesDbContext db) : IApplicationReaction
{
    /// <inheritdoc />
    public ReactionTurn Turn => ReactionTurn.Files;

    /// <inheritdoc />
    public async Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        var ids = happened.OfType<IHandsInFiles>().SelectMany(handing => handing.Files).Select(file => file.Id).ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var rows = await db.AttachedFiles.Where(row => row.CaseId == application.Id && ids.Contains(row.Id)).ToListAsync(cancellationToken);
        if (rows.Count != ids.Count)
        {
            throw new RuleViolationException(RuleViolation.SignatureDoesNotMatch);
        }

        rows.ForEach(row => row.IsHandedIn = true);
    }
}
