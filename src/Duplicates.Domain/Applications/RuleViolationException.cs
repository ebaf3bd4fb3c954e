namespace Duplicates.Domain.Applications;

/// <summary>The rule of the service that a command would have broken. Pages turn it into a sentence.</summary>
public enum RuleViolation
{
    /// <summary>The case is in a state in which this command has no meaning, for example already decided.</summary>
    NotInThisState,

    /// <summary>The role of the person does not allow it.</summary>
    RoleNotAllowed,

    /// <summary>Who proposed a decision cannot also take it.</summary>
    SecondOfficerRequired,

    /// <summary>The law's consent to the use of personal data is missing (R4, R7.3).</summary>
    ConsentRequired,

    /// <summary>What was signed is not what is submitted.</summary>
    SignatureDoesNotMatch,

    /// <summary>The digital signature was not found valid (R3.1).</summary>
    SignatureNotValid,

    /// <summary>A refusal names at least one ground of R7.</summary>
    GroundRequired,

    /// <summary>A refusal gives its reasons in words (R7.4).</summary>
    ReasonsRequired,

    /// <summary>There is no proposal to decide on.</summary>
    ProposalRequired,

    /// <summary>The records of the school were not searched yet.</summary>
    RecordsSearchRequired,

    /// <summary>Before a refusal the applicant is heard (R7.4).</summary>
    HearingRequired,

    /// <summary>The applicant was not heard on this ground: the notice did not name it (R7.5).</summary>
    GroundNotHeard,

    /// <summary>The hearing lies in the past or later than the term after the notice allows (R7.4).</summary>
    HearingOutsideTerm,

    /// <summary>The hearing is not within the office's hours (R6.1).</summary>
    HearingOutsideHours,

    /// <summary>The hearing has not taken place yet.</summary>
    HearingNotYetHeld,

    /// <summary>The applicant may still object or ask for an oral hearing (R7.6).</summary>
    AnswerStillPossible,

    /// <summary>The record says something else than what the applicant answered to the invitation.</summary>
    RecordContradictsAnswer,

    /// <summary>An oral hearing has minutes with everything that R7.6 asks for.</summary>
    MinutesRequired,

    /// <summary>The minutes name a time before the notice or after now.</summary>
    MinutesOutsideTime,

    /// <summary>The refusal would be adopted earlier after the notice than the law allows (R7.5).</summary>
    RefusalTooEarly,

    /// <summary>The receiving organisation is the one that already holds the case.</summary>
    SameOffice,

    /// <summary>Two signatories are needed: the head and the deputy for academic affairs.</summary>
    SignatoriesRequired,

    /// <summary>It is not said to whom, or on what identity document, the duplicate was handed over.</summary>
    RecipientRequired,

    /// <summary>Somebody else than applicant and learner shows a paper that gives the right to receive it.</summary>
    RepresentationRequired,

    /// <summary>«Алтын белгі» exists only for general secondary education (grade 11).</summary>
    AltynBelgiNeedsGeneralSecondary,

    /// <summary>The duplicate is already annulled.</summary>
    AlreadyAnnulled,

    /// <summary>The duplicate was sent to the Corporation and is handed over there.</summary>
    AlreadySent,

    /// <summary>The blank is not among the free blanks of the school.</summary>
    BlankNotInStock,

    /// <summary>A complaint after its term says why it comes late.</summary>
    LateReasonRequired,

    /// <summary>Who took part in a case answers no complaint about it.</summary>
    OwnActRequiresAnother,

    /// <summary>A decided case is only reopened by a satisfied complaint about its refusal.</summary>
    SatisfiedComplaintRequired,

    /// <summary>A colleague holds the case; only that colleague or the head passes it on.</summary>
    HeldByAnother,

    /// <summary>The person who is to get the case holds it already.</summary>
    SameAssignee,

    /// <summary>Nobody holds the case, so nobody can put it back.</summary>
    NotAssigned,

    /// <summary>The applicant has not answered the question before yet.</summary>
    QuestionIsOpen,

    /// <summary>There is no such question any more: answered, or the case is decided.</summary>
    NoOpenQuestion,

    /// <summary>The list of what one hands in holds no such thing for this case (R3.4).</summary>
    NothingElseMayBeAsked,

    /// <summary>The door does not take an application that is certified in this way (R3).</summary>
    ProofNotAccepted,

    /// <summary>The door needs a proven phone (R3.1).</summary>
    PhoneRequired,

    /// <summary>At a desk, and only there, it is said on which document the person was recognised (R3.2).</summary>
    IdentityRequired,

    /// <summary>The document identifies a learner, and the person applies for another (R3.2).</summary>
    IdentityOfAnotherRole,

    /// <summary>Papers that stay at the desk come with a picture.</summary>
    PicturesRequired,

    /// <summary>Another system names what it sends.</summary>
    OutsideIdentityRequired,

    /// <summary>The time lies in the future, or longer ago than the door may enter it later.</summary>
    ReceivedOutsideTime,

    /// <summary>An officer neither accepts nor decides the own application or that of a namesake; somebody else does.</summary>
    OwnCase,

    /// <summary>An officer of the school represents nobody before it (АППК art. 68).</summary>
    OfficerCannotRepresent,
}

/// <summary>A command would break a rule of the service; nothing was changed.</summary>
public sealed class RuleViolationException : Exception
{
    /// <summary>Names the rule.</summary>
    public RuleViolationException(RuleViolation violation)
        : base($"The command breaks the rule {violation}.") => Violation = violation;

    /// <summary>The rule that stood in the way.</summary>
    public RuleViolation Violation { get; }
}
