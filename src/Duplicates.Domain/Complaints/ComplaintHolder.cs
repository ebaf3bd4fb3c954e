using Duplicates.Domain.Applications;

namespace Duplicates.Domain.Complaints;

/// <summary>How high a complaint stands; it only ever rises.</summary>
public enum ComplaintLevel
{
    /// <summary>Іс жүргізуші / делопроизводитель of the organisation.</summary>
    Worker,

    /// <summary>Its head.</summary>
    Head,

    /// <summary>Білім басқармасы / управление образования of the region: whoever heads it.</summary>
    Department,

    /// <summary>The ministry's inspectors.</summary>
    Ministry,
}

/// <summary>Who has to answer a complaint.</summary>
/// <param name="Level">How high it stands.</param>
/// <param name="OfficeId">The organisation or the department; null for the ministry.</param>
public sealed record ComplaintHolder(ComplaintLevel Level, string? OfficeId)
{
    /// <summary>Whether somebody of this role and office is meant.</summary>
    /// <param name="role">The role.</param>
    /// <param name="officeId">The office the person works for.</param>
    public bool Includes(ActorRole role, string? officeId) => Level switch
    {
        ComplaintLevel.Worker => role is ActorRole.SchoolClerk && IsOffice(officeId),
        ComplaintLevel.Head or ComplaintLevel.Department => role is ActorRole.SchoolHead && IsOffice(officeId),
        _ => role is ActorRole.MinistryInspector,
    };

    private bool IsOffice(string? officeId) => OfficeId is not null && string.Equals(OfficeId, officeId, StringComparison.Ordinal);
}

/// <summary>
/// The levels above a case. The first holder stands above everybody who took part in what is complained about, so that nobody
/// answers for their own act or for their superior's.
/// </summary>
/// <param name="OfficeId">The organisation that holds the case.</param>
/// <param name="DepartmentId">The education department above it; null where none is known.</param>
public sealed record ComplaintLadder(string OfficeId, string? DepartmentId)
{
    /// <summary>The first holder of a complaint about a case.</summary>
    public ComplaintHolder FirstFor(DuplicateApplication application)
    {
        var roles = ComplaintSubjects.TookPart(application).Select(actor => actor.Role).ToHashSet();
        return roles.Contains(ActorRole.SchoolHead) ? At(ComplaintLevel.Department)
            : roles.Contains(ActorRole.SchoolClerk) ? At(ComplaintLevel.Head)
            : At(ComplaintLevel.Worker);
    }

    /// <summary>The next higher holder; null above the ministry.</summary>
    public ComplaintHolder? Above(ComplaintHolder holder) => holder.Level is ComplaintLevel.Ministry ? null : At(holder.Level + 1);

    private ComplaintHolder At(ComplaintLevel level) => level switch
    {
        ComplaintLevel.Worker or ComplaintLevel.Head => new(level, OfficeId),
        ComplaintLevel.Department when DepartmentId is not null && !string.Equals(DepartmentId, OfficeId, StringComparison.Ordinal) => new(level, DepartmentId),
        _ => new(ComplaintLevel.Ministry, null),
    };
}
