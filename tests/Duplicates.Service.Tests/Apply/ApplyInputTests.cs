using System.Globalization;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Apply;

public sealed class ApplyInputTestsOnSqlite(SqliteHost host) : ApplyInputTests(host), IClassFixture<SqliteHost>;

public sealed class ApplyInputTestsOnPostgreSql(PostgreSqlHost host) : ApplyInputTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>What the questions of an application refuse: beside the field, in the summary, in the page's language, with everything typed kept.</summary>
public abstract class ApplyInputTests(ServiceHost host)
{
    private const string Markup = "<script>alert(\"1\")</script> & 'тырнақша' </textarea>";

    [Theory]
    [InlineData("kk", "880515400005", "accounts.iin-error.WrongChecksum")]
    [InlineData("ru", "880515400005", "accounts.iin-error.WrongChecksum")]
    [InlineData("kk", "883215400000", "accounts.iin-error.ImpossibleDate")]
    [InlineData("ru", "883215400000", "accounts.iin-error.ImpossibleDate")]
    [InlineData("kk", "12345", "accounts.iin-error.NotTwelveDigits")]
    [InlineData("ru", "", "accounts.iin-error.Missing")]
    public async Task SignIn_WrongIin_IsRefused(string language, string iin, string message)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/sign-in");
        iin = message.EndsWith("ImpossibleDate", StringComparison.Ordinal) ? WithCheckDigit(iin) : message.EndsWith("Checksum", StringComparison.Ordinal) ? WithWrongCheckDigit(iin) : iin;
        await visitor.SubmitAsync(("Iin", iin), ("Phone", "8 701 123 45 67"));
        Said.Refused(visitor, language, "Iin", message);
        Assert.Equal((iin, "8 701 123 45 67"), (visitor.Value("Iin"), visitor.Value("Phone")));
    }

    [Theory]
    [InlineData("kk", "8 495 123 45 67", "NotKazakhMobile")]
    [InlineData("ru", "8 727 250 00 00", "NotKazakhMobile")]
    [InlineData("kk", "телефон", "NotANumber")]
    [InlineData("ru", "", "Missing")]
    public async Task SignIn_WrongPhone_IsRefused(string language, string phone, string error)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/sign-in");
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", phone));
        Said.Refused(visitor, language, "Phone", $"accounts.phone-error.{error}");
        Assert.Equal((person.Iin, phone), (visitor.Value("Iin"), visitor.Value("Phone")));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Year_ImpossibleOne_IsRefused(string language)
    {
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("check", host.NewPerson(), language);
        foreach (var typed in (string[])["2027", "1949", "-5", "99999"])
        {
            await visitor.GetAsync($"/{language}/apply/{draft}/document");
            await visitor.SubmitAsync(("Year", typed));
            Said.Refused(visitor, language, "Year", typed == "-5" ? "apply.year.error" : "apply.year.range-error", 1950, 2026);
            Assert.Equal(typed, visitor.Value("Year"));
        }

        foreach (var typed in (string[])["былтыр", "20o6", "2006.5", "", "99999999999999999999"])
        {
            await visitor.GetAsync($"/{language}/apply/{draft}/document");
            await visitor.SubmitAsync(("Year", typed));
            Said.Refused(visitor, language, "Year", "apply.year.error");
            Assert.Equal(typed, visitor.Value("Year"));
        }
    }

    [Theory]
    [InlineData("1950")]
    [InlineData(" 2026 ")]
    public async Task Year_OnTheEdge_IsTaken(string year)
    {
        using var visitor = host.NewVisitor();
        var person = TestPerson.Born("330515", '4', year.Length);
        await visitor.GoToAsync("document", person);
        await visitor.AnswerAsync(person, "kk", ("Year", year));
        Assert.Equal("school", visitor.StepOf());
    }

    [Theory]
    [InlineData("kk", "document", "Year", "1950", "2004", "apply.year.unusual", "1988")]
    [InlineData("ru", "document", "Year", "2000", "2001", "apply.year.unusual", "1988")]
    [InlineData("kk", "document", "SeriesAndNumber", "abracadabra 12", "А № 123456", "apply.document.series-unusual", "")]
    [InlineData("ru", "contacts", "Email", "aigul@gmial.com", "aigul@gmail.com", "apply.contacts.email-unusual", "aigul@gmail.com")]
    public async Task Answer_Unusual_IsAskedAboutOnceAndStandsWhenGivenAgain(string language, string step, string field, string unusual, string usual, string message, string inserted)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync(step, person, language);
        await visitor.AnswerAsync(person, language, (field, unusual));
        Said.Refused(visitor, language, field, message, inserted);
        Assert.Equal(unusual, visitor.Value(field));
        await visitor.SubmitAsync();
        Assert.NotEqual(step, visitor.StepOf(), StringComparer.Ordinal);

        await visitor.GetAsync($"/{language}/apply/{draft}/{step}");
        Assert.Equal(unusual, visitor.Value(field));
        await visitor.SubmitAsync();
        Assert.NotEqual(step, visitor.StepOf(), StringComparer.Ordinal);

        await visitor.GetAsync($"/{language}/apply/{draft}/{step}");
        await visitor.AnswerAsync(person, language, (field, usual));
        Assert.NotEqual(step, visitor.StepOf(), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("kk", "ivanov@gmail", "NotAnAddress")]
    [InlineData("ru", "a@b", "NotAnAddress")]
    [InlineData("ru", "ivаnov@mail.ru", "NotLatin")]
    public async Task Contacts_NoAddressToWhichMailArrives_IsRefused(string language, string email, string error)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("contacts", person, language);
        await visitor.AnswerAsync(person, language, ("Email", email));
        Said.Refused(visitor, language, "Email", $"apply.contacts.email-error.{error}");
        Assert.Equal(email, visitor.Value("Email"));
    }

    [Fact]
    public async Task Name_DocumentWithOneWord_IsTakenAndShownAsItWasTyped()
    {
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("name", host.NewPerson());
        await visitor.SubmitAsync(("Surname", "-"), ("GivenName", "Сухарто"), ("Patronymic", "жоқ"));
        Assert.Equal("document", visitor.StepOf());
        await visitor.GetAsync($"/kk/apply/{draft}/name");
        Assert.Equal(("–", "Сухарто", string.Empty), (visitor.Value("Surname"), visitor.Value("GivenName"), visitor.Value("Patronymic")));
        await visitor.SubmitAsync();
        Assert.Equal("document", visitor.StepOf());
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Name_InAScriptOfNoDocument_IsRefusedInClearWords(string language)
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("name", host.NewPerson(), language);
        await visitor.SubmitAsync(("Surname", "محمد"), ("GivenName", "李"));
        Said.Refused(visitor, language, "Surname", "apply.name-error.OtherScript");
        Said.Refused(visitor, language, "GivenName", "apply.name-error.OtherScript");
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Name_LatinLetterInAKazakhWord_IsNamed(string language)
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("name", host.NewPerson(), language);
        await visitor.SubmitAsync(("Surname", "Caрсенбаева"), ("GivenName", "Гүлнұр"), ("Patronymic", "Бауыржанқызы"));
        Said.Refused(visitor, language, "Surname", "apply.name-error.MixedScript", "C");
        Assert.Equal(("Caрсенбаева", "Гүлнұр", "Бауыржанқызы"), (visitor.Value("Surname"), visitor.Value("GivenName"), visitor.Value("Patronymic")));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Name_Missing_IsRefusedInBothFields(string language)
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("name", host.NewPerson(), language);
        await visitor.SubmitAsync(("Surname", " "), ("GivenName", ""), ("Patronymic", "Бауыржанқызы"));
        Said.Refused(visitor, language, "Surname", "apply.name-error.Missing.Surname");
        Said.Refused(visitor, language, "GivenName", "apply.name-error.Missing.GivenName");
        Assert.Equal("Бауыржанқызы", visitor.Value("Patronymic"));
    }

    [Fact]
    public async Task Name_MarkupAndQuotes_IsRefusedAndShownAsTyped()
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("name", host.NewPerson());
        await visitor.SubmitAsync(("Surname", Markup), ("GivenName", "Гүлнұр"));
        Said.Refused(visitor, "kk", "Surname", "apply.name-error.ForbiddenCharacters");
        Assert.Equal(Markup, visitor.Value("Surname"));
        Assert.DoesNotContain("<script>alert", visitor.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task AnyText_OfTenThousandCharacters_IsRefusedAndKept(string language)
    {
        var text = new string('ұ', 10_000);
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("check", person, language);
        foreach (var (step, field, message, longest) in ((string, string, string, int)[])
        [
            ("name", "Surname", "apply.name-error.TooLong", 100),
            ("document", "SeriesAndNumber", "apply.too-long", 60),
            ("school", "SchoolThen", "apply.too-long", 300),
            ("whose", "Details", "apply.too-long", 1000),
            ("contacts", "Email", "apply.contacts.email-error.NotLatin", 254),
        ])
        {
            await visitor.GetAsync($"/{language}/apply/{draft}/{step}");
            await visitor.AnswerAsync(person, language, (field, text));
            Said.Refused(visitor, language, field, message, longest);
            Assert.Equal(text, visitor.Value(field));
        }
    }

    [Fact]
    public async Task AnyText_WithMarkupAndQuotes_IsShownAsTypedEverywhere()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("whose", person);
        await visitor.AnswerAsync(person, "kk", ("Details", Markup));
        await visitor.GetAsync($"/kk/apply/{draft}/whose");
        Assert.Equal(Markup, visitor.Value("Details"));
        await visitor.AnswerUntilAsync("check", person);
        AssertShown();
        host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person);
        await visitor.TypeCodeAsync(person);
        var number = visitor.NumberOfCase();
        await visitor.GetAsync($"/kk/my/{number}/documents/application");
        AssertShown();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains(Markup, clerk.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", clerk.Html, StringComparison.Ordinal);

        void AssertShown()
        {
            Assert.Contains(Markup, visitor.Main, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", visitor.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("kk", "№ 5 мектеп-гимназия (демо)")]
    [InlineData("ru", "Школа-гимназия № 5 (демо)")]
    public async Task School_Closed_IsRefusedWithTheNameOfItsSuccessor(string language, string successor)
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("school", host.NewPerson(), language);
        await visitor.SearchSchoolAsync("134");
        await visitor.SubmitAsync(("OfficeId", Demo.ClosedAlmatySchool), ("SchoolThen", "№ 134 орта мектеп"));
        Said.Refused(visitor, language, "OfficeId", "apply.school.closed-successor", successor);
        Assert.Equal("№ 134 орта мектеп", visitor.Value("SchoolThen"));
        Assert.True(visitor.Has($"input[name=OfficeId][value='{Demo.AlmatySchool}']"), "The successor is not offered.");
    }

    [Theory]
    [InlineData("kk", "алматы 5")]
    [InlineData("ru", "гимназия алматы")]
    public async Task School_SearchedByAnyWords_IsFound(string language, string words)
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("school", host.NewPerson(), language);
        await visitor.SearchSchoolAsync(words);
        Assert.Contains(Demo.SchoolName(language), visitor.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task School_NoneChosen_IsRefused(string language)
    {
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("school", host.NewPerson(), language);
        await visitor.SearchSchoolAsync("Алматы");
        await visitor.SubmitAsync();
        Said.Refused(visitor, language, "OfficeId", "apply.school.error");
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Document_AltynBelgiOfGradeNine_IsRefused(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("document", person, language);
        await visitor.AnswerAsync(person, language, ("Level", "BasicSecondary"), ("Distinction", "AltynBelgi"), ("SeriesAndNumber", "НОБ 1"));
        Said.Refused(visitor, language, "Distinction", "apply.document.altyn-belgi-error");
        Assert.Equal(
            ("BasicSecondary", "AltynBelgi", "CertificateAndSupplement", "НОБ 1"),
            (visitor.Value("Level"), visitor.Value("Distinction"), visitor.Value("Scope"), visitor.Value("SeriesAndNumber")));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Questions_LeftUnanswered_AreRefused(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/apply/new/whose");
        await visitor.SubmitAsync(("Relation", null));
        Said.Refused(visitor, language, "Reason", "apply.reason.error");
        Said.Refused(visitor, language, "Relation", "apply.whose.error");
        var draft = await visitor.GoToAsync("name", person, language);
        await visitor.SubmitAsync(("NameChanged", "true"));
        Said.Refused(visitor, language, "Surname", "apply.name-error.Missing.Surname");
        Said.Refused(visitor, language, "ThenSurname", "apply.name-error.Missing.Surname");
        await visitor.GetAsync($"/{language}/apply/{draft}/name");
        await visitor.AnswerAsync(person, language);
        await visitor.SubmitAsync(("Scope", null));
        Said.Refused(visitor, language, "Level", "apply.document.level-error");
        Said.Refused(visitor, language, "Year", "apply.year.error");
        Said.Refused(visitor, language, "Scope", "apply.document.scope-error");
        await visitor.GetAsync($"/{language}/apply/{draft}/document");
        await visitor.AnswerUntilAsync("check", person, language);
        await visitor.GetAsync($"/{language}/apply/{draft}/contacts?change=true");
        await visitor.SubmitAsync(("Language", null), ("CollectionOfficeId", null));
        Said.Refused(visitor, language, "Language", "apply.contacts.language-error");
        Said.Refused(visitor, language, "CollectionOfficeId", "apply.contacts.collection-error");
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Whose_ChildWhoSeemsOfAge_IsAskedAboutOnce(string language)
    {
        host.Clock.Reset(); // 20 November 2026: who was born on 20 November 2008 comes of age today
        var (person, grownUp) = (host.NewPerson(), TestPerson.Born("081120", '5', 7));
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("whose", person, language);
        await visitor.SubmitAsync(("Relation", "Parent"), ("ChildIin", grownUp.Iin), ("ChildSurname", grownUp.Surname), ("ChildGivenName", grownUp.GivenName));
        Said.Refused(visitor, language, "ChildIin", "apply.whose.grown-up");
        await visitor.SubmitAsync();
        Assert.Equal("name", visitor.StepOf());

        await visitor.BeginAsync(language);
        var almost = TestPerson.Born("081121", '5', 7);
        await visitor.SubmitAsync(("Relation", "Parent"), ("ChildIin", almost.Iin), ("ChildSurname", almost.Surname), ("ChildGivenName", almost.GivenName));
        Assert.Equal("name", visitor.StepOf());

        // the child comes of age meanwhile: the answer stands when it is sent again
        host.Clock.Advance(TimeSpan.FromDays(1));
        await visitor.SignInAsCitizenAsync(person, language);
        await visitor.GetAsync(visitor.Address.Replace("/my", "/apply", StringComparison.Ordinal));
        await visitor.GetAsync(visitor.Page.QuerySelectorAll("main .govuk-inset-text a")[0].GetAttribute("href")!);
        await visitor.GetAsync(visitor.Address.Replace("/name", "/whose", StringComparison.Ordinal));
        await visitor.SubmitAsync();
        Assert.Equal("name", visitor.StepOf());
        host.Clock.Reset();
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Whose_WrongChild_IsRefused(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("whose", person, language);
        await visitor.SubmitAsync(("Relation", "Parent"), ("ChildIin", person.Iin), ("ChildSurname", "Caрсен"), ("ChildGivenName", ""));
        Said.Refused(visitor, language, "ChildIin", "apply.whose.own-iin");
        Said.Refused(visitor, language, "ChildSurname", "apply.name-error.MixedScript", "C");
        Said.Refused(visitor, language, "ChildGivenName", "apply.name-error.Missing.GivenName");
        Assert.Equal(("Parent", person.Iin, "Caрсен"), (visitor.Value("Relation"), visitor.Value("ChildIin"), visitor.Value("ChildSurname")));
    }

    [Fact]
    public async Task Answer_ThatTheFormDoesNotOffer_IsRefused()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("document", person);
        await visitor.AnswerAsync(person, "kk", ("Level", "Kindergarten"), ("Distinction", "7"));
        Said.Refused(visitor, "kk", "Level", "apply.document.level-error");
        Said.Refused(visitor, "kk", "Distinction", "apply.document.distinction-error");
    }

    private static string WithCheckDigit(string iin) => Numbered(iin).First(candidate => ErrorOf(candidate) != Domain.People.IinError.WrongChecksum);

    private static string WithWrongCheckDigit(string iin) => Numbered(iin).First(candidate => ErrorOf(candidate) == Domain.People.IinError.WrongChecksum);

    private static IEnumerable<string> Numbered(string iin) => Enumerable.Range(0, 10).Select(check => iin[..^1] + check.ToString(CultureInfo.InvariantCulture));

    private static Domain.People.IinError ErrorOf(string iin) =>
        Domain.People.Iin.TryParse(iin, out _, out var error) ? Domain.People.IinError.None : error;
}
