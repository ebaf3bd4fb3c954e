using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Tests.Time;
using Duplicates.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>The commands of a walk.</summary>
internal enum WalkCommand
{
    Submit,
    Register,
    RecalculateDueDate,
    StartReview,
    RecordSearch,
    ProposeApproval,
    ProposeRefusal,
    ReturnProposal,
    AppointHearing,
    MoveHearing,
    AnswerHearing,
    RecordHearing,
    Approve,
    Refuse,
    Prepare,
    MarkReady,
    GiveTo,
    Withdraw,
    Redirect,
    Reopen,
}

/// <summary>
/// One step of a walk: after some hours somebody tries something. A guided step tries what may
/// succeed, because without such steps hardly a walk would get beyond the proposal.
/// </summary>
internal sealed record WalkStep(bool IsGuided, int Pick, WalkCommand Command, int Actor, int Variant, int Hours);

/// <summary>A case on which steps are tried one after another.</summary>
internal sealed class RandomWalk
{
    private static readonly Actor[] Actors =
    [
        TestApplications.Applicant,
        TestApplications.Clerk,
        TestApplications.OtherClerk,
        TestApplications.Head,
        TestApplications.OtherHead,
        TestApplications.Operator,
        TestApplications.Inspector,
        Actor.Service,
    ];

    private static readonly WorkingCalendar[] Calendars =
    [
        TestCalendar.FiveDayWeek,
        TestCalendar.With(TestCalendar.DayOff(new DateOnly(2026, 12, 14))),
        TestCalendar.With(TestCalendar.Worked(new DateOnly(2026, 11, 28)), TestCalendar.Worked(new DateOnly(2026, 12, 5))),
        WorkingCalendar.WithoutHolidays,
    ];

    private static readonly RecordsSearch[] Searches =
    [
        TestApplications.Found,
        new(RecordsSearchOutcome.NotFound, RegisterEntry: null, OriginalSeriesAndNumber: null, Note: null),
        new(RecordsSearchOutcome.RegisterLost, RegisterEntry: null, OriginalSeriesAndNumber: null, "Су басқан."),
    ];

    private static readonly (string Id, BilingualText Name)[] Offices =
    [
        (TestApplications.SchoolId, TestApplications.School),
        (TestApplications.OtherSchoolId, TestApplications.OtherSchool),
        ("school-77", new BilingualText("№ 77 мектеп", "Школа № 77")),
    ];

    private DateTimeOffset _now = TestApplications.Arrived;

    /// <summary>Walks of up to forty steps, most of them guided.</summary>
    internal static Arbitrary<WalkStep[]> Steps { get; } = Arb.From(
        from length in Gen.Choose(0, 40)
        from steps in Gen.ArrayOf(
            from guided in Gen.Choose(0, 9)
            from pick in Gen.Choose(0, 11)
            from command in Gen.Elements(Enum.GetValues<WalkCommand>())
            from actor in Gen.Choose(0, Actors.Length - 1)
            from variant in Gen.Choose(0, 11)
            from hours in Gen.Choose(0, 48)
            select new WalkStep(guided < 7, pick, command, actor, variant, hours),
            length)
        select steps,
        Shorter);

    internal DuplicateApplication Application { get; } = TestApplications.Draft();

    /// <summary>The calendar by which the due date was counted last.</summary>
    internal WorkingCalendar Calendar { get; private set; } = TestCalendar.FiveDayWeek;

    /// <summary>Tries a step.</summary>
    /// <returns>The command that was tried, and the rule that stood in its way, if one did.</returns>
    internal (WalkCommand Command, RuleViolation? Violation) Try(WalkStep step)
    {
        _now = _now.AddHours(step.Hours);
        var (command, by) = step.IsGuided ? Likely(step) : (step.Command, Actors[step.Actor]);
        try
        {
            Run(command, by, step.Variant);
            return (command, null);
        }
        catch (RuleViolationException exception)
        {
            return (command, exception.Violation);
        }
    }

    private static IEnumerable<WalkStep[]> Shorter(WalkStep[] steps) =>
        Enumerable.Range(0, steps.Length).Select(left => steps.Where((_, index) => index != left).ToArray());

