namespace Duplicates.Domain.Applications;

/// <content>How the application came in.</content>
public sealed partial class DuplicateApplication
{
    /// <summary>By which door it came; once submitted. What was stored before doors were told apart came by the service's own site.</summary>
    public IntakeFacts? Intake { get; private set; }

    /// <summary>Who brought it in: the applicant, or the officer who accepted it (R2.5); null before it is submitted.</summary>
    public Actor? TakenBy { get; private set; }

    /// <summary>What was missing at the desk; null when nothing was.</summary>
    public MissingPapersNamed? MissingPapers { get; private set; }

    /// <summary>The applicant has no phone and so no account here: letters go on paper.</summary>
    public bool IsToldOnPaper => Content is { Contacts.Phone: null };

    /// <summary>
    /// Whether this is the applicant. Whoever sent it from an account acts from that account; of what was handed in at a desk the store
    /// shows nothing to anybody but the person's confirmed account.
    /// </summary>
    public bool IsApplicant(Actor by) =>
        by.Role is ActorRole.Applicant && (_history[0].By.Role is not ActorRole.Applicant || string.Equals(by.Id, _history[0].By.Id, StringComparison.Ordinal));

    /// <summary>Names on a slip what is missing of the list of R3; accepting is not refused for it (R2.5).</summary>
    /// <param name="missing">Items of the list of this case.</param>
    /// <param name="until">The last day (Almaty) on which they are awaited: in the future, and not after the due date.</param>
    /// <param name="by">The officer who accepted the application.</param>
    /// <param name="at">UTC instant.</param>
    public void NameMissing(IReadOnlyCollection<ChecklistItem> missing, DateOnly until, Actor by, DateTimeOffset at)
    {
        RequireAtDesk(by);
        Require(State is ApplicationState.Registered && MissingPapers is null, RuleViolation.NotInThisState);
        Require(missing.Count > 0 && missing.All(ChecklistItems.Contains), RuleViolation.NothingElseMayBeAsked);
        Require(until > Day(at) && until <= Deadline!.DueOn, RuleViolation.ReceivedOutsideTime);
        Append(new MissingPapersNamed(at, by, [.. missing.Distinct().Order()], until));
    }

    /// <summary>Prints the receipt once more.</summary>
    /// <param name="by">An officer at whose desk it was accepted, or of the school.</param>
    /// <param name="at">UTC instant.</param>
    public void ReprintReceipt(Actor by, DateTimeOffset at)
    {
        RequireAtDesk(by);
        Require(State is not (ApplicationState.Draft or ApplicationState.Submitted), RuleViolation.NotInThisState);
        Append(new ReceiptReprinted(at, by));
    }

    private void ApplyIntake(ApplicationEvent happened)
    {
        switch (happened)
        {
            case ApplicationSubmitted submitted:
                (Intake, TakenBy) = (submitted.Intake ?? new(Channel.OwnSite, submitted.At), submitted.By);
                break;
            case MissingPapersNamed named:
                MissingPapers = named;
                break;
        }
    }

    /// <summary>Whoever accepts applications at a desk (R2.1, R2.2).</summary>
    private static void RequireAtDesk(Actor by) =>
        Require(by.Role is ActorRole.SchoolClerk or ActorRole.SchoolHead or ActorRole.CorporationOperator, RuleViolation.RoleNotAllowed);

    /// <summary>Nobody decides on the own application or on that of a namesake: somebody else of the school does.</summary>
    private void RequireNotOwnCase(Actor by) =>
        Require(!(Content!.Applicant.Name.IsOf(by.DisplayName) || Content.Learner.Name.IsOf(by.DisplayName)), RuleViolation.OwnCase);
}
