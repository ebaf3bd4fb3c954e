using Duplicates.Domain.Applications;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;
using static Duplicates.Domain.Applications.ActorRole;

namespace Duplicates.Service.Cases;

/// <summary>
/// The table of steps: one row for each event that a case can have, in the order in which a case goes its way; officers are offered
/// actions in this order, too. <see cref="CaseSteps"/> answers from it.
/// </summary>
internal static class StepTable
{
    private static readonly ActorRole[] School = [SchoolClerk, SchoolHead];

    private static readonly ActorRole[] Desks = [SchoolClerk, SchoolHead, CorporationOperator];

    /// <summary>What the applicant says, and what officers enter when it comes on paper.</summary>
    private static readonly ActorRole[] ApplicantOrOnPaper = [Applicant, SchoolClerk, SchoolHead];

    private static readonly CaseOffer ChangeHolder = new(NextAction.ChangeHolder, "holder", look => look.State.IsOpen() ? Offered.Beside : Offered.No);

    /// <summary>Notes of colleagues stand beside the case and are no event of it.</summary>
    public static CaseOffer InternalNote { get; } = new(NextAction.AddNote, "note", _ => Offered.Beside);

    /// <summary>The rows.</summary>
    public static IReadOnlyList<CaseStep> Rows { get; } =
    [
        new CaseStep<ApplicationDrafted>("ApplicationDrafted", 1, ChannelRules.Roles) { ForApplicant = null },
        new CaseStep<ApplicationSubmitted>("ApplicationSubmitted", 1, ChannelRules.Roles)
        {
            Remarks = (submitted, texts) => submitted.Intake is null or { Channel: Channel.OwnSite } ? [] : [Note(texts[$"intake.channel.{submitted.Intake.Channel}"])],
        },
        new CaseStep<ApplicationRegistered>("ApplicationRegistered", 1, ActorRole.Service)
        {
            Move = ProcessMove.Begin,
            Papers = [new(DocumentKind.Application), new(DocumentKind.Receipt)],
            // whoever entered it at the desk of the school knows of it
            Tells =
            [
                new(Told.Applicant, "registered", ToldBy.AllWays),
                new(Told.Clerks, "registered", ToldBy.StaffInbox) { When = (application, _) => application.TakenBy!.Role is not (SchoolClerk or SchoolHead) },
            ],
        },
        new CaseStep<MissingPapersNamed>("MissingPapersNamed", 1, Desks)
        {
            Papers = [new(DocumentKind.MissingPapers)],
            Remarks = (named, texts) => [Note(texts["intake.missing.until", string.Join("; ", named.Missing.Select(item => texts[$"casefile.item.{item}"].Value)), texts.Date(named.Until)])],
        },
        new CaseStep<ReceiptReprinted>("ReceiptReprinted", 1, Desks)
        {
            Offer = new(NextAction.ReprintReceipt, "receipt-again", look => ChannelRules.Of(look.Case.Intake!.Channel).IsInPerson ? Offered.Beside : Offered.No),
            Papers = [new(DocumentKind.Receipt)],
            ForApplicant = null,
        },
        new CaseStep<DueDateRecalculated>("DueDateRecalculated", 1, ActorRole.Service)
        {
            Tells =
            [
                new(Told.Applicant, "re-dated", ToldBy.AllWays) { When = (_, recalculated) => recalculated.IsMoved() },
                new(Told.Clerks, "re-dated", ToldBy.StaffInbox) { When = (_, recalculated) => recalculated.IsMoved() },
            ],
            ForApplicant = recalculated => recalculated.IsMoved(),
            Remarks = (recalculated, texts) =>
                [Note(texts[recalculated.IsMoved() ? "calendar.moved" : "calendar.explained", texts.Date(recalculated.OldDueOn), texts.Date(recalculated.Deadline.DueOn), recalculated.Cause])],
        },
        new CaseStep<QuestionAsked>("QuestionAsked", 1, School)
        {
            Offer = new(NextAction.Ask, "question", look => look.Case.CanBeAsked ? Offered.Beside : Offered.No),
            Papers = [new(DocumentKind.Question)],
            Tells = [new(Told.Applicant, "question", ToldBy.AllWays)],
            Remarks = (asked, _) => [Note(asked.Text)],
        },
        new CaseStep<QuestionAnswered>("QuestionAnswered", 1, ApplicantOrOnPaper)
        {
            Offer = new(NextAction.EnterAnswer, "answer", look => look.Case.OpenQuestion is null ? Offered.No : Offered.Beside),
            Tells = [new(Told.Holder, "answered", ToldBy.StaffInbox), new(Told.Applicant, "answer-received", ToldBy.Confirmation)],
            Remarks = (answered, texts) => [Note(answered.Text), .. CameOn(answered.Paper, texts)],
        },
        new CaseStep<ChecklistMarked>("ChecklistMarked", 1, School)
        {
            Offer = new(NextAction.MarkChecklist, "checklist", look => look.State.IsOpen() && !look.State.IsDecided() ? Offered.Beside : Offered.No),
            ForApplicant = null,
        },
        new CaseStep<CaseAssigned>("CaseAssigned", 1, School)
        {
            Offer = ChangeHolder,
            Tells = [new(Told.Holder, "assigned", ToldBy.StaffInbox), new(Told.FormerHolder, "no-longer-yours", ToldBy.StaffInbox)],
            ForApplicant = null,
            Remarks = (assigned, _) => [Note($"→ {assigned.Assignee.DisplayName}{(assigned.Note is null ? null : $": {assigned.Note}")}")],
        },
        new CaseStep<CaseReleased>("CaseReleased", 1, School)
        {
            Offer = ChangeHolder,
            Tells = [new(Told.FormerHolder, "no-longer-yours", ToldBy.StaffInbox)],
            ForApplicant = null,
            Remarks = (released, _) => released.Note is { } why ? [Note(why)] : [],
        },
        new CaseStep<ReviewStarted>("ReviewStarted", 1, School)
        {
            Offer = new(NextAction.StartReview, "start", look => look.State is ApplicationState.Registered or ApplicationState.Redirected ? Offered.First : Offered.No),
            Move = ProcessMove.GoOn,
            StillHolds = _ => true,
        },
        new CaseStep<RecordsSearched>("RecordsSearched", 1, School)
        {
            Offer = new(NextAction.RecordSearch, "search", look => !look.IsBeforeProposal ? Offered.No : look.Case.RecordsSearch is null ? Offered.First : Offered.Also),
            Move = ProcessMove.GoOn,
            StillHolds = application => application.RecordsSearch is not null,
            ForApplicant = null,
        },
        new CaseStep<DecisionProposed>("DecisionProposed", 1, School)
        {
            Offer = new(NextAction.Propose, "propose", look => look.IsBeforeProposal && look.Case.RecordsSearch is not null ? Offered.First : Offered.No),
            Move = ProcessMove.GoOn,
            StillHolds = application => application.State is ApplicationState.Approved,
            Tells = [new(Told.Head, "proposed", ToldBy.StaffInbox) { When = (_, proposed) => proposed.By.Role is not SchoolHead }],
            ForApplicant = null,
        },
        new CaseStep<HearingAppointed>("HearingAppointed", 1, SchoolHead)
        {
            Offer = new(NextAction.AppointHearing, "hearing", look =>
                look is { State: ApplicationState.UnderReview, MayDecide: true, Case.Proposal.Outcome: ProposedOutcome.Refuse } ? Offered.First : Offered.No) { Decides = true },
            Move = ProcessMove.GoOn,
            Papers = [new(DocumentKind.HearingNotice)],
            Tells = [new(Told.Applicant, "hearing", ToldBy.AllWays)],
            Remarks = (appointed, texts) => [.. Late(appointed.Appointment.NoticeIsLate, texts["casework.notice-late"]), .. DecidedAlone(appointed.BySoleOfficer, texts["casefile.sole-officer"])],
        },
        new CaseStep<HearingMoved>("HearingMoved", 1, SchoolHead)
        {
            Offer = new(NextAction.MoveHearing, "hearing-time", look => look.Case.CanMoveHearing ? Offered.Beside : Offered.No),
            Papers = [new(DocumentKind.HearingNotice)],
            Tells = [new(Told.Applicant, "hearing", ToldBy.AllWays)],
        },
        new CaseStep<HearingAnswered>("HearingAnswered", 1, ApplicantOrOnPaper)
        {
            Offer = new(NextAction.EnterHearingReply, "hearing-answer", look => look.Case.CanAnswerHearing ? Offered.Beside : Offered.No),
            // the head, too: a refusal is not signed before the answer is read (R7.5)
            Tells =
            [
                new(Told.Holder, "hearing-answered", ToldBy.StaffInbox),
                new(Told.Head, "hearing-answered", ToldBy.StaffInbox),
                new(Told.Applicant, "hearing-answer-received", ToldBy.Confirmation),
            ],
            Remarks = (answered, texts) => [Note($"{texts[$"my.hearing.{answered.Reply.Attendance}"].Value}. {answered.Reply.Statement}"), .. CameOn(answered.Reply.Paper, texts)],
        },
        new CaseStep<HearingRecorded>("HearingRecorded", 1, School)
        {
            Offer = new(NextAction.RecordHearing, "hearing-record", look => look is { State: ApplicationState.HearingAppointed, Case.HearingRecord: null } ? Offered.First : Offered.No),
            Move = ProcessMove.GoOn,
            Papers = [new(DocumentKind.HearingMinutes) { When = (_, recorded) => recorded.Record.Minutes is not null }],
            Tells = [new(Told.Applicant, "minutes", ToldBy.AllWays) { When = (_, recorded) => recorded.Record.Minutes is not null }],
            ForApplicant = recorded => recorded.Record.Minutes is not null,
            Remarks = (recorded, texts) => Late(recorded.MissedDay is not null, texts["casework.minutes.late"]),
        },
        new CaseStep<MinutesRemarked>("MinutesRemarked", 1, ApplicantOrOnPaper)
        {
            Offer = new(NextAction.EnterRemark, "minutes-remark", look => look.Case is { HearingRecord.Minutes: not null, OpenRemark: null } ? Offered.Beside : Offered.No),
            Tells = [new(Told.Holder, "remarked", ToldBy.StaffInbox), new(Told.Head, "remarked", ToldBy.StaffInbox)],
            Remarks = (remarked, texts) => [Note(remarked.Text), .. CameOn(remarked.Paper, texts)],
        },
        new CaseStep<MinutesRemarkAnswered>("MinutesRemarkAnswered", 1, School)
        {
            Offer = new(NextAction.AnswerRemark, "remark", look => look.Case.OpenRemark is null ? Offered.No : Offered.Beside),
            Tells = [new(Told.Applicant, "remark-answered", ToldBy.AllWays)],
            Remarks = (answered, _) => [Note(answered.Text)],
        },
        new CaseStep<ApplicationRefused>("ApplicationRefused", 1, SchoolHead)
        {
            Offer = new(NextAction.Refuse, "refuse", look =>
                look is { State: ApplicationState.HearingAppointed, MayDecide: true, Case.HearingRecord: not null } ? Offered.First : Offered.No) { Decides = true },
            Move = ProcessMove.GoOn,
            Papers = [new(DocumentKind.Refusal)],
            Tells = [new(Told.Applicant, "refused", ToldBy.AllWays)],
            Remarks = (refused, texts) => DecidedAlone(refused.BySoleOfficer, texts["casefile.sole-officer"]),
        },
        new CaseStep<ApplicationApproved>("ApplicationApproved", 1, SchoolHead)
        {
            Offer = new(NextAction.Approve, "approve", ApprovalOffered) { Decides = true },
            Move = ProcessMove.GoOn,
            StillHolds = application => application.State is ApplicationState.Approved,
            Tells = [new(Told.Applicant, "approved", ToldBy.AllWays), new(Told.Holder, "approved", ToldBy.StaffInbox)],
            Remarks = (approved, texts) => DecidedAlone(approved.BySoleOfficer, texts["casefile.sole-officer"]),
        },
        new CaseStep<ProposalReturned>("ProposalReturned", 1, SchoolHead)
        {
            Offer = new(NextAction.ReturnProposal, "return", look =>
                look is { State: ApplicationState.UnderReview, MayDecide: true } or { State: ApplicationState.HearingAppointed, MayDecide: true, Case.HearingRecord: not null } ? Offered.Also : Offered.No),
            Move = ProcessMove.GoOn,
            Tells = [new(Told.Holder, "returned", ToldBy.StaffInbox)],
            ForApplicant = null,
            Remarks = (returned, _) => [Note(returned.Note)],
        },
        new CaseStep<CaseReopened>("CaseReopened", 1, SchoolClerk, SchoolHead, MinistryInspector) { Move = ProcessMove.BeginAnew },
        new CaseStep<DuplicatePrepared>("DuplicatePrepared", 1, School)
        {
            Offer = new(NextAction.Prepare, "prepare", look => look.State is ApplicationState.Approved ? Offered.First : Offered.No),
            Move = ProcessMove.GoOn,
            Papers = [new(DocumentKind.DuplicateSheet)],
            Tells = [new(Told.Head, "prepared", ToldBy.StaffInbox) { When = (_, prepared) => prepared.By.Role is not SchoolHead }],
        },
        new CaseStep<BlankSpoiled>("BlankSpoiled", 1, School)
        {
            Offer = new(NextAction.SpoilBlank, "spoil", look => look.State is ApplicationState.Prepared ? Offered.Beside : Offered.No),
            Move = ProcessMove.GoOn,
            Register = (_, spoiled) => new LineVoid(spoiled.DuplicateId, spoiled.SeriesAndNumber, spoiled.Reason, spoiled.By, spoiled.At),
            ForApplicant = null,
            Remarks = (spoiled, _) => [Note($"{spoiled.SeriesAndNumber}: {spoiled.Reason}")],
        },
        new CaseStep<DuplicateReady>("DuplicateReady", 1, SchoolHead)
        {
            Offer = new(NextAction.MarkReady, "ready", look => look.State is ApplicationState.Prepared ? Offered.First : Offered.No),
            Move = ProcessMove.GoOn,
            // who collects it at an office of the Corporation hears that it is ready when it has arrived there
            Papers = [new(DocumentKind.ReadyNotice) { When = (application, _) => !application.IsCollectedElsewhere }],
            Tells = [new(Told.Applicant, "ready", ToldBy.AllWays) { When = (application, _) => !application.IsCollectedElsewhere }],
        },
        new CaseStep<DuplicateSentToCorporation>("DuplicateSentToCorporation", 1, School)
        {
            Offer = new(NextAction.SendToCorporation, "send", look => look is { IsDuplicateHere: true, Case: { IsCollectedElsewhere: true, CanBeRequestedAgain: false } } ? Offered.First : Offered.No),
            Register = (application, sent) => new LineSent(application.DuplicateId!.Value, sent.ToOfficeId, sent.IsLate, sent.At),
            Tells = [new(Told.Operator, "sent-to-you", ToldBy.StaffInbox)],
            Remarks = (sent, texts) => [Note(sent.ToOfficeName.In(ReaderLanguage.Current)), .. Late(sent.IsLate, texts["register.sent-late"])],
        },
        new CaseStep<DuplicateArrivedAtCorporation>("DuplicateArrivedAtCorporation", 1, CorporationOperator)
        {
            Register = (application, arrived) => new LineArrived(application.DuplicateId!.Value, arrived.At),
            Papers = [new(DocumentKind.ReadyNotice)],
            Tells = [new(Told.Applicant, "ready", ToldBy.AllWays)],
        },
        new CaseStep<CollectionReminded>("CollectionReminded", 1, ActorRole.Service)
        {
            Tells = [new(Told.Applicant, "not-collected-yet", ToldBy.AllWays)],
            Remarks = (reminded, texts) => [Note(texts["steps.kept-until", texts.Date(reminded.KeptUntil)])],
        },
        new CaseStep<DuplicateReturned>("DuplicateReturned", 1, School)
        {
            Register = (application, _) => new LineReturned(application.DuplicateId!.Value),
            Tells = [new(Told.Applicant, "returned-to-school", ToldBy.AllWays)],
        },
        new CaseStep<CollectionRequested>("CollectionRequested", 1, [.. Desks, Applicant])
        {
            Offer = new(NextAction.SendAgain, "send-again", look => look.Case.CanBeRequestedAgain ? Offered.Also : Offered.No),
            Tells = [new(Told.Clerks, "send-again", ToldBy.StaffInbox)],
            Remarks = (requested, texts) => [Note(texts["steps.send-by", texts.Date(requested.SendBy)])],
        },
        new CaseStep<DuplicateHandedOver>("DuplicateHandedOver", 1, SchoolClerk, SchoolHead, CorporationOperator)
        {
            Offer = new(NextAction.HandOver, "hand-over", look => !look.IsDuplicateHere ? Offered.No : look.Case is { IsCollectedElsewhere: true, CanBeRequestedAgain: false } ? Offered.Also : Offered.First),
            Move = ProcessMove.GoOn,
            Register = (application, handed) => new LineHandedOver(application.DuplicateId!.Value, handed.HandOver, handed.By, handed.At),
            Papers = [new(DocumentKind.HandOverReceipt)],
            Tells = [new(Told.Applicant, "handed-over", ToldBy.AllWays)],
        },
        new CaseStep<RegisterExtractIssued>("RegisterExtractIssued", 1, SchoolHead)
        {
            Offer = new(NextAction.IssueExtract, "register-extract", look => look.Case.HasSignedDuplicate ? Offered.Beside : Offered.No),
            Papers = [new(DocumentKind.RegisterExtract)],
        },
        new CaseStep<ApplicationRedirected>("ApplicationRedirected", 1, School)
        {
            Offer = new(NextAction.Redirect, "redirect", look =>
                look.State is ApplicationState.Registered or ApplicationState.Redirected || look.IsBeforeProposal ? Offered.Also : Offered.No),
            Move = ProcessMove.GoOn,
            Tells =
            [
                new(Told.Applicant, "redirected", ToldBy.AllWays),
                new(Told.FormerHolder, "passed-on", ToldBy.StaffInbox),
                new(Told.OtherSchool, "received", ToldBy.StaffInbox),
            ],
            Remarks = (redirected, texts) =>
                [Note($"{redirected.ToOfficeName.In(ReaderLanguage.Current)}: {redirected.Cause}"), .. Late(redirected.MissedDay is not null, texts["casework.redirected-late"])],
        },
        new CaseStep<DuplicateAnnulled>("DuplicateAnnulled", 1, SchoolHead)
        {
            Offer = new(NextAction.Annul, "annul", look => look.Case.IsAnnulled || look.State is not (ApplicationState.Ready or ApplicationState.HandedOver) ? Offered.No : Offered.Also),
            Move = ProcessMove.BeginAnew,
            MovesWhen = annulled => annulled.ReplacedDuplicateId is not null,
            Register = VoidIfReplaced,
            Tells =
            [
                new(Told.Applicant, "made-anew", ToldBy.AllWays) { When = (_, annulled) => annulled.ReplacedDuplicateId is not null },
                new(Told.Applicant, "annulled", ToldBy.AllWays) { When = (_, annulled) => annulled.ReplacedDuplicateId is null },
                new(Told.Operator, "do-not-hand-over", ToldBy.StaffInbox) { When = (_, annulled) => annulled.ReplacedDuplicateId is not null },
            ],
            Remarks = (annulled, _) => [Note(annulled.Reason)],
        },
        new CaseStep<ApplicationWithdrawn>("ApplicationWithdrawn", 1, ApplicantOrOnPaper)
        {
            Offer = new(NextAction.EnterWithdrawal, "withdrawal", look => look.State.IsOpen() && !look.State.IsDecided() ? Offered.Beside : Offered.No),
            Move = ProcessMove.Stop,
            Tells =
            [
                new(Told.Holder, "withdrawn", ToldBy.StaffInbox),
                new(Told.Head, "withdrawn", ToldBy.StaffInbox),
                new(Told.Applicant, "withdrawn", ToldBy.AllWays),
            ],
            Remarks = (withdrawn, texts) => CameOn(withdrawn.Paper, texts),
        },
    ];

