using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;

namespace Duplicates.Domain.Applications;

/// <content>What one can do with a case.</content>
public sealed partial class DuplicateApplication
{
    /// <summary>The application comes in: the applicant consents and signs (R3.1, R4), and the door accepts it like this (R2).</summary>
    /// <param name="content">What is stated.</param>
    /// <param name="documentSha256">The hash of the application document made from <paramref name="content"/>.</param>
    /// <param name="signature">The proof of signing; it must concern the same bytes.</param>
    /// <param name="consent">The consent; without it nothing is sent.</param>
    /// <param name="by">The applicant, or who accepts it at a desk.</param>
    /// <param name="at">UTC instant.</param>
    /// <param name="intake">By which door, and what was seen there; the service's own site, unless told.</param>
    public void Submit(ApplicationContent content, string documentSha256, ApplicationSignature signature, Consent? consent, Actor by, DateTimeOffset at, IntakeFacts? intake = null)
    {
        intake ??= new(Channel.OwnSite, at);
        Require(State is ApplicationState.Draft, RuleViolation.NotInThisState);
        Require(consent is not null, RuleViolation.ConsentRequired);
        Require(string.Equals(signature.DocumentSha256, documentSha256, StringComparison.Ordinal), RuleViolation.SignatureDoesNotMatch);
        Require(signature.IsGood, RuleViolation.SignatureNotValid);
        ChannelRules.Of(intake.Channel).Require(intake, content, signature, by, at);
        Append(new ApplicationSubmitted(at, by, content, signature, consent!) { Intake = intake });
    }

    /// <summary>
    /// Gives the case its number and its due date: the term of the law after the day of acceptance (R5.1, R5.3), which follows
    /// from the moment at which it was received, however much later it was entered and registered.
    /// </summary>
    public void Register(ApplicationNumber number, WorkingHours hours, WorkingCalendar calendar, DateTimeOffset at)
    {
        Require(State is ApplicationState.Submitted, RuleViolation.NotInThisState);
        var acceptance = AcceptanceRule.Accept(Intake!.ReceivedAt, hours, calendar);
        var deadline = Deadline.Calculate(acceptance.AcceptedOn, calendar);
        Append(new ApplicationRegistered(at, Actor.Service, number, acceptance, deadline));
    }

    /// <summary>
    /// Counts the term of an open case anew after a change of the calendar (R5.4). The explanation is kept fresh also when the
    /// due date stays, because people read there which days were counted; returns whether the due date moved.
    /// </summary>
    public bool RecalculateDueDate(WorkingCalendar calendar, string cause, DateTimeOffset at)
    {
        Require(State.IsOpen(), RuleViolation.NotInThisState);
        Require(!string.IsNullOrWhiteSpace(cause), RuleViolation.ReasonsRequired);
        var deadline = Deadline.Calculate(Deadline!.AcceptedOn, Deadline.WorkingDays, calendar);
        if (deadline == Deadline)
        {
            return false;
        }

        var recalculated = new DueDateRecalculated(at, Actor.Service, Deadline.DueOn, deadline, cause.Trim());
        Append(recalculated);
        return recalculated.IsMoved();
    }

    /// <summary>A clerk or the head takes the case up.</summary>
    public void StartReview(Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(State is ApplicationState.Registered or ApplicationState.Redirected, RuleViolation.NotInThisState);
        Append(new ReviewStarted(at, by));
    }

    /// <summary>Records what the register says; a later search replaces an earlier one.</summary>
    public void RecordSearch(RecordsSearch search, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(State is ApplicationState.UnderReview && Proposal is null, RuleViolation.NotInThisState);
        Append(new RecordsSearched(at, by, search));
    }

    /// <summary>Proposes to issue the duplicate.</summary>
    public void ProposeApproval(Actor by, DateTimeOffset at) => Propose(ProposedOutcome.Approve, null, by, at);

    /// <summary>Proposes to refuse, with grounds and reasons (R7).</summary>
    public void ProposeRefusal(Refusal refusal, Actor by, DateTimeOffset at) => Propose(ProposedOutcome.Refuse, refusal, by, at);

    /// <summary>
    /// The head sends the proposal back to the clerk; after the hearing too, for example because another ground came up, on which the applicant
    /// has to be heard anew.
    /// </summary>
    public void ReturnProposal(string note, Actor by, DateTimeOffset at)
    {
        RequireHead(by);
        Require(State is ApplicationState.UnderReview || (State is ApplicationState.HearingAppointed && HearingRecord is not null), RuleViolation.NotInThisState);
        Require(Proposal is not null, RuleViolation.ProposalRequired);
        Require(!string.IsNullOrWhiteSpace(note), RuleViolation.ReasonsRequired);
        Append(new ProposalReturned(at, by, note.Trim()));
    }

    /// <summary>The head decides to issue the duplicate: on the clerk's proposal, or having heard the applicant.</summary>
    /// <param name="by">The head, who is not the proposer.</param>
    /// <param name="at">UTC instant.</param>
    /// <param name="soleOfficer">The school is set to have one officer; the event then records that one person proposed and decided.</param>
    public void Approve(Actor by, DateTimeOffset at, bool soleOfficer = false)
    {
        RequireHead(by);
        Require(State is ApplicationState.UnderReview or ApplicationState.HearingAppointed, RuleViolation.NotInThisState);
        Require(Proposal is not null, RuleViolation.ProposalRequired);
        Append(new ApplicationApproved(at, by) { BySoleOfficer = IsDecidedAlone(by, soleOfficer) });
    }

