using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Apply;

public sealed class SchoolStepTestsOnSqlite(SqliteHost host) : SchoolStepTests(host), IClassFixture<SqliteHost>;

public sealed class SchoolStepTestsOnPostgreSql(PostgreSqlHost host) : SchoolStepTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Finding the school, and what there is to do when it is closed or not in the directory.</summary>
public abstract class SchoolStepTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task School_NotInTheDirectory_TheCaseGoesToTheEducationDepartmentOfTheRegion(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("school", person, language);
        await visitor.SearchSchoolAsync("Хогвартс");
        Assert.Contains(Said.In(language, "apply.school.missing"), visitor.Main, StringComparison.Ordinal);
        await visitor.GetAsync(visitor.Find("a[href*='/no-school']").GetAttribute("href")!);
        await visitor.SubmitAsync();
        foreach (var message in (string[])["apply.no-school.region.error", "apply.no-school.name.error", "apply.no-school.place.error"])
        {
            Assert.Contains(Said.In(language, message), visitor.Main, StringComparison.Ordinal);
        }

        await visitor.SubmitAsync(("Region", "75"), ("SchoolName", "№ 200 кешкі мектеп"), ("Town", "Талғар"));
        Assert.Equal("check", Journeys.StepOf(visitor));
        host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person, language);
        await visitor.TypeCodeAsync(person);
        var number = visitor.NumberOfCase();

        using var clerk = await host.StaffAsync(Demo.AlmatyDepartmentClerk, language);
        await clerk.GetAsync($"/{language}/staff/cases/{number}");
        Assert.Contains("№ 200 кешкі мектеп, Талғар", clerk.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task School_FromItsPage_IsChosenInTheApplication()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/kk/addresses/{Demo.AlmatySchool}");
        await visitor.GetAsync(visitor.Find("a[href*='/apply/new/whose?school=']").GetAttribute("href")!);
        await visitor.AnswerUntilAsync("school", person);
        Assert.True(visitor.Has($"input[name=OfficeId][value='{Demo.AlmatySchool}'][checked]"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task School_ClosedWithASuccessor_OffersTheSuccessor(string language)
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("school", host.NewPerson(), language);
        await visitor.SearchSchoolAsync("134");
        Assert.Contains(Said.In(language, "apply.school.successor", Demo.SchoolName(language)), visitor.Main, StringComparison.Ordinal);
        Assert.True(visitor.Has($"input[name=OfficeId][value='{Demo.AlmatySchool}']"));
        Assert.False(visitor.Has($"input[name=OfficeId][value='{Demo.ClosedAlmatySchool}']"));
    }

    [Theory]
    [InlineData("kk", "Қарағанды облысының мемлекеттік архиві (демо)")]
    [InlineData("ru", "Государственный архив Карагандинской области (демо)")]
    public async Task School_ClosedWithoutSuccessor_LeadsToTheArchive(string language, string archive)
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("school", host.NewPerson(), language);
        await visitor.SearchSchoolAsync("62");
        Assert.Contains(Said.In(language, "apply.school.archive", archive), visitor.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Contacts_OfficeElsewhere_IsFoundWithEverythingTypedKept(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("contacts", person, language);
        Assert.False(visitor.Has($"input[value='{Demo.AstanaCorporation}']"));
        var (_, typed) = visitor.Fill("main form[method=post]", ("Email", "aigul@example.kz"), ("Search", "Астана"));
        await visitor.PostAsync(visitor.Find("main button[formaction]").GetAttribute("formaction")!, typed);
        Assert.Equal("contacts", Journeys.StepOf(visitor));
        Assert.Equal("aigul@example.kz", visitor.Value("Email"));
        await visitor.SubmitAsync(("CollectionOfficeId", Demo.AstanaCorporation));
        Assert.Equal("check", Journeys.StepOf(visitor));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Check_SchoolChanged_ThePlaceOfCollectionFollows(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("check", person, language);
        await visitor.GetAsync($"/{language}/apply/{draft}/school?change=true&q=астана");
        await visitor.SubmitAsync(("OfficeId", Demo.AstanaSchool));
        Assert.Equal("check", Journeys.StepOf(visitor));
        await visitor.GetAsync($"/{language}/apply/{draft}/contacts?change=true");
        Assert.Equal(Demo.AstanaSchool, visitor.Value("CollectionOfficeId"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Document_WithAnOpenApplication_LeadsToItInPlaceOfAnother(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var number = await visitor.ApplyAsync(host, person, language);
        await visitor.BeginAsync(language);
        await visitor.AnswerAsync(person, language);
        await visitor.AnswerAsync(person, language);
        await visitor.AnswerAsync(person, language);
        Assert.Equal("document", Journeys.StepOf(visitor));
        Assert.Contains(Said.In(language, "apply.document.already-open", Journeys.Spoken(number)), visitor.Main, StringComparison.Ordinal);
        Assert.True(visitor.Has($"main a[href='/{language}/my/{number}']"));
        await visitor.AnswerAsync(person, language, ("Level", "BasicSecondary"));
        Assert.Equal("school", Journeys.StepOf(visitor));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Name_WithALatinLetter_IsPutRightWithOnePress(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("name", person, language);
        await visitor.SubmitAsync(("Surname", "Aхметов"), ("GivenName", "Асқар"), ("Patronymic", string.Empty));
        Assert.Contains(Said.In(language, "form.correct-letters", "Ахметов"), visitor.Main, StringComparison.Ordinal);
        await visitor.SubmitAsync(("correct", "Surname"));
        Assert.Equal("document", Journeys.StepOf(visitor));
    }
}
