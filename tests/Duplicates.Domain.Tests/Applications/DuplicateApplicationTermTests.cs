using Duplicates.Domain.Applications;
using Duplicates.Domain.Tests.Time;
using Duplicates.Domain.Time;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>Registration and the due date (R5).</summary>
public sealed class DuplicateApplicationTermTests
{
    /// <summary>The vectors of R5: arrival, acceptance and its reason, due date.</summary>
    public static TheoryData<DateTime, DateOnly, AcceptanceReason, DateOnly> Vectors { get; } = new()
    {
        { new DateTime(2026, 11, 20, 18, 31, 0), new DateOnly(2026, 11, 23), AcceptanceReason.AfterHours, new DateOnly(2026, 12, 14) },
        { new DateTime(2026, 12, 10, 10, 0, 0), new DateOnly(2026, 12, 10), AcceptanceReason.SameDay, new DateOnly(2027, 1, 5) },
        { new DateTime(2026, 8, 28, 10, 0, 0), new DateOnly(2026, 8, 28), AcceptanceReason.SameDay, new DateOnly(2026, 9, 18) },
        { new DateTime(2027, 3, 12, 18, 30, 0), new DateOnly(2027, 3, 16), AcceptanceReason.AfterHours, new DateOnly(2027, 4, 9) },
        { new DateTime(2027, 4, 28, 10, 0, 0), new DateOnly(2027, 4, 28), AcceptanceReason.SameDay, new DateOnly(2027, 5, 24) },
        { new DateTime(2026, 11, 22, 10, 0, 0), new DateOnly(2026, 11, 23), AcceptanceReason.DayOff, new DateOnly(2026, 12, 14) },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Register_Arrival_GivesNumberAcceptanceAndDueDate(
        DateTime arrival, DateOnly acceptedOn, AcceptanceReason reason, DateOnly dueOn)
    {
        var at = AlmatyTime.ToInstant(arrival);
        var application = Draft().Then(it => it.Submit(Content(), DocumentSha256, Signature, GivenConsent, Applicant, at));

        application.Register(Number, WorkingHours.SchoolDefault, Calendar, at);

        Assert.Equal(ApplicationState.Registered, application.State);
        Assert.Equal(Number, application.Number);
        Assert.Equal(new Acceptance(arrival, acceptedOn, reason), application.Acceptance);
        Assert.Equal(Deadline.Calculate(acceptedOn, 15, Calendar), application.Deadline);
        Assert.Equal(dueOn, application.Deadline!.DueOn);
        Assert.Equal(Actor.Service, application.History[^1].By);
    }

    [Fact]
    public void Register_LaterThanTheArrival_CountsFromTheArrival()
    {
        var application = Submitted();

        application.Register(Number, WorkingHours.SchoolDefault, Calendar, Arrived.AddDays(3));

        Assert.Equal(new Acceptance(new DateTime(2026, 11, 23, 10, 0, 0), new DateOnly(2026, 11, 23), AcceptanceReason.SameDay), application.Acceptance);
        Assert.Equal(DueOn, application.Deadline!.DueOn);
        Assert.Equal(Arrived.AddDays(3), application.History[^1].At);
    }

    [Fact]
    public void Register_HoursOfTheOffice_Matter()
    {
        var evening = At(23, 19);
        var application = Draft().Then(it => it.Submit(Content(), DocumentSha256, Signature, GivenConsent, Applicant, evening));

        application.Register(Number, WorkingHours.CorporationDefault, Calendar, evening);

        Assert.Equal(new DateOnly(2026, 11, 23), application.Acceptance!.AcceptedOn);
    }

    [Fact]
    public void RecalculateDueDate_NewHolidayInTheTerm_MovesTheDueDateAndRecordsWhy()
    {
        var application = Registered();
        var acceptance = application.Acceptance;
        var calendar = TestCalendar.With(TestCalendar.DayOff(new DateOnly(2026, 12, 1)));

        Assert.True(application.RecalculateDueDate(calendar, "1 желтоқсан – мереке.", Later));

        var deadline = Deadline.Calculate(new DateOnly(2026, 11, 23), 15, calendar);
        Assert.Equal(new DateOnly(2026, 12, 15), deadline.DueOn);
        Assert.Equal(deadline, application.Deadline);
        Assert.Equal(new DueDateRecalculated(Later, Actor.Service, DueOn, deadline, "1 желтоқсан – мереке."), application.History[^1]);
        Assert.Equal(ApplicationState.Registered, application.State);
        Assert.Equal(acceptance, application.Acceptance);
    }

    [Fact]
    public void RecalculateDueDate_SaturdayTurnedIntoAWorkingDay_BringsTheDueDateForward()
    {
        var application = HearingAppointed();

        Assert.True(application.RecalculateDueDate(
            TestCalendar.With(TestCalendar.Worked(new DateOnly(2026, 12, 5))), "5 желтоқсан – жұмыс күні.", Later));

        Assert.Equal(new DateOnly(2026, 12, 11), application.Deadline!.DueOn);
        Assert.Equal(ApplicationState.HearingAppointed, application.State);
    }

    [Fact]
    public void RecalculateDueDate_Twice_CountsFromTheAcceptanceBothTimes()
    {
        var application = Registered();

        application.RecalculateDueDate(TestCalendar.With(TestCalendar.DayOff(new DateOnly(2026, 12, 1))), "Мереке.", Later);
        application.RecalculateDueDate(Calendar, "Мереке жойылды.", Later);

        Assert.Equal(DueOn, application.Deadline!.DueOn);
        Assert.Equal(new DateOnly(2026, 12, 15), Assert.IsType<DueDateRecalculated>(application.History[^1]).OldDueOn);
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-12-15")]
    public void RecalculateDueDate_ChangeThatDoesNotMatter_LeavesTheCaseAsItWas(string dayOff)
    {
        var application = Registered();
        var before = ApplicationSnapshot.Of(application);
        var date = DateOnly.ParseExact(dayOff, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.False(application.RecalculateDueDate(TestCalendar.With(TestCalendar.DayOff(date)), "Мереке.", Later));

        Assert.Equal(before, ApplicationSnapshot.Of(application));
    }

    [Fact]
    public void RecalculateDueDate_HolidayOnASunday_KeepsTheDateAndExplainsItAnew()
    {
        var application = Registered();
        var calendar = TestCalendar.With(TestCalendar.DayOff(new DateOnly(2026, 12, 6)));

        Assert.False(application.RecalculateDueDate(calendar, "Мереке.", Later));

        Assert.Equal(DueOn, application.Deadline!.DueOn);
        Assert.Equal(DayReason.Holiday, application.Deadline.Days.Single(day => day.Date == new DateOnly(2026, 12, 6)).Reason);
        Assert.False(Assert.IsType<DueDateRecalculated>(application.History[^1]).IsMoved());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void RecalculateDueDate_NoCause_IsRefused(string cause)
    {
        var calendar = TestCalendar.With(TestCalendar.DayOff(new DateOnly(2026, 12, 1)));

        AssertBreaks(RuleViolation.ReasonsRequired, Registered(), it => it.RecalculateDueDate(calendar, cause, Later));
    }

    [Fact]
    public void RecalculateDueDate_FinishedCase_IsRefused()
    {
        var calendar = TestCalendar.With(TestCalendar.DayOff(new DateOnly(2026, 12, 1)));

        foreach (var finished in new[] { HandedOver(), Refused(), Withdrawn() })
        {
            AssertBreaks(RuleViolation.NotInThisState, finished, it => it.RecalculateDueDate(calendar, "Мереке.", Later));
        }
    }
}
