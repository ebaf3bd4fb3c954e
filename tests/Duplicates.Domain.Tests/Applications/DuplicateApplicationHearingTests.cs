using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>The hearing before a refusal (R7.4).</summary>
public sealed class DuplicateApplicationHearingTests
{
    private static readonly HearingTerms Terms = new();

    [Fact]
    public void AppointHearing_InTerm_TellsThePreliminaryRefusalTimeAndPlace()
    {
        var application = ProposedForRefusal();

        application.AppointHearing(HearingTime, " 12-кабинет ", Terms, Calendar, Head, Noticed);

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

        application.AppointHearing(now.AddHours(1), "12-кабинет", Terms, Calendar, Head, AlmatyTime.ToInstant(now));

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
            it => it.AppointHearing(now.AddDays(2), "12-кабинет", terms, Calendar, Head, AlmatyTime.ToInstant(now)));

        application.AppointHearing(now.AddDays(1), "12-кабинет", terms, Calendar, Head, AlmatyTime.ToInstant(now));
        Assert.True(application.Hearing!.NoticeIsLate);
    }

    /// <summary>The notice goes out on Wednesday 25 November at 10:00, or on Friday 27 November.</summary>
    [Theory]
    [InlineData(25, "2026-11-25T10:01")]
    [InlineData(25, "2026-11-26T09:00")]
    [InlineData(25, "2026-11-27T23:59")]
    [InlineData(27, "2026-12-01T23:59")]
    public void AppointHearing_WithinTwoWorkingDays_IsAccepted(int noticeOn, string hearing)
    {
        var application = ProposedForRefusal();

        application.AppointHearing(Local(hearing), "12-кабинет", Terms, Calendar, Head, At(noticeOn, 10));

        Assert.Equal(Local(hearing), application.Hearing!.At);
    }

    [Theory]
    [InlineData(25, "2026-11-28T00:00")]
    [InlineData(25, "2026-11-30T09:00")]
    [InlineData(27, "2026-12-02T00:00")]
    public void AppointHearing_BeyondTwoWorkingDays_IsRefused(int noticeOn, string hearing)
    {
        AssertBreaks(
            RuleViolation.HearingOutsideTerm,
            ProposedForRefusal(),
            it => it.AppointHearing(Local(hearing), "12-кабинет", Terms, Calendar, Head, At(noticeOn, 10)));
    }

    [Theory]
    [InlineData("2026-11-28T10:00")]
    [InlineData("2026-11-29T10:00")]
    public void AppointHearing_OnADayOff_IsRefused(string hearing) =>
        AssertBreaks(
            RuleViolation.HearingOutsideTerm,
            ProposedForRefusal(),
            it => it.AppointHearing(Local(hearing), "12-кабинет", Terms, Calendar, Head, At(27, 10)));

    [Theory]
    [InlineData("2026-11-25T10:00")]
    [InlineData("2026-11-25T09:59")]
    [InlineData("2026-11-24T15:00")]
    public void AppointHearing_NowOrInThePast_IsRefused(string hearing)
    {
        AssertBreaks(
            RuleViolation.HearingOutsideTerm,
            ProposedForRefusal(),
            it => it.AppointHearing(Local(hearing), "12-кабинет", Terms, Calendar, Head, At(25, 10)));
    }

    [Fact]
    public void AppointHearing_LateEveningOfUtc_CountsTheDaysOfAlmaty()
    {
        // 24 November 20:00 in UTC is already Wednesday 25 November in Almaty.
        var at = new DateTimeOffset(2026, 11, 24, 20, 0, 0, TimeSpan.Zero);
        var application = ProposedForRefusal();

        application.AppointHearing(Local("2026-11-27T17:00"), "12-кабинет", Terms, Calendar, Head, at);

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
            it => it.RecordHearing(record, Clerk, AlmatyTime.ToInstant(HearingTime).AddSeconds(-1)));
    }

    [Theory]
    [InlineData(HearingOutcome.Attended)]
    [InlineData(HearingOutcome.Absent)]
    [InlineData(HearingOutcome.Waived)]
    public void RecordHearing_FromItsTimeOn_IsKept(HearingOutcome outcome)
    {
        var record = new HearingRecord(outcome, string.Empty);
        var application = HearingAppointed();

        application.RecordHearing(record, Clerk, AlmatyTime.ToInstant(HearingTime));

        Assert.Equal(record, application.HearingRecord);
        Assert.Equal(ApplicationState.HearingAppointed, application.State);
    }

    [Fact]
    public void RecordHearing_WaivedBeforeItsTime_LetsTheHeadRefuse()
    {
        var application = HearingAppointed();

        application.RecordHearing(Waived, Clerk, Noticed.AddMinutes(5));
        application.Refuse(NotInRegister, Head, Noticed.AddMinutes(10));

        Assert.Equal(ApplicationState.Refused, application.State);
        Assert.Equal(Waived, application.HearingRecord);
    }

    [Fact]
    public void RecordHearing_Again_KeepsBothRecordsInTheHistory()
    {
        var application = HearingAppointed();

        application.RecordHearing(Waived, Clerk, Noticed);
        application.RecordHearing(Attended, Clerk, AfterHearing);

        Assert.Equal(Attended, application.HearingRecord);
        Assert.Equal([Waived, Attended], application.History.OfType<HearingRecorded>().Select(recorded => recorded.Record));
    }

    [Fact]
    public void Refuse_HearingAppointedButNotRecorded_IsRefused()
    {
        AssertBreaks(RuleViolation.HearingRequired, HearingAppointed(), it => it.Refuse(NotInRegister, Head, AfterHearing));
    }

    [Fact]
    public void Approve_HeardApplicant_DecidesForTheApplicant()
    {
        var application = Heard();

        application.Approve(Head, Later);

        Assert.Equal(ApplicationState.Approved, application.State);
        Assert.Null(application.Refusal);
    }

    private static DateTime Local(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
