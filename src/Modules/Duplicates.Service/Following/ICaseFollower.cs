using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Cases;

namespace Duplicates.Service.Following;

/// <summary>
/// The port of a door that keeps something of each case in a store of its own, such as content items or the process of another engine.
/// That store shares no transaction with the service, so the service notes beside each change that the door has to follow,
/// and calls until it has followed.
/// </summary>
public interface ICaseFollower
{
    /// <summary>Brings the door's store to what the case is now; doing it again changes nothing more. Several hosts may call at once.</summary>
    /// <returns>The role whose move it is, one of <see cref="ServiceRoles"/>; null when nobody's is.</returns>
    Task<string?> FollowAsync(FollowedCase followed, CancellationToken cancellationToken);
}

/// <summary>What a door may know of a case: nothing about the people in it.</summary>
public sealed record FollowedCase
{
    /// <summary>The internal identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The public number, nine digits.</summary>
    public required string Number { get; init; }

    /// <summary>Where the case stands.</summary>
    public required ApplicationState State { get; init; }

    /// <summary>The school that holds it now.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The last day by law (R5.1), an Almaty date.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>UTC instant of the registration.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The number of events that the case has.</summary>
    public required int Version { get; init; }

    /// <summary>What led the case from task to task, in order.</summary>
    public required IReadOnlyList<FollowedStep> Steps { get; init; }

    /// <summary>Every duplicate that was filled in for the case, spoiled ones too.</summary>
    public required IReadOnlyList<FollowedDuplicate> Duplicates { get; init; }
}

/// <summary>One step, with what the process may ask of the case at that moment.</summary>
/// <param name="Version">How many events the case had after it; it tells steps apart.</param>
/// <param name="Move">What it does to the process; never <see cref="ProcessMove.Beside"/>.</param>
/// <param name="Action">The name of the action, for example <c>Approve</c>; empty unless somebody acted.</param>
/// <param name="Role">In which role it was done.</param>
/// <param name="Proposal">The decision proposed then; null when none was.</param>
/// <param name="CollectedHere">The duplicate is collected at the school that held the case then.</param>
/// <param name="StillDone">The actions that need not be done again; empty unless the process begins anew.</param>
/// <param name="At">UTC instant.</param>
public sealed record FollowedStep(
    int Version,
    ProcessMove Move,
    string Action,
    string Role,
    ProposedOutcome? Proposal,
    bool CollectedHere,
    IReadOnlyList<string> StillDone,
    DateTimeOffset At);

/// <summary>A duplicate as lists show it.</summary>
/// <param name="Id">The internal identity.</param>
/// <param name="OfficeId">The issuing school.</param>
/// <param name="Kind">What certificate it is.</param>
/// <param name="Series">The series of the blank.</param>
/// <param name="Number">The number of the blank.</param>
/// <param name="IssuedOn">Almaty date.</param>
/// <param name="IsValid">It was neither annulled nor spoiled.</param>
public sealed record FollowedDuplicate(Guid Id, string OfficeId, CertificateKind Kind, string Series, string Number, DateOnly IssuedOn, bool IsValid);