    private static Offered ApprovalOffered(CaseLook look) => look switch
    {
        { MayDecide: false } => Offered.No,
        { State: ApplicationState.UnderReview } => look.Case.Proposal!.Outcome is ProposedOutcome.Approve ? Offered.First : Offered.Also,
        { State: ApplicationState.HearingAppointed, Case.HearingRecord: not null } => Offered.Also,
        _ => Offered.No,
    };

    /// <summary>A duplicate that nobody had collected is made anew on another blank.</summary>
    private static LineVoid? VoidIfReplaced(DuplicateApplication application, DuplicateAnnulled annulled) => annulled.ReplacedDuplicateId is { } replaced
        ? new(replaced, application.History.OfType<DuplicatePrepared>().Last(prepared => prepared.DuplicateId == replaced).SeriesAndNumber, annulled.Reason, annulled.By, annulled.At)
        : null;

    private static IEnumerable<HistoryRemark> CameOn(OnPaper? paper, IStringLocalizer<ServiceTexts> texts) =>
        paper is null ? [] : [Note(texts["casefile.paper.came", texts.Date(paper.ReceivedOn)])];

    private static HistoryRemark Note(string text) => new(RemarkKind.Note, text);

    private static IEnumerable<HistoryRemark> Late(bool isLate, string text) => isLate ? [new(RemarkKind.Late, text)] : [];

    private static IEnumerable<HistoryRemark> DecidedAlone(bool alone, string text) => alone ? [new(RemarkKind.Notable, text)] : [];
}
