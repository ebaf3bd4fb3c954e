using Duplicates.Service.Data;

namespace Duplicates.Service.Notifications;

/// <summary>Puts notices into the inbox of staff, next to the change they tell of: both are stored, or neither.</summary>
internal sealed class StaffNotices(DuplicatesDbContext db, MessageOrder order, TimeProvider clock)
{
    /// <summary>Adds a notice; it is stored when the change is saved.</summary>
    public void Tell(StaffNotice notice)
    {
        var now = clock.GetUtcNow();
        db.StaffNotices.Add(new()
        {
            Id = Guid.CreateVersion7(now),
            OfficeId = notice.OfficeId,
            Role = notice.Role,
            PersonId = notice.PersonId,
            Kind = notice.Kind,
            ApplicationId = notice.ApplicationId,
            CaseNumber = notice.CaseNumber,
            Detail = notice.Detail,
            Position = order.Next(),
            CreatedAt = now,
        });
    }
}

/// <summary>What staff are told. The words follow from <see cref="Kind"/> in the language of whoever reads: <see cref="StaffNoticeTexts"/>.</summary>
/// <param name="OfficeId">The office whose staff are told; null for the ministry's inspectors.</param>
/// <param name="Role">Who of them: one of <see cref="ServiceRoles"/>.</param>
/// <param name="PersonId">One person of them, or null for all.</param>
/// <param name="Kind">What happened, for example <c>overdue</c>.</param>
/// <param name="ApplicationId">The case; empty when the notice is about many.</param>
/// <param name="CaseNumber">The case's number, nine digits; empty when the notice is about many.</param>
/// <param name="Detail">A date as yyyy-MM-dd or numbers that the text names; nothing personal.</param>
internal sealed record StaffNotice(string? OfficeId, string Role, string? PersonId, string Kind, Guid ApplicationId, string CaseNumber, string? Detail = null)
{
    /// <summary>A notice about many cases, for everybody of a role that is not of an office.</summary>
    public static StaffNotice OfMany(string role, string kind, string detail) => new(null, role, null, kind, Guid.Empty, string.Empty, detail);
}
