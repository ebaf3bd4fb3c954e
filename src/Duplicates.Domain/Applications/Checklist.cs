namespace Duplicates.Domain.Applications;

/// <summary>What the law asks of an application (R3); nothing else may be asked for (R3.4).</summary>
public enum ChecklistItem
{
    /// <summary>R3.2 1): the application of Appendix 1 with all its fields.</summary>
    Application,

    /// <summary>R3.1: it is certified by the applicant's digital signature or one-time password.</summary>
    Signature,

    /// <summary>R3.2 2): who applies is known.</summary>
    Identity,

    /// <summary>R4: the consent to the use of data that the law protects.</summary>
    Consent,

    /// <summary>R1.1: who applies for a minor is the parent or legal representative.</summary>
    Representation,

    /// <summary>R3.2 3): the original, when it is damaged and the name has changed.</summary>
    Original,
}

/// <summary>The officer ticked what is in order; a later event replaces an earlier one.</summary>
public sealed record ChecklistMarked(DateTimeOffset At, Actor By, IReadOnlyList<ChecklistItem> Items) : ApplicationEvent(At, By);