    private (WalkCommand Command, Actor By) Likely(WalkStep step)
    {
        var clerk = step.Actor % 2 == 0 ? TestApplications.Clerk : TestApplications.Head;
        var head = step.Actor % 3 == 0 ? TestApplications.Head : TestApplications.OtherHead;
        switch (step.Pick)
        {
            case 9 when step.Variant > 7:
                return (WalkCommand.Withdraw, TestApplications.Applicant);
            case 10:
                return (WalkCommand.RecalculateDueDate, Actor.Service);
            case 11:
                return (WalkCommand.Redirect, clerk);
        }

        (WalkCommand, Actor)[] likely = Application.State switch
        {
            ApplicationState.Draft => [(WalkCommand.Submit, TestApplications.Applicant)],
            ApplicationState.Submitted => [(WalkCommand.Register, Actor.Service)],
            ApplicationState.Registered or ApplicationState.Redirected => [(WalkCommand.StartReview, clerk)],
            ApplicationState.UnderReview when Application.Proposal is { Outcome: ProposedOutcome.Refuse } =>
                [(WalkCommand.AppointHearing, head), (WalkCommand.AppointHearing, head), (WalkCommand.ReturnProposal, head)],
            ApplicationState.UnderReview when Application.Proposal is not null =>
                [(WalkCommand.Approve, head), (WalkCommand.Approve, head), (WalkCommand.ReturnProposal, head)],
            ApplicationState.UnderReview when Application.RecordsSearch is not null =>
                [(WalkCommand.ProposeApproval, clerk), (WalkCommand.ProposeRefusal, clerk)],
            ApplicationState.UnderReview => [(WalkCommand.RecordSearch, clerk)],
            ApplicationState.HearingAppointed when Application.HearingRecord is not null =>
                step.Pick < 7 ? [(WalkCommand.Refuse, head)] : step.Pick < 8 ? [(WalkCommand.ReturnProposal, head)] : [(WalkCommand.Approve, head)],
            ApplicationState.HearingAppointed =>
            [
                (WalkCommand.RecordHearing, clerk), (WalkCommand.RecordHearing, clerk), (WalkCommand.RecordHearing, clerk),
                (WalkCommand.RecordHearing, clerk), (WalkCommand.AnswerHearing, TestApplications.Applicant), (WalkCommand.MoveHearing, head),
            ],
            ApplicationState.Approved => [(WalkCommand.Prepare, clerk)],
            ApplicationState.Prepared => [(WalkCommand.MarkReady, head)],
            ApplicationState.Ready => [(WalkCommand.GiveTo, clerk)],
            ApplicationState.Refused when step.Pick > 5 => [(WalkCommand.Reopen, TestApplications.Inspector)],
            _ => [(step.Command, Actors[step.Actor])],
        };
        return likely[step.Pick % likely.Length];
    }

