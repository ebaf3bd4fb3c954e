using Duplicates.Domain.Applications;
using Duplicates.Domain.Tests.Time;
using Duplicates.Domain.Time;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>Every command in every situation of a case, and by every role.</summary>
public sealed class DuplicateApplicationCommandTests
{
    /// <summary>The points of the course of a case between which the commands distinguish.</summary>
    private static readonly Dictionary<string, Func<DuplicateApplication>> Situations = new(StringComparer.Ordinal)
    {
        ["Draft"] = Draft,
        ["Submitted"] = Submitted,
        ["Registered"] = Registered,
        ["UnderReview"] = UnderReview,
        ["Searched"] = Searched,
        ["ProposedForApproval"] = ProposedForApproval,
        ["ProposedForRefusal"] = ProposedForRefusal,
        ["HearingAppointed"] = HearingAppointed,
        ["Heard"] = Heard,
        ["Approved"] = Approved,
        ["Prepared"] = Prepared,
        ["Ready"] = Ready,
        ["HandedOver"] = HandedOver,
        ["Refused"] = Refused,
        ["Withdrawn"] = Withdrawn,
        ["Redirected"] = Redirected,
    };

    /// <summary>Every command as somebody who may give it gives it, after the appointed hearing.</summary>
    private static readonly Dictionary<string, (Actor By, Action<DuplicateApplication, Actor> Run)> Commands = new(StringComparer.Ordinal)
    {
        ["Submit"] = (Applicant, (it, by) => it.Submit(Content(), DocumentSha256, Signature, GivenConsent, by, Later)),
        ["Register"] = (Actor.Service, (it, _) => it.Register(Number, WorkingHours.SchoolDefault, Calendar, Later)),
        ["RecalculateDueDate"] = (Actor.Service, (it, _) => it.RecalculateDueDate(
            TestCalendar.With(TestCalendar.DayOff(new DateOnly(2026, 12, 1))), "Мереке күні қосылды.", Later)),
        ["StartReview"] = (Clerk, (it, by) => it.StartReview(by, Later)),
        ["RecordSearch"] = (Clerk, (it, by) => it.RecordSearch(Found, by, Later)),
        ["ProposeApproval"] = (Clerk, (it, by) => it.ProposeApproval(by, Later)),
        ["ProposeRefusal"] = (Clerk, (it, by) => it.ProposeRefusal(NotInRegister, by, Later)),
        ["ReturnProposal"] = (Head, (it, by) => it.ReturnProposal("Кітапты тағы қараңыз.", by, Later)),
        ["AppointHearing"] = (Head, (it, by) => it.AppointHearing(
            new DateTime(2026, 12, 2, 11, 0, 0), "12-кабинет", Terms, Hours, Calendar, by, Later)),
        ["MoveHearing"] = (Head, (it, by) => it.MoveHearing(new DateTime(2026, 12, 2, 11, 0, 0), "12-кабинет", Terms, Hours, Calendar, by, Later)),
        ["RecordHearing"] = (Clerk, (it, by) => it.RecordHearing(Attended, Terms, Calendar, by, Later)),
        ["Approve"] = (Head, (it, by) => it.Approve(by, Later)),
        ["Refuse"] = (Head, (it, by) => it.Refuse(NotInRegister, Terms, Calendar, by, Later)),
        ["Prepare"] = (Clerk, (it, by) => it.Prepare(DuplicateId, Blank, 12, by, Later)),
        ["MarkReady"] = (Head, (it, by) => it.MarkReady(by, Later)),
        ["GiveTo"] = (Clerk, (it, by) => it.GiveTo(ToApplicant, by, Later)),
        ["Withdraw"] = (Applicant, (it, by) => it.Withdraw(by, Later)),
        ["Redirect"] = (Clerk, (it, by) => it.Redirect("archive-9", OtherSchool, "Мектеп таратылған.", new RedirectTerms(), by, Later)),
    };

