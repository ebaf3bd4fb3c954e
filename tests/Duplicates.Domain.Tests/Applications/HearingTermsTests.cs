using Duplicates.Domain.Applications;
using Duplicates.Domain.Tests.Time;
using Duplicates.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Applications;

public sealed class HearingTermsTests
{
    [Fact]
    public void HearingTerms_Default_AreThoseOfTheRules()
    {
        Assert.Equal(new HearingTerms(NoticeWorkingDaysBeforeDue: 3, HearingWorkingDaysAfterNotice: 2, RefusalWorkingDaysAfterNotice: 3, AnswerWorkingDaysAfterNotice: 2, MinutesWorkingDays: 2, RemarkWorkingDays: 3), new HearingTerms());
    }

    [Theory]
    [InlineData(2026, 12, 14, 2026, 12, 9)]
    [InlineData(2026, 12, 18, 2026, 12, 14)]
    [InlineData(2027, 1, 5, 2026, 12, 29)]
    public void LastNoticeDay_DueDate_IsThreeWorkingDaysEarlier(int dueYear, int dueMonth, int dueDay, int year, int month, int day)
    {
        Assert.Equal(
            new DateOnly(year, month, day),
            new HearingTerms().LastNoticeDay(new DateOnly(dueYear, dueMonth, dueDay), TestCalendar.FiveDayWeek));
    }

    [Theory]
    [InlineData(2026, 11, 25, 2026, 11, 27)]
    [InlineData(2026, 11, 27, 2026, 12, 1)]
    [InlineData(2026, 11, 28, 2026, 12, 1)]
    [InlineData(2026, 12, 15, 2026, 12, 18)]
    public void LastHearingDay_NoticeOnADay_IsTwoWorkingDaysLater(int noticeYear, int noticeMonth, int noticeDay, int year, int month, int day)
    {
        Assert.Equal(
            new DateOnly(year, month, day),
            new HearingTerms().LastHearingDay(new DateOnly(noticeYear, noticeMonth, noticeDay), TestCalendar.FiveDayWeek));
    }

    [Fact]
    public void LastDays_NoticeInTimeForADueDate_LeaveTheHearingBeforeIt()
    {
        Prop.ForAll(
            ArbitraryTime.CalendarAndDate,
            given =>
            {
                var terms = new HearingTerms();
                var notice = terms.LastNoticeDay(given.Date, given.Calendar);
                var hearing = terms.LastHearingDay(notice, given.Calendar);
                return given.Calendar.IsWorkingDay(notice) && given.Calendar.IsWorkingDay(hearing) && hearing < given.Date;
            }).QuickCheckThrowOnFailure();
    }

    /// <summary>
    /// Whatever the calendar: told on the last day of the notice or before, a case can be refused on the due date at the latest, however the
    /// applicant answers; and without the applicant's wish not before the third working day after the notice (R7.5).
    /// </summary>
    [Fact]
    public void Refusal_NoticeInTimeForADueDate_IsPossibleWithinTheTermAndNotEarlierThanItsThirdWorkingDay()
    {
        Prop.ForAll(
            ArbitraryTime.CalendarAndDate,
            Arb.From(Gen.Choose(0, 9)),
            Arb.From(Gen.Elements<HearingAttendance?>(null, HearingAttendance.WillAttend, HearingAttendance.InWriting, HearingAttendance.NotNeeded)),
            (given, daysBefore, answer) =>
            {
                var (calendar, terms) = (given.Calendar, new HearingTerms());
                var application = ProposedOn(given.Date, calendar);
                var noticeOn = calendar.AddWorkingDays(terms.LastNoticeDay(application.Deadline!.DueOn, calendar), -daysBefore);
                var noticed = AlmatyTime.ToInstant(noticeOn.ToDateTime(new TimeOnly(17, 0)));
                Appoint(application, terms, calendar, noticed);
                if (answer is { } said)
                {
                    application.AnswerHearing(new(said, "Түпнұсқаны таптым."), TestApplications.Applicant, noticed);
                }

                var first = FirstDayOfARefusal(application, terms, calendar, noticeOn);

                Assert.False(application.Hearing!.NoticeIsLate);
                Assert.InRange(first, noticeOn, application.Deadline.DueOn);
                Assert.True(answer is HearingAttendance.NotNeeded || calendar.WorkingDaysBetween(noticeOn, first) == 3, $"Noticed {noticeOn}, refused {first}.");
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static DuplicateApplication ProposedOn(DateOnly day, WorkingCalendar calendar)
    {
        var arrived = AlmatyTime.ToInstant(day.ToDateTime(new TimeOnly(10, 0)));
        var application = TestApplications.Submitted(arrived);
        application.Register(TestApplications.Number, TestApplications.Hours, calendar, arrived);
        application.StartReview(TestApplications.Clerk, arrived);
        application.RecordSearch(TestApplications.Found, TestApplications.Clerk, arrived);
        application.ProposeRefusal(TestApplications.NotInRegister, TestApplications.Clerk, arrived);
        return application;
    }

    /// <summary>Offers the first time at which the office is open on one of the possible days.</summary>
    private static void Appoint(DuplicateApplication application, HearingTerms terms, WorkingCalendar calendar, DateTimeOffset at)
    {
        var days = application.DaysForHearing(terms, calendar, at);
        var (day, hours) = days.WorkingDays(calendar).Select(one => (one, days.HoursOn(one, TestApplications.Hours, calendar))).First(one => one.Item2 is not null);
        application.AppointHearing(day.ToDateTime(hours!.Opens), "12-кабинет", terms, TestApplications.Hours, calendar, TestApplications.Head, at);
    }

    /// <summary>Tries every day from the notice on, in the evening.</summary>
    private static DateOnly FirstDayOfARefusal(DuplicateApplication application, HearingTerms terms, WorkingCalendar calendar, DateOnly from)
    {
        for (var day = from; ; day = day.AddDays(1))
        {
            var at = AlmatyTime.ToInstant(day.ToDateTime(new TimeOnly(18, 0)));
            foreach (var outcome in Enum.GetValues<HearingOutcome>())
            {
                Succeeds(() => application.RecordHearing(TestApplications.Heard(outcome, day.ToDateTime(new TimeOnly(17, 30))), terms, calendar, TestApplications.Clerk, at));
            }

            if (Succeeds(() => application.Refuse(TestApplications.NotInRegister, terms, calendar, TestApplications.Head, at)))
            {
                return day;
            }
        }
    }

    private static bool Succeeds(Action command)
    {
        try
        {
            command();
            return true;
        }
        catch (RuleViolationException)
        {
            return false;
        }
    }
}
