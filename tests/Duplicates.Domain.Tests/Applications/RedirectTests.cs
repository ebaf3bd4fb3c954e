using Duplicates.Domain.Applications;
using Duplicates.Domain.Tests.Time;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>A wrong addressee passes the case on within three working days (R5.9). The case was accepted on Monday 23 November.</summary>
public sealed class RedirectTests
{
    private static readonly RedirectTerms Within = new();

    [Theory]
    [InlineData(26, 23, false)]
    [InlineData(27, 0, true)]
    [InlineData(30, 10, true)]
    public void Redirect_AfterTheThirdWorkingDay_IsPossibleAndLate(int day, int hour, bool isLate)
    {
        var application = UnderReview();

        application.Redirect(OtherSchoolId, OtherSchool, "Мұрағат сонда.", Within, Clerk, At(day, hour));

        Assert.Equal(OtherSchoolId, application.OfficeId);
        Assert.Equal(isLate ? new DateOnly(2026, 11, 26) : null, Assert.IsType<ApplicationRedirected>(application.History[^1]).MissedDay);
        Assert.Equal(DueOn, application.Deadline!.DueOn);
    }

    [Fact]
    public void LastRedirectDay_OfTheOrganisationThatGotIt_CountsFromItsComing()
    {
        var application = Registered();
        Assert.Equal(new DateOnly(2026, 11, 26), application.LastRedirectDay(Within));

        application.Redirect(OtherSchoolId, OtherSchool, "Мұрағат сонда.", Within, Clerk, At(26, 10));

        Assert.Equal(new DateOnly(2026, 12, 1), application.LastRedirectDay(Within));
    }

    [Fact]
    public void LastRedirectDay_CalendarChanges_MovesWithTheDueDate()
    {
        var application = Registered();

        application.RecalculateDueDate(TestCalendar.With(TestCalendar.DayOff(new DateOnly(2026, 11, 25))), "Мереке күні қосылды.", At(24, 10));

        Assert.Equal(new DateOnly(2026, 11, 27), application.LastRedirectDay(Within));
    }

    /// <summary>Passed on in the last days of the term, it is to be answered by the due date and no later.</summary>
    [Fact]
    public void LastRedirectDay_NearTheEndOfTheTerm_IsTheDueDate()
    {
        var application = UnderReview().Then(it => it.Redirect(OtherSchoolId, OtherSchool, "Мұрағат сонда.", Within, Clerk, At(30, 10).AddDays(12)));

        Assert.Equal(DueOn, application.LastRedirectDay(Within));
    }

    [Fact]
    public void IsAddresseeOpen_OnceTheRecordsWereSearched_IsOverUntilItIsPassedOn()
    {
        Assert.True(Registered().IsAddresseeOpen);
        Assert.True(UnderReview().IsAddresseeOpen);
        Assert.False(Searched().IsAddresseeOpen);
        Assert.True(Searched().Then(it => it.Redirect(OtherSchoolId, OtherSchool, "Мұрағат сонда.", Within, Clerk, Later)).IsAddresseeOpen);
        Assert.False(Withdrawn().IsAddresseeOpen);
        Assert.Null(Submitted().LastRedirectDay(Within));
    }
}
