using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Complaints;

/// <summary>A complaint from filing to its answer, and what follows for the case.</summary>
public sealed class ComplaintTests
{
    private const string Department = "department-75";
    private static readonly ComplaintTerms Terms = new();
    private static readonly ComplaintNumber ItsNumber = ComplaintNumber.Create(4_829_130);
    private static readonly ComplaintAnswer Satisfied = new(ComplaintOutcome.Satisfied, "Жазба табылды.");
    private static readonly ComplaintAnswer Rejected = new(ComplaintOutcome.Rejected, "Жазба жоқ.");
    private static readonly Actor DepartmentHead = new("department-1", "Әлиев Марат", ActorRole.SchoolHead);

    [Fact]
    public void File_AboutARefusal_KeepsWhoTookPart()
    {
        var complaint = Complaint.File(Guid.NewGuid(), Refused(), ComplaintSubject.Refusal, " Келіспеймін. ", lateReason: null, Terms, Applicant, Later);

        Assert.Equal(ComplaintState.Filed, complaint.State);
        Assert.Equal("Келіспеймін.", complaint.Filed.Text);
        Assert.Equal($"{Clerk.Id} {Head.Id}", string.Join(' ', complaint.Filed.Concerned.Order(StringComparer.Ordinal)));
        Assert.Equal(new DateOnly(2027, 2, 28), complaint.Filed.LastDay);
        Assert.False(complaint.IsLate);
    }

