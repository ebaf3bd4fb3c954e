using Duplicates.Service.Data;
using Duplicates.Service.Files;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Apply;

/// <summary>Files are attached to drafts.</summary>
internal sealed class DraftFiles(DuplicatesDbContext db, TimeProvider clock) : IFileHolders
{
    /// <inheritdoc />
    public IQueryable<Guid> Open => db.Drafts.Select(draft => draft.Id);

    /// <inheritdoc />
    public Task LockAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Drafts.Where(draft => draft.Id == id).ExecuteUpdateAsync(change => change.SetProperty(draft => draft.ChangedAt, now), cancellationToken);
    }
}