    /// <summary>Where a command is allowed; everywhere else it is not.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Submit"] = ["Draft"],
        ["Register"] = ["Submitted"],
        ["RecalculateDueDate"] =
        [
            "Registered", "UnderReview", "Searched", "ProposedForApproval", "ProposedForRefusal", "HearingAppointed", "Heard",
            "Approved", "Prepared", "Ready", "Redirected",
        ],
        ["StartReview"] = ["Registered", "Redirected"],
        ["RecordSearch"] = ["UnderReview", "Searched"],
        ["ProposeApproval"] = ["Searched"],
        ["ProposeRefusal"] = ["Searched"],
        ["ReturnProposal"] = ["ProposedForApproval", "ProposedForRefusal", "Heard"],
        ["AppointHearing"] = ["ProposedForRefusal"],
        ["MoveHearing"] = ["HearingAppointed"],
        ["RecordHearing"] = ["HearingAppointed", "Heard"],
        ["Approve"] = ["ProposedForApproval", "ProposedForRefusal", "HearingAppointed", "Heard"],
        ["Refuse"] = ["Heard"],
        ["Prepare"] = ["Approved"],
        ["MarkReady"] = ["Prepared"],
        ["GiveTo"] = ["Ready"],
        ["Withdraw"] =
        [
            "Submitted", "Registered", "UnderReview", "Searched", "ProposedForApproval", "ProposedForRefusal", "HearingAppointed",
            "Heard", "Redirected",
        ],
        ["Redirect"] = ["Registered", "UnderReview", "Searched", "ProposedForApproval", "ProposedForRefusal", "Redirected"],
    };

    /// <summary>Where something more definite stands in the way than the state.</summary>
    private static readonly Dictionary<(string Command, string Situation), RuleViolation> Reasons = new()
    {
        [("ProposeApproval", "UnderReview")] = RuleViolation.RecordsSearchRequired,
        [("ProposeRefusal", "UnderReview")] = RuleViolation.RecordsSearchRequired,
        [("ReturnProposal", "UnderReview")] = RuleViolation.ProposalRequired,
        [("ReturnProposal", "Searched")] = RuleViolation.ProposalRequired,
        [("AppointHearing", "UnderReview")] = RuleViolation.ProposalRequired,
        [("AppointHearing", "Searched")] = RuleViolation.ProposalRequired,
        [("AppointHearing", "ProposedForApproval")] = RuleViolation.ProposalRequired,
        [("Approve", "UnderReview")] = RuleViolation.ProposalRequired,
        [("Approve", "Searched")] = RuleViolation.ProposalRequired,
        [("Refuse", "UnderReview")] = RuleViolation.HearingRequired,
        [("Refuse", "Searched")] = RuleViolation.HearingRequired,
        [("Refuse", "ProposedForApproval")] = RuleViolation.HearingRequired,
        [("Refuse", "ProposedForRefusal")] = RuleViolation.HearingRequired,
        [("Refuse", "HearingAppointed")] = RuleViolation.HearingRequired,
    };

    private static readonly ActorRole[] Staff = [ActorRole.SchoolClerk, ActorRole.SchoolHead];

    /// <summary>Who may give a command. Submitting, registering and re-dating ask for no role.</summary>
    private static readonly Dictionary<string, ActorRole[]> Roles = new(StringComparer.Ordinal)
    {
        ["StartReview"] = Staff,
        ["RecordSearch"] = Staff,
        ["ProposeApproval"] = Staff,
        ["ProposeRefusal"] = Staff,
        ["ReturnProposal"] = [ActorRole.SchoolHead],
        ["AppointHearing"] = [ActorRole.SchoolHead],
        ["MoveHearing"] = [ActorRole.SchoolHead],
        ["RecordHearing"] = Staff,
        ["Approve"] = [ActorRole.SchoolHead],
        ["Refuse"] = [ActorRole.SchoolHead],
        ["Prepare"] = Staff,
        ["MarkReady"] = [ActorRole.SchoolHead],
        ["GiveTo"] = Staff,
        ["Withdraw"] = [ActorRole.Applicant],
        ["Redirect"] = Staff,
    };

    public static TheoryData<string, string> AllowedCommands { get; } = Cross(isAllowed: true);

    public static TheoryData<string, string> ForbiddenCommands { get; } = Cross(isAllowed: false);

    public static TheoryData<string, ActorRole> CommandsAndRoles { get; } = CrossWithRoles();

    [Theory]
    [MemberData(nameof(AllowedCommands))]
    public void AnyCommand_WhereItIsAllowed_AppendsOneEvent(string command, string situation)
    {
        var application = Situations[situation]();
        var before = application.History.ToList();
        var (by, run) = Commands[command];

        run(application, by);

        Assert.Equal(before, application.History.SkipLast(1));
        Assert.Equal((Later, by), (application.History[^1].At, application.History[^1].By));
    }

    [Theory]
    [MemberData(nameof(ForbiddenCommands))]
    public void AnyCommand_WhereItIsNotAllowed_ChangesNothing(string command, string situation)
    {
        var expected = Reasons.GetValueOrDefault((command, situation), RuleViolation.NotInThisState);
        var (by, run) = Commands[command];

        AssertBreaks(expected, Situations[situation](), it => run(it, by));
    }

    [Theory]
    [MemberData(nameof(CommandsAndRoles))]
    public void AnyCommand_ByARole_IsAllowedToSomeRolesOnly(string command, ActorRole role)
    {
        var application = Situations[Allowed[command][0]]();
        var by = new Actor(Applicant.Id, "Біреу", role);
        var run = Commands[command].Run;

        if (Roles[command].Contains(role))
        {
            run(application, by);
            Assert.Same(by, application.History[^1].By);
        }
        else
        {
            AssertBreaks(RuleViolation.RoleNotAllowed, application, it => run(it, by));
        }
    }

    [Fact]
    public void Situations_All_CoverEveryState()
    {
        Assert.Equal(
            Enum.GetValues<ApplicationState>(),
            Situations.Values.Select(make => make().State).Distinct().Order());
    }

    private static TheoryData<string, string> Cross(bool isAllowed)
    {
        var data = new TheoryData<string, string>();
        foreach (var command in Commands.Keys)
        {
            foreach (var situation in Situations.Keys.Where(it => Allowed[command].Contains(it, StringComparer.Ordinal) == isAllowed))
            {
                data.Add(command, situation);
            }
        }

        return data;
    }

    private static TheoryData<string, ActorRole> CrossWithRoles()
    {
        var data = new TheoryData<string, ActorRole>();
        foreach (var command in Roles.Keys)
        {
            foreach (var role in Enum.GetValues<ActorRole>())
            {
                data.Add(command, role);
            }
        }

        return data;
    }
}
