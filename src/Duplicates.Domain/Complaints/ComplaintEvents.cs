using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;

namespace Duplicates.Domain.Complaints;

/// <summary>Something that happened to a complaint: never changed, never deleted.</summary>
/// <param name="At">UTC instant.</param>
/// <param name="By">Who did it.</param>
public abstract record ComplaintEvent(DateTimeOffset At, Actor By);

/// <summary>The applicant complained.</summary>
/// <param name="At">UTC instant.</param>
/// <param name="By">The applicant.</param>
/// <param name="ApplicationId">The case it is about.</param>
/// <param name="Subject">What of it.</param>
/// <param name="Text">In the applicant's own words.</param>
/// <param name="LastDay">The last day of the term for complaining.</param>
/// <param name="LateReason">Why it comes after that day; null when it is in time.</param>
/// <param name="Concerned">Ids of those who took part in the case and may not answer.</param>
public sealed record ComplaintFiled(
    DateTimeOffset At,
    Actor By,
    Guid ApplicationId,
    ComplaintSubject Subject,
    string Text,
    DateOnly LastDay,
    string? LateReason,
    IReadOnlyList<string> Concerned) : ComplaintEvent(At, By);

/// <summary>It got its number, its own term and its first holder.</summary>
public sealed record ComplaintRegistered(DateTimeOffset At, Actor By, ComplaintNumber Number, Deadline Deadline, ComplaintHolder Holder, DateOnly? HolderUntil)
    : ComplaintEvent(At, By);

/// <summary>Its holder did not answer in time, so it went higher.</summary>
public sealed record ComplaintEscalated(DateTimeOffset At, Actor By, ComplaintHolder From, ComplaintHolder To, DateOnly? HolderUntil) : ComplaintEvent(At, By);

/// <summary>It was answered.</summary>
public sealed record ComplaintAnswered(DateTimeOffset At, Actor By, ComplaintAnswer Answer) : ComplaintEvent(At, By);

/// <summary>How a complaint ended.</summary>
public enum ComplaintOutcome
{
    /// <summary>Толық қанағаттандырылды / удовлетворена полностью.</summary>
    Satisfied,

    /// <summary>Ішінара қанағаттандырылды / удовлетворена частично.</summary>
    PartlySatisfied,

    /// <summary>Қанағаттандырудан бас тартылды / отказано в удовлетворении.</summary>
    Rejected,
}

/// <summary>The answer.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reasons">Why, in the applicant's language.</param>
public sealed record ComplaintAnswer(ComplaintOutcome Outcome, string Reasons)
{
    /// <summary>Whether the applicant was right, at least in part.</summary>
    public bool IsSatisfied() => Outcome is ComplaintOutcome.Satisfied or ComplaintOutcome.PartlySatisfied;
}
