using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>The hearing before a refusal (R7.4).</summary>
public sealed class DuplicateApplicationHearingTests
{
    [Fact]
    public void AppointHearing_InTerm_TellsThePreliminaryRefusalTimeAndPlace()
    {
        var application = ProposedForRefusal();

        application.AppointHearing(HearingTime, " 12-кабинет ", Terms, Hours, Calendar, Head, Noticed);

        var appointment = new HearingAppointment(HearingTime, "12-кабинет", NoticeIsLate: false);
        Assert.Equal(ApplicationState.HearingAppointed, application.State);
        Assert.Equal(appointment, application.Hearing);
        Assert.Null(application.HearingRecord);
        Assert.Equal(new HearingAppointed(Noticed, Head, NotInRegister, appointment), application.History[^1]);
    }

    /// <summary>The notice is due by Wednesday 9 December, three working days before Monday 14 December.</summary>
    [Theory]
    [InlineData(9, 9, false)]
    [InlineData(9, 23, false)]
    [InlineData(10, 0, true)]
    [InlineData(10, 9, true)]
    [InlineData(14, 9, true)]
    [InlineData(17, 9, true)]
    public void AppointHearing_NoticeOnADay_IsLateAfterTheThirdWorkingDayBeforeTheDueDate(int dayOfDecember, int hour, bool isLate)
    {
        var application = ProposedForRefusal();
        var now = new DateTime(2026, 12, dayOfDecember, hour, 0, 0);
        var next = Calendar.NextWorkingDay(DateOnly.FromDateTime(now)).ToDateTime(new TimeOnly(10, 0));

        application.AppointHearing(next, "12-кабинет", Terms, Hours, Calendar, Head, AlmatyTime.ToInstant(now));

        Assert.Equal(isLate, application.Hearing!.NoticeIsLate);
    }

    [Fact]
    public void AppointHearing_OtherTerms_AreKept()
    {
        var application = ProposedForRefusal();
        var now = new DateTime(2026, 12, 9, 9, 0, 0);
        var terms = new HearingTerms(NoticeWorkingDaysBeforeDue: 4, HearingWorkingDaysAfterNotice: 1);

        AssertBreaks(
            RuleViolation.HearingOutsideTerm,
            application,
            it => it.AppointHearing(now.AddDays(2), "12-кабинет", terms, Hours, Calendar, Head, AlmatyTime.ToInstant(now)));

        application.AppointHearing(now.AddDays(1), "12-кабинет", terms, Hours, Calendar, Head, AlmatyTime.ToInstant(now));
        Assert.True(application.Hearing!.NoticeIsLate);
    }

    /// <summary>The notice goes out on Wednesday 25 November at 10:00, or on Friday 27 November.</summary>
    [Theory]
    [InlineData(25, "2026-11-26T09:00")]
    [InlineData(25, "2026-11-27T18:29")]
    [InlineData(27, "2026-11-30T09:00")]
    [InlineData(27, "2026-12-01T12:59")]
    public void AppointHearing_OnTheNextTwoWorkingDays_IsAccepted(int noticeOn, string hearing)
    {
        var application = ProposedForRefusal();

        application.AppointHearing(Local(hearing), "12-кабинет", Terms, Hours, Calendar, Head, At(noticeOn, 10));

        Assert.Equal(Local(hearing), application.Hearing!.At);
    }

    /// <summary>An hour later nobody can have read the notice; the third working day is beyond the term; the rest are days off.</summary>
    [Theory]
    [InlineData(25, "2026-11-24T15:00")]
    [InlineData(25, "2026-11-25T09:59")]
    [InlineData(25, "2026-11-25T11:00")]
    [InlineData(25, "2026-11-25T17:00")]
    [InlineData(25, "2026-11-30T09:00")]
    [InlineData(27, "2026-12-02T09:00")]
    [InlineData(27, "2026-11-28T10:00")]
    [InlineData(27, "2026-11-29T10:00")]
    public void AppointHearing_OnAnotherDay_IsRefused(int noticeOn, string hearing) =>
        AssertBreaks(
            RuleViolation.HearingOutsideTerm,
            ProposedForRefusal(),
            it => it.AppointHearing(Local(hearing), "12-кабинет", Terms, Hours, Calendar, Head, At(noticeOn, 10)));