    private void Run(WalkCommand command, Actor by, int variant)
    {
        var it = Application;
        switch (command)
        {
            case WalkCommand.Submit:
                it.Submit(
                    TestApplications.Content(),
                    variant == 0 ? "0000" : TestApplications.DocumentSha256,
                    TestApplications.Signature,
                    variant == 1 ? null : TestApplications.GivenConsent,
                    by,
                    _now);
                break;
            case WalkCommand.Register:
                it.Register(TestApplications.Number, WorkingHours.SchoolDefault, Calendar, _now);
                break;
            case WalkCommand.RecalculateDueDate:
                var calendar = Calendars[variant % Calendars.Length];
                it.RecalculateDueDate(calendar, "Күнтізбе өзгерді.", _now);
                Calendar = calendar;
                break;
            case WalkCommand.StartReview:
                it.StartReview(by, _now);
                break;
            case WalkCommand.RecordSearch:
                it.RecordSearch(Searches[variant % Searches.Length], by, _now);
                break;
            case WalkCommand.ProposeApproval:
                it.ProposeApproval(by, _now);
                break;
            case WalkCommand.ProposeRefusal:
                it.ProposeRefusal(RefusalOf(variant), by, _now);
                break;
            case WalkCommand.ReturnProposal:
                it.ReturnProposal(variant == 0 ? " " : "Тағы қараңыз.", by, _now);
                break;
            case WalkCommand.AppointHearing:
                // Mostly within the hours of the next three days; some are at night, on a day off or beyond the term.
                it.AppointHearing(
                    AlmatyTime.ToLocal(_now).Date.AddDays((variant / 4) + 1).AddHours(8 + variant), "12-кабинет", TestApplications.Terms, TestApplications.Hours, Calendar, by, _now);
                break;
            case WalkCommand.MoveHearing:
                it.MoveHearing(
                    AlmatyTime.ToLocal(_now).Date.AddDays((variant / 4) + 1).AddHours(8 + variant), "13-кабинет", TestApplications.Terms, TestApplications.Hours, Calendar, by, _now);
                break;
            case WalkCommand.AnswerHearing:
                it.AnswerHearing(new((HearingAttendance)(variant % 3), variant == 1 ? string.Empty : "Түпнұсқаны таптым."), by, _now);
                break;
            case WalkCommand.RecordHearing:
                it.RecordHearing(RecordOf(variant), TestApplications.Terms, Calendar, by, _now);
                break;
            case WalkCommand.Approve:
                it.Approve(by, _now);
                break;
            case WalkCommand.Refuse:
                it.Refuse(variant > 4 && it.PreliminaryNotice is { } notice ? notice.Preliminary : RefusalOf(variant), TestApplications.Terms, Calendar, by, _now);
                break;
            case WalkCommand.Prepare:
                it.Prepare(TestApplications.DuplicateId, TestApplications.Blank, variant + 1, by, _now);
                break;
            case WalkCommand.MarkReady:
                it.MarkReady(by, _now);
                break;
            case WalkCommand.GiveTo:
                it.GiveTo(variant == 0 ? new HandOver(string.Empty, string.Empty) : TestApplications.ToApplicant, by, _now);
                break;
            case WalkCommand.Withdraw:
                it.Withdraw(by, _now);
                break;
            case WalkCommand.Reopen:
                it.Reopen(AnsweredComplaint(by, variant), Calendar, _now);
                break;
            default:
                var (id, name) = Offices[variant % Offices.Length];
                it.Redirect(id, name, "Құжаттар сол жерде.", new RedirectTerms(), by, _now);
                break;
        }
    }

    /// <summary>A complaint about the refusal that somebody answered; for some variants it was in vain, or about something else.</summary>
    private Complaint AnsweredComplaint(Actor by, int variant)
    {
        var subject = variant == 1 ? ComplaintSubject.Action : ComplaintSubject.Refusal;
        var complaint = Complaint.File(Guid.NewGuid(), Application, subject, "Келіспеймін.", lateReason: null, new ComplaintTerms(), TestApplications.Applicant, _now);
        complaint.Register(ComplaintNumber.Create(variant), new ComplaintLadder(Application.OfficeId!, DepartmentId: null).FirstFor(Application), new ComplaintTerms(), Calendar, _now);
        complaint.Decide(new ComplaintAnswer(variant == 0 ? ComplaintOutcome.Rejected : ComplaintOutcome.Satisfied, "Негізі бар."), by, officeId: null, _now);
        return complaint;
    }

    /// <summary>A record of a hearing that ended a moment ago; for one variant its minutes are missing.</summary>
    private HearingRecord RecordOf(int variant) => variant == 10
        ? new(HearingOutcome.Attended, "Хаттамасыз.")
        : TestApplications.Heard((HearingOutcome)(variant % 5), AlmatyTime.ToLocal(_now).AddMinutes(-20));

    /// <summary>A refusal, which for some variants cannot be stated at all.</summary>
    private static Refusal RefusalOf(int variant) => variant switch
    {
        0 => new Refusal([], "Себеп."),
        1 => new Refusal([RefusalGround.NoConsent], " "),
        2 => new Refusal([(RefusalGround)9], "Себеп."),
        _ => new Refusal([(RefusalGround)((variant % 3) + 1), RefusalGround.RequirementsNotMet], "Себеп."),
    };
}
