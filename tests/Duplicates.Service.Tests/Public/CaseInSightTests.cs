using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Public;

/// <summary>What a person sees of a case at a glance: its way, its days, whose it is, and the page that proves the duplicate.</summary>
public sealed class CaseInSightTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Way_OfACase_ShowsWhatIsDoneWhereItIsAndWhatComes(string language)
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        using var citizen = host.NewVisitor();
        var number = await citizen.ApplyAsync(host, person, language);
        await citizen.GetAsync($"/{language}/my/{number}");
        Assert.Contains(Said.In(language, "track.way.Searched"), citizen.Text(".stations [aria-current=step]"), StringComparison.Ordinal);
        Assert.Single(citizen.Page.QuerySelectorAll(".stations__one--done"));
        Assert.Equal(21, citizen.Page.QuerySelectorAll(".strip__day").Length); // three weeks to 11 December
        Assert.Equal(6, citizen.Page.QuerySelectorAll(".strip__day--off").Length);
        Assert.Contains(Said.In(language, "track.strip.running", 0, 15), citizen.Main, StringComparison.Ordinal);
        await citizen.GetAsync($"/{language}/my");
        Assert.Contains(person.FullName, citizen.Main, StringComparison.Ordinal);
        Assert.Contains(Demo.SchoolName(language), citizen.Main, StringComparison.Ordinal);

        await host.BringThroughAsync(number, "hand-over");
        host.Clock.AdvancePastResend();
        await citizen.SignInAsCitizenAsync(person, language);
        await citizen.GetAsync($"/{language}/my/{number}");
        Assert.Equal(6, citizen.Page.QuerySelectorAll(".stations__one--done").Length);
        Assert.False(citizen.Has(".stations [aria-current]"));
        await citizen.GetAsync(citizen.Find("main a[href*='/verify/']").GetAttribute("href")!);
        Assert.Contains(Demo.SchoolName(language), citizen.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Track_WithoutAnAccount_ShowsTheSameWayWithoutNames(string language)
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person, language);
        using var anybody = host.NewVisitor();
        await anybody.GetAsync($"/{language}/track");
        await anybody.SubmitAsync(("Number", number), ("LastFour", person.Iin[^4..]));
        Assert.Equal(Said.In(language, "track.state.Registered"), anybody.Heading);
        Assert.Contains(Said.In(language, "track.way.Searched"), anybody.Text(".stations [aria-current=step]"), StringComparison.Ordinal);
        Assert.True(anybody.Has(".strip__day--due"));
        Assert.DoesNotContain(person.Surname, anybody.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Demo.SchoolName(language), anybody.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20", 0, true)]
    [InlineData("2026-11-23", 1, true)]
    [InlineData("2026-11-29", 5, true)]
    [InlineData("2026-12-11", 15, true)]
    [InlineData("2026-12-12", 15, false)]
    public void Strip_OnADay_CountsWhatIsOver(string today, int counted, bool isRunning)
    {
        var calendar = new WorkingCalendar([], new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday }, new HashSet<int> { 2026 });
        var strip = new TermStrip(Deadline.Calculate(new DateOnly(2026, 11, 20), 15, calendar), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((counted, isRunning), (strip.Counted, strip.IsRunning));
    }
}