    [Theory]
    [InlineData("2026-11-26T08:59")]
    [InlineData("2026-11-26T13:00")]
    [InlineData("2026-11-26T18:30")]
    [InlineData("2026-11-26T23:00")]
    public void AppointHearing_OutsideTheHoursOfTheOffice_IsRefused(string hearing) =>
        AssertBreaks(
            RuleViolation.HearingOutsideHours,
            ProposedForRefusal(),
            it => it.AppointHearing(Local(hearing), "12-кабинет", Terms, Hours, Calendar, Head, At(25, 10)));

    [Theory]
    [InlineData("2026-11-26T10:00")]
    [InlineData("2026-11-27T09:00")]
    public void AppointHearing_OfficeClosedOnEveryPossibleDay_HearsInItsUsualHours(string hearing)
    {
        var closed = Enumerable.Range(26, 2).Select(day => new SpecialDay(new DateOnly(2026, 11, day), Hours: null, new BilingualText("Жөндеу", "Ремонт")));
        var hours = new WorkingHours(WorkingHours.SchoolDefault.Week, closed);

        AssertBreaks(
            RuleViolation.HearingOutsideHours,
            ProposedForRefusal(),
            it => it.AppointHearing(Local(hearing).Date.AddHours(23), "https://meet.example.kz/1", Terms, hours, Calendar, Head, At(25, 10)));
        var application = ProposedForRefusal();
        application.AppointHearing(Local(hearing), "https://meet.example.kz/1", Terms, hours, Calendar, Head, At(25, 10));

        Assert.Equal(ApplicationState.HearingAppointed, application.State);
    }

    /// <summary>The notice was given on Wednesday 25 November; a refusal can be adopted from Monday 30 November on.</summary>
    [Theory]
    [InlineData(27, "2026-11-30T16:00")]
    [InlineData(30, "2026-12-02T16:00")]
    public void MoveHearing_ToAnotherTime_KeepsTheNoticeAndTheAnswer(int movedOn, string hearing)
    {
        var application = HearingAppointed();
        var (notice, answer) = (application.PreliminaryNotice, new HearingReply(HearingAttendance.WillAttend, "Сенбіден кейін келемін."));
        application.AnswerHearing(answer, Applicant, Noticed);

        application.MoveHearing(Local(hearing), "Мұғалімдер бөлмесі", Terms, Hours, Calendar, Head, At(movedOn, 15));

        Assert.Equal(new HearingAppointment(Local(hearing), "Мұғалімдер бөлмесі", NoticeIsLate: false), application.Hearing);
        Assert.Equal((notice, answer), (application.PreliminaryNotice, application.HearingReply));
        Assert.Equal(new DateOnly(2026, 11, 30), application.FirstRefusalDay(Terms, Calendar));
    }

    [Fact]
    public void MoveHearing_AfterTheHearing_IsRefused() =>
        AssertBreaks(RuleViolation.NotInThisState, Heard(), it => it.MoveHearing(Local("2026-11-30T10:00"), "12", Terms, Hours, Calendar, Head, AfterHearing));

    [Fact]
    public void AppointHearing_LateEveningOfUtc_CountsTheDaysOfAlmaty()
    {
        // 24 November 20:00 in UTC is already Wednesday 25 November in Almaty.
        var at = new DateTimeOffset(2026, 11, 24, 20, 0, 0, TimeSpan.Zero);
        var application = ProposedForRefusal();

        application.AppointHearing(Local("2026-11-27T17:00"), "12-кабинет", Terms, Hours, Calendar, Head, at);

        Assert.Equal(ApplicationState.HearingAppointed, application.State);
    }

