using static Duplicates.Domain.Applications.ActorRole;
using static Duplicates.Domain.Applications.SignatureMethod;

namespace Duplicates.Domain.Applications;

/// <summary>What a door accepts: one row of <see cref="ChannelRules"/>.</summary>
/// <param name="Channel">The door.</param>
/// <param name="Roles">Who may act there.</param>
/// <param name="Proofs">How the application may be certified (R3.1, R3.2).</param>
public sealed record ChannelRule(Channel Channel, IReadOnlyList<ActorRole> Roles, IReadOnlyList<SignatureMethod> Proofs)
{
    /// <summary>Somebody stands before an officer, who says on which document the person was recognised (R3.2) and which papers were seen.</summary>
    public bool IsInPerson { get; init; }

    /// <summary>The phone is known and proven: it is part of the proof (R3.1).</summary>
    public bool NeedsPhone { get; init; }

    /// <summary>Papers travel no further than the desk, so a picture of each comes with the case.</summary>
    public bool NeedsPictures { get; init; }

    /// <summary>Another system knows the application by a name of its own; the same name is never a second case.</summary>
    public bool HasOutsideIdentity { get; init; }

    /// <summary>How long before it is entered it may have been received: a desk without electricity takes papers, and enters them later.</summary>
    public TimeSpan ReceivedWithin { get; init; }

    /// <summary>Throws unless an application may come in like this.</summary>
    /// <param name="intake">How it came in.</param>
    /// <param name="content">What it says.</param>
    /// <param name="proof">How it is certified.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="at">UTC instant at which it is entered.</param>
    /// <exception cref="RuleViolationException">It may not; the violation says why.</exception>
    public void Require(IntakeFacts intake, ApplicationContent content, ApplicationSignature proof, Actor by, DateTimeOffset at)
    {
        Require(Roles.Contains(by.Role), RuleViolation.RoleNotAllowed);
        Require(Proofs.Contains(proof.Method), RuleViolation.ProofNotAccepted);
        Require(!NeedsPhone || content.Contacts.Phone is not null, RuleViolation.PhoneRequired);
        Require(IsInPerson == intake.Identity is not null, RuleViolation.IdentityRequired);
        Require(intake.Identity?.Kind.Identifies(content.Relation) is not false, RuleViolation.IdentityOfAnotherRole);
        Require(IsInPerson || intake.Papers.Count == 0, RuleViolation.NothingElseMayBeAsked);
        Require(HasOutsideIdentity == intake.OutsideIdentity is not null, RuleViolation.OutsideIdentityRequired);
        Require(!NeedsPictures || content.Files.Count > 0 || intake.Papers.All(paper => paper.Form is PaperForm.Digital), RuleViolation.PicturesRequired);
        Require(intake.ReceivedAt <= at && at - intake.ReceivedAt <= ReceivedWithin, RuleViolation.ReceivedOutsideTime);
        Require(by.Role is Applicant || !(content.Applicant.Name.IsOf(by.DisplayName) || content.Learner.Name.IsOf(by.DisplayName)), RuleViolation.OwnCase);
    }

    private static void Require(bool holds, RuleViolation violation)
    {
        if (!holds)
        {
            throw new RuleViolationException(violation);
        }
    }
}

/// <summary>The table of doors: one row each, and nobody else knows what a door accepts.</summary>
public static class ChannelRules
{
    /// <summary>Between the signature and the moment at which the case is stored.</summary>
    private static readonly TimeSpan WhileItIsStored = TimeSpan.FromMinutes(10);

    /// <summary>Papers that were taken while nothing worked are entered within a week.</summary>
    private static readonly TimeSpan LaterAtADesk = TimeSpan.FromDays(7);

    /// <summary>A message between systems is repeated until it arrives.</summary>
    private static readonly TimeSpan LaterBetweenSystems = TimeSpan.FromDays(1);

    /// <summary>The rows.</summary>
    public static IReadOnlyList<ChannelRule> All { get; } =
    [
        new(Channel.OwnSite, [Applicant], [OneTimePassword, DigitalSignature]) { NeedsPhone = true, ReceivedWithin = WhileItIsStored },
        new(Channel.SchoolOffice, [SchoolClerk, SchoolHead], [Paper]) { IsInPerson = true, ReceivedWithin = LaterAtADesk },
        new(Channel.CorporationCounter, [CorporationOperator], [Paper, DigitalSignature, OperatorSignature]) { IsInPerson = true, NeedsPictures = true, ReceivedWithin = LaterAtADesk },
        new(Channel.HomeVisit, [CorporationOperator], [Paper, OperatorSignature]) { IsInPerson = true, NeedsPictures = true, ReceivedWithin = LaterAtADesk },
        new(Channel.EGovernmentPortal, [Applicant], [OneTimePassword, DigitalSignature]) { HasOutsideIdentity = true, ReceivedWithin = LaterBetweenSystems },
        new(Channel.PartnerSystem, [ActorRole.Service], [DigitalSignature, OperatorSignature]) { HasOutsideIdentity = true, ReceivedWithin = LaterBetweenSystems },
    ];

    /// <summary>Everybody who may bring an application in by some door.</summary>
    public static IReadOnlyList<ActorRole> Roles { get; } = [.. All.SelectMany(rule => rule.Roles).Distinct()];

    /// <summary>The row of a door.</summary>
    public static ChannelRule Of(Channel channel) => All.Single(rule => rule.Channel == channel);
}
