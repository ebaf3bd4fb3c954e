using Duplicates.Service.Apply;
using Duplicates.Service.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Data;

/// <summary>The questions that nearly every request of an applicant asks, translated to SQL once for a host.</summary>
internal sealed class EveryRequestQueries
{
    /// <summary>When all sessions of the citizen with this key were closed; null when they never were.</summary>
    public Func<DuplicatesDbContext, string?, CancellationToken, Task<DateTimeOffset?>> SessionsClosedAt { get; } =
        EF.CompileAsyncQuery((DuplicatesDbContext db, string? citizenKey, CancellationToken cancellationToken) =>
            db.Citizens.Where(row => row.IinKey == citizenKey).Select(row => row.SessionsClosedAt).SingleOrDefault());

    /// <summary>How many messages of the applicant with this key were not opened; counting ends above <see cref="UnreadCount.Most"/>.</summary>
    public Func<DuplicatesDbContext, string, CancellationToken, Task<int>> UnreadOfApplicant { get; } =
        EF.CompileAsyncQuery((DuplicatesDbContext db, string applicantKey, CancellationToken cancellationToken) =>
            db.ApplicantMessages.Where(row => row.ApplicantKey == applicantKey && row.ReadAt == null).Take(UnreadCount.Most + 1).Count());

    /// <summary>The draft with this id of the owner with this key.</summary>
    public Func<DuplicatesDbContext, Guid, string, CancellationToken, Task<DraftRow?>> DraftOfOwner { get; } =
        EF.CompileAsyncQuery((DuplicatesDbContext db, Guid id, string ownerKey, CancellationToken cancellationToken) =>
            db.Drafts.AsNoTracking().SingleOrDefault(row => row.Id == id && row.OwnerKey == ownerKey));
}