    [Theory]
    [InlineData(HearingOutcome.Attended)]
    [InlineData(HearingOutcome.Absent)]
    public void RecordHearing_BeforeItsTime_IsRefused(HearingOutcome outcome)
    {
        var record = new HearingRecord(outcome, string.Empty);

        AssertBreaks(
            RuleViolation.HearingNotYetHeld,
            HearingAppointed(),
            it => it.RecordHearing(record, Terms, Calendar, Clerk, AlmatyTime.ToInstant(HearingTime).AddSeconds(-1)));
    }

    [Fact]
    public void RecordHearing_FromItsTimeOn_IsKept()
    {
        var application = HearingAppointed();

        application.RecordHearing(Attended, Terms, Calendar, Clerk, AlmatyTime.ToInstant(HearingTime).AddMinutes(15));

        Assert.Equal(Attended, application.HearingRecord);
        Assert.Equal(ApplicationState.HearingAppointed, application.State);
    }

    /// <summary>An objection or a request for a hearing can be made up to the end of Friday 27 November (R7.6).</summary>
    [Theory]
    [InlineData(HearingOutcome.Absent)]
    [InlineData(HearingOutcome.NoAnswer)]
    public void RecordHearing_OfSilence_WaitsForTheEndOfTheTermToAnswer(HearingOutcome outcome)
    {
        var record = new HearingRecord(outcome, string.Empty);
        AssertBreaks(RuleViolation.AnswerStillPossible, HearingAppointed(), it => it.RecordHearing(record, Terms, Calendar, Clerk, At(27, 23, 59)));
        var application = HearingAppointed();

        application.RecordHearing(record, Terms, Calendar, Clerk, At(28, 0));

        Assert.Equal(record, application.HearingRecord);
    }

    [Theory]
    [InlineData(HearingAttendance.WillAttend, HearingOutcome.Attended, true)]
    [InlineData(HearingAttendance.WillAttend, HearingOutcome.Absent, true)]
    [InlineData(HearingAttendance.WillAttend, HearingOutcome.Waived, false)]
    [InlineData(HearingAttendance.WillAttend, HearingOutcome.InWriting, false)]
    [InlineData(HearingAttendance.WillAttend, HearingOutcome.NoAnswer, false)]
    [InlineData(HearingAttendance.InWriting, HearingOutcome.Attended, true)]
    [InlineData(HearingAttendance.InWriting, HearingOutcome.InWriting, true)]
    [InlineData(HearingAttendance.InWriting, HearingOutcome.Absent, false)]
    [InlineData(HearingAttendance.InWriting, HearingOutcome.Waived, false)]
    [InlineData(HearingAttendance.InWriting, HearingOutcome.NoAnswer, false)]
    [InlineData(HearingAttendance.NotNeeded, HearingOutcome.Waived, true)]
    [InlineData(HearingAttendance.NotNeeded, HearingOutcome.Attended, true)]
    [InlineData(HearingAttendance.NotNeeded, HearingOutcome.Absent, false)]
    [InlineData(HearingAttendance.NotNeeded, HearingOutcome.InWriting, false)]
    [InlineData(HearingAttendance.NotNeeded, HearingOutcome.NoAnswer, false)]
    public void RecordHearing_AfterAnAnswer_SaysNothingElse(HearingAttendance answer, HearingOutcome outcome, bool isKept)
    {
        var application = HearingAppointed();
        application.AnswerHearing(new(answer, "Түпнұсқаны таптым."), Applicant, Noticed);

        if (!isKept)
        {
            AssertBreaks(RuleViolation.RecordContradictsAnswer, application, it => it.RecordHearing(new(outcome, string.Empty), Terms, Calendar, Clerk, Later));
            return;
        }

        application.RecordHearing(outcome is HearingOutcome.Attended ? Attended : new(outcome, string.Empty), Terms, Calendar, Clerk, Later);
        Assert.Equal(outcome, application.HearingRecord!.Outcome);
    }

