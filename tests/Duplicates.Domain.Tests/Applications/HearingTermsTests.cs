using Duplicates.Domain.Applications;
using Duplicates.Domain.Tests.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Applications;

public sealed class HearingTermsTests
{
    [Fact]
    public void HearingTerms_Default_AreThoseOfTheRules()
    {
        Assert.Equal(new HearingTerms(NoticeWorkingDaysBeforeDue: 3, HearingWorkingDaysAfterNotice: 2), new HearingTerms());
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
}
