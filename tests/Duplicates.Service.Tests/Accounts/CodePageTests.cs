using System.Globalization;
using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Accounts;

public sealed class CodePageTestsOnSqlite(SqliteHost host) : CodePageTests(host), IClassFixture<SqliteHost>;

public sealed class CodePageTestsOnPostgreSql(PostgreSqlHost host) : CodePageTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The page that takes a code forgives what people do to it: two clicks, half a code, a code that does not come.</summary>
public abstract class CodePageTests(ServiceHost host)
{
    [Fact]
    public async Task SignIn_ClickedTwice_SignsInBothTimes()
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person);
        var (path, fields) = visitor.Fill("main form[method=post]", ("Code", await visitor.CodeForAsync(person.Phone)));
        var answers = await Task.WhenAll(visitor.SendFormAsync(path, fields), visitor.SendFormAsync(path, fields));
        Assert.Equal(["/kk/my", "/kk/my"], answers);
    }

    [Fact]
    public async Task SignIn_ClickedTwiceWithAnHourBetween_DoesNotSignInAgain()
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person);
        var (path, fields) = visitor.Fill("main form[method=post]", ("Code", await visitor.CodeForAsync(person.Phone)));
        await visitor.PostAsync(path, fields);
        visitor.DropSession();
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        await visitor.PostAsync(path, fields);
        Said.Refused(visitor, "kk", "Code", "accounts.code-error.UsedBefore");
    }

    [Fact]
    public async Task SignIn_CodeAskedForWithTwoClicks_IsOneCodeAndNoReproach()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/sign-in");
        var (path, fields) = visitor.Fill("main form[method=post]", ("Iin", person.Iin), ("Phone", person.Phone));
        var answers = await Task.WhenAll(visitor.SendFormAsync(path, fields), visitor.SendFormAsync(path, fields));
        Assert.StartsWith("/kk/sign-in/", answers[0], StringComparison.Ordinal);
        Assert.Equal(answers[0], answers[1]);
        Assert.Single(await host.MessagesAsync(), message => message.Recipient == person.Phone);
    }

    [Theory]
    [InlineData("kk", "", "Missing")]
    [InlineData("ru", " ", "Missing")]
    [InlineData("kk", "12", "Incomplete")]
    [InlineData("ru", "abcdef", "Incomplete")]
    [InlineData("ru", "1234567", "Incomplete")]
    public async Task Code_ThatIsNone_SaysSoAndCostsNoTry(string language, string typed, string problem)
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person, language);
        for (var time = 1; time <= 6; time++)
        {
            await visitor.SubmitAsync(("Code", typed));
            Said.Refused(visitor, language, "Code", $"accounts.code-error.{problem}");
        }

        await visitor.TypeCodeAsync(person);
        Assert.Equal($"/{language}/my", visitor.Address);
    }

    [Theory]
    [InlineData("{0} {1} {2} {3} {4} {5}")]
    [InlineData("{0}{1}{2}-{3}{4}{5}")]
    [InlineData("\u200B{0}{1}{2}\u200E{3}{4}{5}\uFEFF")]
    [InlineData("Код для входа: {0}{1}{2}{3}{4}{5}. Никому не сообщайте. Действует 5 мин.")]
    public async Task Code_PastedAsPeopleDo_SignsIn(string pasted)
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person);
        var code = await visitor.CodeForAsync(person.Phone);
        await visitor.SubmitAsync(("Code", string.Format(CultureInfo.InvariantCulture, pasted, [.. code.Select(digit => (object)digit)])));
        Assert.Equal("/kk/my", visitor.Address);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Code_DidNotCome_IsSentAgainFromThePageWhichKeepsWhereOneWasGoing(string language)
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/sign-in?returnUrl=%2F{language}%2Fmy%2Fphone");
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone));
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        await visitor.SubmitFormAsync("form[data-code-again]");
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Said.RefusedAsAWhole(visitor, language, "accounts.too-many-codes.one", 1);
        Assert.Equal("0:40", visitor.Text("[data-part=clock]"));
        Assert.Equal("40", visitor.Find("form[data-code-again]").GetAttribute("data-code-again"));

        host.Clock.Advance(TimeSpan.FromSeconds(40));
        await visitor.SubmitFormAsync("form[data-code-again]");
        Assert.Equal(Said.In(language, "accounts.code.sent-again"), visitor.Text("[role=status]"));
        Assert.Equal(2, (await host.MessagesAsync()).Count(message => message.Recipient == person.Phone));
        await visitor.TypeCodeAsync(person);
        Assert.Equal($"/{language}/my/phone", visitor.Address);
    }

    [Fact]
    public async Task Code_AskedForAgainWithTwoClicks_IsOneNewCode()
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person);
        host.Clock.AdvancePastResend();
        await visitor.GetAsync(visitor.Address);
        var (path, fields) = visitor.Fill("form[data-code-again]");
        var answers = await Task.WhenAll(visitor.SendFormAsync(path, fields), visitor.SendFormAsync(path, fields));
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(2, (await host.MessagesAsync()).Count(message => message.Recipient == person.Phone));
    }

    [Fact]
    public async Task Form_GoneBackToFromTheCode_IsFilledInForThisBrowserOnly()
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person);
        var back = visitor.Find("main a[href*='from=']").GetAttribute("href")!;
        await visitor.GetAsync(back);
        Assert.Equal((person.Iin, person.Phone), (visitor.Value("Iin"), "+" + string.Concat(visitor.Value("Phone").Where(char.IsAsciiDigit))));

        using var stranger = host.NewVisitor();
        await stranger.GetAsync("/kk/sign-in");
        await stranger.GetAsync(back);
        Assert.Equal((string.Empty, string.Empty), (stranger.Value("Iin"), stranger.Value("Phone")));
    }

    [Fact]
    public async Task Code_OfAnotherBrowser_CannotBeSentAgain()
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person);
        using var stranger = host.NewVisitor();
        await stranger.GetAsync(visitor.Address);
        Assert.False(stranger.Has("form[data-code-again]"));
        host.Clock.AdvancePastResend();
        var (path, fields) = stranger.Fill("main form[method=post]");
        Assert.StartsWith("/kk/sign-in?from=", await stranger.SendFormAsync($"{path.Split('?')[0]}?handler=Again", fields), StringComparison.Ordinal);
        Assert.Single(await host.MessagesAsync(), message => message.Recipient == person.Phone);
    }

    [Fact]
    public async Task Sign_CodeDidNotCome_IsSentAgainAndSigns()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.GoToSigningAsync(host, person);
        var first = await visitor.CodeForAsync(person.Phone);
        host.Clock.AdvancePastResend();
        await visitor.SubmitFormAsync("form[data-code-again]");
        Assert.NotEqual(first, await visitor.CodeForAsync(person.Phone), StringComparer.Ordinal);
        await visitor.TypeCodeAsync(person);
        Assert.EndsWith("submitted=true", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phone_CodesDidNotCome_AreBothSentAgain()
    {
        var person = host.NewPerson();
        var moved = person with { Phone = host.NewPerson().Phone };
        using var citizen = await host.CitizenAsync(person);
        await citizen.GetAsync("/kk/my/phone");
        await citizen.SubmitAsync(("Phone", moved.Phone));
        host.Clock.AdvancePastResend();
        await citizen.SubmitFormAsync("form[data-code-again]");
        await citizen.SubmitAsync(("OldCode", await citizen.CodeForAsync(person.Phone)), ("Code", await citizen.CodeForAsync(moved.Phone)));
        Assert.Contains(Said.In("kk", "phone.changed"), citizen.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "", "Missing")]
    [InlineData("ru", "12", "Incomplete")]
    public async Task Counter_CodeTypedByAnOfficer_IsReadAsOnThePageOfCitizens(string language, string typed, string problem)
    {
        var (person, phone) = (host.NewPerson(), host.NewPerson().Phone);
        using var officer = await host.StaffAsync(Demo.Operator, language);
        await officer.GetAsync($"/{language}/staff/phone");
        await officer.SubmitAsync(("Iin", person.Iin), ("Phone", phone), ("Identified", "true"));
        for (var time = 1; time <= 6; time++)
        {
            await officer.SubmitAsync(("Code", typed));
            Said.Refused(officer, language, "Code", $"accounts.code-error.{problem}");
        }

        var code = await officer.CodeForAsync(phone);
        await officer.SubmitAsync(("Code", code == "000000" ? "111111" : "000000"));
        Said.Refused(officer, language, "Code", "accounts.code-error.Wrong", 4);
        await officer.SubmitAsync(("Code", $"SMS: {code[..3]}-{code[3..]}."));
        Assert.Contains(Said.In(language, "phone.counter.done"), officer.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counter_CodeSentWithTwoClicks_LinksThePhoneOnce()
    {
        var (person, phone) = (host.NewPerson(), host.NewPerson().Phone);
        using var officer = await host.StaffAsync(Demo.Operator);
        await officer.GetAsync("/kk/staff/phone");
        await officer.SubmitAsync(("Iin", person.Iin), ("Phone", phone), ("Identified", "true"));
        var (path, fields) = officer.Fill("main form[method=post]", ("Code", await officer.CodeForAsync(phone)));
        Assert.Equal(["/kk/staff/phone?done=true", "/kk/staff/phone?done=true"], await Task.WhenAll(officer.SendFormAsync(path, fields), officer.SendFormAsync(path, fields)));
        Assert.Single(await host.NoticesToAsync(person with { Phone = phone }), message => message.Kind == "phone-changed");
    }

    [Fact]
    public async Task Clock_ThatJumpsAheadThreeDaysAndBack_LetsNobodyWaitLongerThanTheStretch()
    {
        var person = host.NewPerson();
        host.Clock.Advance(TimeSpan.FromDays(3));
        using (await AskAsync(person))
        {
            host.Clock.TurnBack(TimeSpan.FromDays(3));
        }

        using var visitor = await AskAsync(person);
        Assert.True(visitor.Has("#Code"), visitor.Main);
    }

    private async Task<Visitor> AskAsync(TestPerson person, string language = "kk")
    {
        var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/sign-in");
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone));
        return visitor;
    }
}