    /// <summary>The notice goes out on a day; the refusal is possible from the third working day after it on (R7.5).</summary>
    [Theory]
    [InlineData(25, "2026-11-30T00:00")]
    [InlineData(26, "2026-12-01T00:00")]
    [InlineData(27, "2026-12-02T00:00")]
    [InlineData(28, "2026-12-02T00:00")]
    public void Refuse_BeforeThreeWorkingDaysHavePassedSinceTheNotice_IsRefused(int noticeOn, string earliest)
    {
        var application = HeardAfterNoticeAt(At(noticeOn, 18));
        AssertBreaks(
            RuleViolation.RefusalTooEarly,
            application,
            it => it.Refuse(NotInRegister, Terms, Calendar, Head, AlmatyTime.ToInstant(Local(earliest)).AddSeconds(-1)));

        application.Refuse(NotInRegister, Terms, Calendar, Head, AlmatyTime.ToInstant(Local(earliest)));

        Assert.Equal(ApplicationState.Refused, application.State);
    }

    [Fact]
    public void Refuse_NoticeOnTheLastDay_FallsOnTheDueDate()
    {
        var application = HeardAfterNoticeAt(AlmatyTime.ToInstant(Local("2026-12-09T18:00")));

        Assert.False(application.Hearing!.NoticeIsLate);
        Assert.Equal(DueOn, application.FirstRefusalDay(Terms, Calendar));
    }

    [Fact]
    public void Refuse_ApplicantAskedToDecideWithoutAHearing_MayFollowAtOnce()
    {
        var application = HearingAppointed();
        application.AnswerHearing(new(HearingAttendance.NotNeeded, string.Empty), Applicant, Noticed.AddMinutes(4));

        application.RecordHearing(Waived, Terms, Calendar, Clerk, Noticed.AddMinutes(5));
        application.Refuse(NotInRegister, Terms, Calendar, Head, Noticed.AddMinutes(10));

        Assert.Equal(ApplicationState.Refused, application.State);
        Assert.Equal(Waived, application.HearingRecord);
    }

    [Fact]
    public void Refuse_WaiverThatOnlyAnOfficerWroteDown_ShortensNothing()
    {
        var application = HearingAppointed().Then(it => it.RecordHearing(Waived, Terms, Calendar, Clerk, Noticed.AddMinutes(5)));

        AssertBreaks(RuleViolation.RefusalTooEarly, application, it => it.Refuse(NotInRegister, Terms, Calendar, Head, Noticed.AddMinutes(10)));
    }

    [Fact]
    public void RecordHearing_Again_KeepsBothRecordsInTheHistory()
    {
        var application = HearingAppointed();

        application.RecordHearing(Waived, Terms, Calendar, Clerk, Noticed);
        application.RecordHearing(Attended, Terms, Calendar, Clerk, AfterHearing);

        Assert.Equal(Attended, application.HearingRecord);
        Assert.Equal([Waived, Attended], application.History.OfType<HearingRecorded>().Select(recorded => recorded.Record));
    }

    [Fact]
    public void Refuse_HearingAppointedButNotRecorded_IsRefused()
    {
        AssertBreaks(RuleViolation.HearingRequired, HearingAppointed(), it => it.Refuse(NotInRegister, Terms, Calendar, Head, AfterHearing));
    }

    [Fact]
    public void Approve_HeardApplicant_DecidesForTheApplicant()
    {
        var application = Heard();

        application.Approve(Head, Later);

        Assert.Equal(ApplicationState.Approved, application.State);
        Assert.Null(application.Refusal);
    }

    private static DuplicateApplication HeardAfterNoticeAt(DateTimeOffset noticed)
    {
        var application = ProposedForRefusal();
        var days = application.DaysForHearing(Terms, Calendar, noticed);
        application.AppointHearing(days.First.ToDateTime(new TimeOnly(9, 0)), "12-кабинет", Terms, Hours, Calendar, Head, noticed);
        application.RecordHearing(
            Heard(HearingOutcome.Attended, days.First.ToDateTime(new TimeOnly(9, 0))), Terms, Calendar, Clerk, AlmatyTime.ToInstant(days.First.ToDateTime(new TimeOnly(9, 30))));
        return application;
    }

    private static DateTime Local(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
