namespace Duplicates.Domain.Applications;

/// <content>Who holds a case.</content>
public sealed partial class DuplicateApplication
{
    /// <summary>Who of the school holds the case; null while nobody does. Taking a case up is holding it.</summary>
    public Actor? Assignee { get; private set; }

    /// <summary>Takes a case that nobody holds.</summary>
    /// <param name="note">Anything colleagues should know; null when nothing.</param>
    /// <param name="by">Who takes it.</param>
    /// <param name="at">UTC instant.</param>
    public void Claim(string? note, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(State.IsOpen(), RuleViolation.NotInThisState);
        Require(Assignee is null, RuleViolation.HeldByAnother);
        Append(new CaseAssigned(at, by, by, NullIfBlank(note)));
    }

    /// <summary>Gives the case to a colleague. What a colleague holds, only the head gives to somebody else.</summary>
    /// <param name="assignee">A clerk or head of the same school.</param>
    /// <param name="note">Anything the colleague should know; null when nothing.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="at">UTC instant.</param>
    public void AssignTo(Actor assignee, string? note, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        RequireStaff(assignee);
        Require(State.IsOpen(), RuleViolation.NotInThisState);
        RequireMayPassOn(by);
        Require(!IsHeldBy(assignee), RuleViolation.SameAssignee);
        Append(new CaseAssigned(at, by, assignee, NullIfBlank(note)));
    }

    /// <summary>Puts the case back: nobody holds it then.</summary>
    /// <param name="note">Anything colleagues should know; null when nothing.</param>
    /// <param name="by">Its holder, or the head.</param>
    /// <param name="at">UTC instant.</param>
    public void Release(string? note, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(State.IsOpen(), RuleViolation.NotInThisState);
        Require(Assignee is not null, RuleViolation.NotAssigned);
        RequireMayPassOn(by);
        Append(new CaseReleased(at, by, Assignee!, NullIfBlank(note)));
    }

    private void ApplyAssignment(ApplicationEvent happened) => Assignee = happened switch
    {
        ReviewStarted started => Assignee ?? started.By,
        CaseAssigned assigned => assigned.Assignee,
        CaseReleased or ApplicationRedirected => null,
        _ => Assignee,
    };

    private bool IsHeldBy(Actor person) => string.Equals(Assignee?.Id, person.Id, StringComparison.Ordinal);

    private void RequireMayPassOn(Actor by) =>
        Require(Assignee is null || IsHeldBy(by) || by.Role is ActorRole.SchoolHead, RuleViolation.HeldByAnother);

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
