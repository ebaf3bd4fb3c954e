using Duplicates.Domain.Applications;

namespace Duplicates.Service.Casework;

/// <summary>The port through which the service learns who works at a school; accounts of staff belong to the door.</summary>
public interface IColleagues
{
    /// <summary>The clerks and heads of an office whose accounts are open, by name.</summary>
    Task<IReadOnlyList<Colleague>> OfOfficeAsync(string officeId, CancellationToken cancellationToken);
}

/// <summary>A clerk or head of a school.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name shown in the history of cases.</param>
/// <param name="Role"><see cref="ActorRole.SchoolClerk"/> or <see cref="ActorRole.SchoolHead"/>.</param>
public sealed record Colleague(string Id, string Name, ActorRole Role)
{
    /// <summary>How the colleague appears in a case's history.</summary>
    public Actor AsActor() => new(Id, Name, Role);
}