    [Theory]
    [InlineData("2027-02-28 23:59", false)]
    [InlineData("2027-03-01 00:00", true)]
    public void File_LastDayOfTheTerm_CountsToMidnightInAlmaty(string almaty, bool isLate)
    {
        var at = AlmatyTime.ToInstant(DateTime.ParseExact(almaty, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

        var complaint = Complaint.File(Guid.NewGuid(), Refused(), ComplaintSubject.Refusal, "Келіспеймін.", "Ауруханада болдым.", Terms, Applicant, at);

        Assert.Equal(isLate, complaint.IsLate);
        Assert.Equal(isLate ? "Ауруханада болдым." : null, complaint.Filed.LateReason);
    }

    [Fact]
    public void File_LateWithoutAReason_IsRefused() =>
        Breaks(RuleViolation.LateReasonRequired, () => Complaint.File(Guid.NewGuid(), Refused(), ComplaintSubject.Refusal, "Келіспеймін.", " ", Terms, Applicant, Later.AddMonths(4)));

    [Fact]
    public void File_WhatTheCaseDoesNotOffer_IsRefused()
    {
        Breaks(RuleViolation.NotInThisState, () => File(Registered(), ComplaintSubject.Refusal, Later));
        Breaks(RuleViolation.NotInThisState, () => File(Refused(), ComplaintSubject.Silence, Later.AddMonths(1)));
        Breaks(RuleViolation.NotInThisState, () => File(Submitted(), ComplaintSubject.Action, Later));
        Breaks(RuleViolation.NotInThisState, () => File(Ready(), ComplaintSubject.Silence, Later.AddMonths(1)));
    }

    [Fact]
    public void File_SomebodyElsesCase_IsRefused()
    {
        Breaks(RuleViolation.RoleNotAllowed, () => Complaint.File(Guid.NewGuid(), Refused(), ComplaintSubject.Refusal, "Келіспеймін.", null, Terms, Applicant with { Id = "applicant-2" }, Later));
        Breaks(RuleViolation.RoleNotAllowed, () => Complaint.File(Guid.NewGuid(), Refused(), ComplaintSubject.Refusal, "Келіспеймін.", null, Terms, Clerk, Later));
        Breaks(RuleViolation.ReasonsRequired, () => Complaint.File(Guid.NewGuid(), Refused(), ComplaintSubject.Refusal, " ", null, Terms, Applicant, Later));
    }

    [Theory]
    [InlineData("2026-12-14 23:59", false)]
    [InlineData("2026-12-15 00:00", true)]
    public void Subjects_Silence_BeginsTheDayAfterTheDueDate(string almaty, bool isSilence)
    {
        var today = DateOnly.ParseExact(almaty[..10], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(isSilence, ComplaintSubjects.Of(UnderReview(), today).Contains(ComplaintSubject.Silence));
    }

    [Fact]
    public void Ladder_FirstHolder_StandsAboveEverybodyWhoTookPart()
    {
        var ladder = new ComplaintLadder(SchoolId, Department);

        Assert.Equal(new ComplaintHolder(ComplaintLevel.Worker, SchoolId), ladder.FirstFor(Registered()));
        Assert.Equal(new ComplaintHolder(ComplaintLevel.Head, SchoolId), ladder.FirstFor(UnderReview()));
        Assert.Equal(new ComplaintHolder(ComplaintLevel.Department, Department), ladder.FirstFor(Refused()));
        Assert.Equal(new ComplaintHolder(ComplaintLevel.Ministry, null), new ComplaintLadder(SchoolId, null).FirstFor(Refused()));
        Assert.Equal(new ComplaintHolder(ComplaintLevel.Ministry, null), new ComplaintLadder(Department, Department).FirstFor(Refused()));
    }

    [Fact]
    public void Register_Complaint_HasItsOwnTermAndHolder()
    {
        var complaint = RegisteredAbout(Refused(), Department);

        Assert.Equal(ComplaintState.Registered, complaint.State);
        Assert.Equal(ItsNumber, complaint.Number);
        Assert.Equal(new DateOnly(2026, 12, 7), complaint.Deadline!.DueOn);
        Assert.Equal(new DateOnly(2026, 12, 7), complaint.HolderUntil);
        Breaks(RuleViolation.NotInThisState, () => complaint.Register(ItsNumber, complaint.Holder!, Terms, Calendar, Later));
    }

    [Fact]
    public void EscalateIfDue_NobodyAnswers_ClimbsInWorkingDaysUpToTheMinistry()
    {
        var complaint = RegisteredAbout(Registered(), Department, ComplaintSubject.Action);
        var ladder = new ComplaintLadder(SchoolId, Department);
        var climbed = new List<(DateOnly Day, ComplaintLevel Level)>();
        for (var at = Later; at < Later.AddDays(30); at = at.AddDays(1))
        {
            if (complaint.EscalateIfDue(ladder, Terms, Calendar, at))
            {
                climbed.Add((DateOnly.FromDateTime(AlmatyTime.ToLocal(at)), complaint.Holder!.Level));
            }
        }

        Assert.Equal(
            [
                (new DateOnly(2026, 12, 2), ComplaintLevel.Head),
                (new DateOnly(2026, 12, 5), ComplaintLevel.Department),
                (new DateOnly(2026, 12, 12), ComplaintLevel.Ministry),
            ],
            climbed);
        Assert.Null(complaint.HolderUntil);
    }

    [Fact]
    public void Decide_SomebodyElseThanTheHolder_IsRefused()
    {
        var complaint = RegisteredAbout(Refused(), Department);

        Breaks(RuleViolation.OwnActRequiresAnother, () => complaint.Decide(Satisfied, Head, SchoolId, Later));
        Breaks(RuleViolation.OwnActRequiresAnother, () => complaint.Decide(Satisfied, Head, Department, Later));
        Breaks(RuleViolation.RoleNotAllowed, () => complaint.Decide(Satisfied, OtherHead, SchoolId, Later));
        Breaks(RuleViolation.RoleNotAllowed, () => complaint.Decide(Satisfied, Inspector, null, Later));
        Breaks(RuleViolation.RoleNotAllowed, () => complaint.Decide(Satisfied, Applicant, null, Later));
        Breaks(RuleViolation.ReasonsRequired, () => complaint.Decide(Satisfied with { Reasons = " " }, DepartmentHead, Department, Later));
        Assert.Equal(2, complaint.History.Count);
    }

    [Fact]
    public void Decide_Holder_AnswersOnce()
    {
        var complaint = RegisteredAbout(Refused(), Department);

        complaint.Decide(Rejected, DepartmentHead, Department, Later);

        Assert.Equal(ComplaintState.Answered, complaint.State);
        Assert.Equal(Rejected, complaint.Answer);
        Assert.False(complaint.MayBeAnsweredBy(DepartmentHead, Department));
        Breaks(RuleViolation.NotInThisState, () => complaint.Decide(Satisfied, DepartmentHead, Department, Later));
        Assert.False(complaint.EscalateIfDue(new ComplaintLadder(SchoolId, Department), Terms, Calendar, Later.AddDays(30)));
    }

    [Fact]
    public void Reopen_SatisfiedComplaint_PutsTheCaseBackWithANewTerm()
    {
        var application = Refused();
        var complaint = RegisteredAbout(application, Department);
        complaint.Decide(Satisfied, DepartmentHead, Department, Later);

        application.Reopen(complaint, Calendar, Later);

        Assert.Equal(ApplicationState.UnderReview, application.State);
        Assert.Equal(Deadline.Calculate(new DateOnly(2026, 11, 30), 15, Calendar), application.Deadline);
        Assert.Null(application.Refusal);
        Assert.Null(application.Proposal);
        Assert.Null(application.Hearing);
        Assert.Equal(Found, application.RecordsSearch);
        Breaks(RuleViolation.NotInThisState, () => application.Reopen(complaint, Calendar, Later));
    }

    [Fact]
    public void Reopen_AnotherRefusalLater_NeedsAnotherComplaint()
    {
        var application = Refused();
        var complaint = RegisteredAbout(application, Department);
        complaint.Decide(Satisfied, DepartmentHead, Department, Later);
        application.Reopen(complaint, Calendar, Later);
        application.ProposeRefusal(NotInRegister, Clerk, Later);
        application.AppointHearing(AlmatyTime.ToLocal(Later).AddDays(1), "12-кабинет", new HearingTerms(), Hours, Calendar, Head, Later);
        application.AnswerHearing(new(HearingAttendance.NotNeeded, string.Empty), Applicant, Later);
        application.RecordHearing(Waived, new HearingTerms(), Calendar, Clerk, Later);
        application.Refuse(NotInRegister, new HearingTerms(), Calendar, Head, Later.AddHours(1));

        AssertBreaks(RuleViolation.SatisfiedComplaintRequired, application, it => it.Reopen(complaint, Calendar, Later.AddHours(2)));
    }

    [Fact]
    public void Reopen_WithoutASatisfiedComplaintAboutTheRefusal_IsRefused()
    {
        var rejected = RegisteredAbout(Refused(), Department);
        rejected.Decide(Rejected, DepartmentHead, Department, Later);
        var aboutAction = RegisteredAbout(Refused(), Department, ComplaintSubject.Action);
        aboutAction.Decide(Satisfied, DepartmentHead, Department, Later);

        foreach (var complaint in new[] { rejected, aboutAction, RegisteredAbout(Refused(), Department) })
        {
            AssertBreaks(RuleViolation.SatisfiedComplaintRequired, Refused(), it => it.Reopen(complaint, Calendar, Later));
        }

        foreach (var notRefused in new[] { UnderReview(), Ready(), HandedOver(), Withdrawn() })
        {
            AssertBreaks(RuleViolation.NotInThisState, notRefused, it => it.Reopen(rejected, Calendar, Later));
        }
    }

    [Fact]
    public void FromHistory_Complaint_IsTheSameAgain()
    {
        var complaint = RegisteredAbout(Refused(), Department);
        complaint.Decide(Satisfied, DepartmentHead, Department, Later);

        var read = Complaint.FromHistory(complaint.Id, complaint.History);

        Assert.Equal((complaint.State, complaint.Number, complaint.Holder, complaint.HolderUntil, complaint.Answer), (read.State, read.Number, read.Holder, read.HolderUntil, read.Answer));
        Assert.Equal(3, read.StoredEvents);
        Assert.Throws<ArgumentException>(() => Complaint.FromHistory(complaint.Id, complaint.History.Skip(1)));
    }

    private static Complaint File(DuplicateApplication application, ComplaintSubject subject, DateTimeOffset at) =>
        Complaint.File(Guid.NewGuid(), application, subject, "Келіспеймін.", lateReason: null, Terms, Applicant, at);

    private static Complaint RegisteredAbout(DuplicateApplication application, string department, ComplaintSubject subject = ComplaintSubject.Refusal)
    {
        var complaint = File(application, subject, Later);
        complaint.Register(ItsNumber, new ComplaintLadder(SchoolId, department).FirstFor(application), Terms, Calendar, Later);
        return complaint;
    }

    private static void Breaks(RuleViolation expected, Action command) =>
        Assert.Equal(expected, Assert.Throws<RuleViolationException>(command).Violation);
}