    /// <summary>Whether the notice named this ground, so that the applicant was heard on it (R7.5).</summary>
    public bool IsHeardOn(RefusalGround ground) => PreliminaryNotice?.Preliminary.Grounds.Contains(ground) is true;

    /// <summary>
    /// The head refuses: grounds, reasons, only after the hearing (R7.4), on grounds that the notice named, and not before
    /// <see cref="FirstRefusalDay"/> (R7.5).
    /// </summary>
    /// <param name="refusal">Grounds, each <see cref="IsHeardOn"/>, and reasons.</param>
    /// <param name="terms">The settings of R7.5.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="by">The head, who is not the proposer.</param>
    /// <param name="at">UTC instant.</param>
    /// <param name="soleOfficer">The school is set to have one officer; the event then records that one person proposed and decided.</param>
    public void Refuse(Refusal refusal, HearingTerms terms, WorkingCalendar calendar, Actor by, DateTimeOffset at, bool soleOfficer = false)
    {
        RequireHead(by);
        Require(State is ApplicationState.UnderReview or ApplicationState.HearingAppointed, RuleViolation.NotInThisState);
        Require(HearingRecord is not null, RuleViolation.HearingRequired);
        Require(refusal.Grounds.All(IsHeardOn), RuleViolation.GroundNotHeard);
        Require(Day(at) >= FirstRefusalDay(terms, calendar), RuleViolation.RefusalTooEarly);
        Append(new ApplicationRefused(at, by, refusal) { BySoleOfficer = IsDecidedAlone(by, soleOfficer) });
    }

    /// <summary>The duplicate was filled in and has its place in the register.</summary>
    public void Prepare(Guid duplicateId, string seriesAndNumber, int registerEntry, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(State is ApplicationState.Approved, RuleViolation.NotInThisState);
        Append(new DuplicatePrepared(at, by, duplicateId, seriesAndNumber, registerEntry));
    }

    /// <summary>The head states that both signatures and the seal are on the paper.</summary>
    public void MarkReady(Actor by, DateTimeOffset at)
    {
        RequireHead(by);
        Require(State is ApplicationState.Prepared, RuleViolation.NotInThisState);
        Append(new DuplicateReady(at, by));
    }

    /// <summary>Gives the duplicate to a named person: at the school, or at the office of the Corporation where it arrived.</summary>
    public void GiveTo(HandOver handOver, Actor by, DateTimeOffset at)
    {
        RequireHolder(by);
        Require(State is ApplicationState.Ready && !IsAnnulled, RuleViolation.NotInThisState);
        Require(!string.IsNullOrWhiteSpace(handOver.Recipient) && !string.IsNullOrWhiteSpace(handOver.IdentityDocument), RuleViolation.RecipientRequired);
        var isOwn = Content!.Applicant.Name.IsNamedIn(handOver.Recipient) || Content.Learner.Name.IsNamedIn(handOver.Recipient);
        Require(isOwn || !string.IsNullOrWhiteSpace(handOver.Representation), RuleViolation.RepresentationRequired);
        Append(new DuplicateHandedOver(at, by, handOver));
    }

    /// <summary>The applicant takes the application back, before a decision: at home, or on a signed paper whose picture is attached.</summary>
    public void Withdraw(Actor by, DateTimeOffset at, OnPaper? paper = null)
    {
        RequireSaidByApplicant(by, paper, _history[0].At, at);
        Require(paper is null or { Scan.Count: > 0 }, RuleViolation.PicturesRequired);
        Require(State is ApplicationState.Submitted or ApplicationState.HearingAppointed || IsBeforeHearing, RuleViolation.NotInThisState);
        Append(new ApplicationWithdrawn(at, by) { Paper = paper });
    }

    private bool IsBeforeHearing =>
        State is ApplicationState.Registered or ApplicationState.UnderReview or ApplicationState.Redirected;

    private void Propose(ProposedOutcome outcome, Refusal? refusal, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(State is ApplicationState.UnderReview && Proposal is null, RuleViolation.NotInThisState);
        RequireNotOwnCase(by);
        Require(RecordsSearch is not null, RuleViolation.RecordsSearchRequired);
        Append(new DecisionProposed(at, by, new DecisionProposal(outcome, refusal, by.Id)));
    }

    /// <summary>Whether this person made the proposal that waits.</summary>
    public bool IsOwnProposal(Actor by) => string.Equals(Proposal?.ProposedBy, by.Id, StringComparison.Ordinal);

    /// <summary>The rule of the second officer: the head decides what somebody else proposed, and the own proposal only where the school has one officer.</summary>
    /// <param name="by">Who wants to decide.</param>
    /// <param name="soleOfficer">The school is set to have one officer.</param>
    public bool MayDecide(Actor by, bool soleOfficer) => by.Role is ActorRole.SchoolHead && (soleOfficer || !IsOwnProposal(by));

    /// <summary>Whether one person both proposed and decides; that is refused unless the school has one officer only.</summary>
    private bool IsDecidedAlone(Actor by, bool soleOfficer)
    {
        RequireNotOwnCase(by);
        Require(MayDecide(by, soleOfficer), RuleViolation.SecondOfficerRequired);
        return IsOwnProposal(by);
    }

    private static void RequireStaff(Actor by) =>
        Require(by.Role is ActorRole.SchoolClerk or ActorRole.SchoolHead, RuleViolation.RoleNotAllowed);

    private static void RequireHead(Actor by) => Require(by.Role is ActorRole.SchoolHead, RuleViolation.RoleNotAllowed);

    private static void Require(bool holds, RuleViolation violation)
    {
        if (!holds)
        {
            throw new RuleViolationException(violation);
        }
    }
}
