using Duplicates.Service.Offices;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Casework;

public sealed class CasePageTestsOnSqlite(SqliteHost host) : CasePageTests(host), IClassFixture<SqliteHost>;

public sealed class CasePageTestsOnPostgreSql(PostgreSqlHost host) : CasePageTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The applicant's page of a case: the state as its heading, then what to do, then place, papers and history.</summary>
public abstract class CasePageTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00";

    [Theory]
    [InlineData("kk", "2027 ж. 25 ақпан")]
    [InlineData("ru", "25 февраля 2027 г.")]
    public async Task Refused_SaysWhyAndHowAndUntilWhenToComplain(string language, string until)
    {
        var (person, number) = await RefusedAsync(language);
        using var citizen = await host.CitizenAsync(person, language);
        await citizen.GetAsync($"/{language}/my/{number}");
        Assert.Equal(Said.In(language, "track.state.Refused"), citizen.Heading);
        Assert.Contains("case-state--refused", citizen.Find("h1").ClassName!, StringComparison.Ordinal);
        foreach (var fact in (string[])[Said.RequirementsNotMet(language), "Өтініштегі жыл кітаптағы жазбаға сәйкес келмейді.", until, Said.In(language, "my.refused.complaint")])
        {
            Assert.Contains(fact, citizen.Main, StringComparison.Ordinal);
        }

        Assert.Equal($"/{language}/my/{number}/complaint", citizen.Find("main a.govuk-button").GetAttribute("href"));
        Assert.NotEmpty(citizen.Page.QuerySelectorAll($"section a[href='/{language}/my/{number}/documents/refusal']"));
        AssertNoRunningTerm(citizen, language);
        Assert.Contains(Said.In(language, "my.done.refused"), citizen.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Ready_AtTheSchool_SaysWhereWhenAndWhatToBring(string language)
    {
        var person = host.NewPerson();
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync(person, language);
        await host.BringThroughAsync(number, "ready");
        using var citizen = await host.CitizenAsync(person, language);
        await citizen.GetAsync($"/{language}/my/{number}");
        AssertPlace(citizen, language, Demo.AlmatySchool);
        Assert.Contains(Said.In(language, "my.ready.bring"), citizen.Main, StringComparison.Ordinal);
        AssertNoRunningTerm(citizen, language);
    }

    [Fact]
    public async Task Ready_AtTheCorporation_NamesThePlaceOnlyWhenItIsThere()
    {
        var person = host.NewPerson();
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseCollectedAtTheCorporationAsync(person);
        await host.BringThroughAsync(number, "ready");
        using var citizen = await host.CitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}");
        Assert.Equal(Said.In("kk", "track.state.OnItsWay"), citizen.Heading);
        Assert.Empty(citizen.Page.QuerySelectorAll("#todo"));
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "send");
        using var counter = await host.StaffAsync(Demo.Operator);
        await counter.SubmitFormAsync($"form:has(input[value='{number}'])");
        await citizen.GetAsync($"/kk/my/{number}");
        Assert.Equal(Said.In("kk", "track.state.Ready"), citizen.Heading);
        AssertPlace(citizen, "kk", Demo.AstanaCorporation);
    }

    [Fact]
    public async Task HandedOver_SaysWhatWasDoneWhenInPlaceOfATerm()
    {
        var person = host.NewPerson();
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync(person);
        await host.BringThroughAsync(number, "hand-over");
        using var citizen = await host.CitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}");
        Assert.Contains("case-state--done", citizen.Find("h1").ClassName!, StringComparison.Ordinal);
        Assert.Contains(Said.In("kk", "my.done.in-time", "2026 ж. 11 желтоқсан"), citizen.Main, StringComparison.Ordinal);
        AssertNoRunningTerm(citizen, "kk");
    }

    [Fact]
    public async Task Overdue_SaysSoAndWhomToTurnTo()
    {
        var person = host.NewPerson();
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync(person);
        host.Clock.SetAlmaty("2026-12-14 10:00");
        using var citizen = await host.CitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}");
        Assert.Contains("case-state--overdue", citizen.Find("h1").ClassName!, StringComparison.Ordinal);
        Assert.Contains(Said.In("kk", "my.overdue"), citizen.Main, StringComparison.Ordinal);
        AssertPlace(citizen, "kk", Demo.AlmatySchool);
    }

    private static void AssertNoRunningTerm(Visitor citizen, string language)
    {
        Assert.DoesNotContain(citizen.Page.QuerySelectorAll("main h2"), heading => heading.TextContent.StartsWith($"{Said.In(language, "my.due")}:", StringComparison.Ordinal));
        Assert.Empty(citizen.Page.QuerySelectorAll("ol.days"));
    }

    private void AssertPlace(Visitor citizen, string language, string officeId)
    {
        var office = host.Services.GetRequiredService<IOffices>().Find(officeId)!;
        var place = citizen.Text(".office-facts");
        Assert.Contains(office.Name.In(language), place, StringComparison.Ordinal);
        Assert.Contains(office.Address.In(language), place, StringComparison.Ordinal);
        Assert.Contains("9:00", place.Replace("09:00", "9:00", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotEmpty(citizen.Page.QuerySelectorAll(".office-facts a[href^='tel:']"));
        Assert.NotEmpty(citizen.Page.QuerySelectorAll(".office-facts a[href^='https://www.openstreetmap.org/']"));
    }

    private async Task<(TestPerson Person, string Number)> RefusedAsync(string language)
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person, language);
        await host.ProposeRefusalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "hearing");
        host.Clock.SetAlmaty("2026-11-25 09:30");
        using var later = await host.StaffAsync(Demo.AlmatyHead);
        await later.DoAsync(number, "hearing-record");
        await later.DoAsync(number, "refuse");
        return (person, number);
    }
}
