using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Accounts;

public sealed class OneTimeCodeTestsOnSqlite(SqliteHost host) : OneTimeCodeTests(host), IClassFixture<SqliteHost>;

public sealed class OneTimeCodeTestsOnPostgreSql(PostgreSqlHost host) : OneTimeCodeTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>One-time codes (R3.1): six digits, five minutes, five tries, one minute between two.</summary>
public abstract class OneTimeCodeTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Code_Sent_SpeaksTheLanguageOfThePageAndSignsIn(string language)
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person, language: language);
        var message = Assert.Single(await host.MessagesAsync(), sent => sent.Recipient == person.Phone);
        var code = await visitor.CodeForAsync(person.Phone);
        Assert.Equal($"{Said.Message(language, "code-sign-in", MessageForm.Sms, ("code", code), ("minutes", "5"))}\n\n@localhost #{code}", message.Body);
        await visitor.TypeCodeAsync(person);
        Assert.Equal($"/{language}/my", visitor.Address);
    }

    [Fact]
    public async Task Code_Stored_IsNowhereInTheClear()
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person);
        var code = await visitor.CodeForAsync(person.Phone);
        foreach (var table in (string[])["OneTimeCodes", "OutboxMessages"])
        {
            var values = (await host.QueryAsync($"SELECT * FROM \"{table}\"")).SelectMany(row => row).ToList();
            Assert.NotEmpty(values);
            Assert.DoesNotContain(values, value => value.Contains(code, StringComparison.Ordinal) && !DateTime.TryParse(value, CultureInfo.InvariantCulture, out _) && !Guid.TryParse(value, out _));
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Code_WrongFiveTimes_IsGoodForNothingAnyMore(string language)
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person, language: language);
        var right = await visitor.CodeForAsync(person.Phone);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await visitor.SubmitAsync(("Code", OtherThan(right)));
            Said.Refused(visitor, language, "Code", attempt < 5 ? "accounts.code-error.Wrong" : "accounts.code-error.TriesUsedUp", 5 - attempt);
        }

        await visitor.SubmitAsync(("Code", right));
        Said.Refused(visitor, language, "Code", "accounts.code-error.TriesUsedUp");
    }

    [Fact]
    public async Task Code_RightAtTheFifthTry_SignsIn()
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person);
        var right = await visitor.CodeForAsync(person.Phone);
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await visitor.SubmitAsync(("Code", OtherThan(right)));
        }

        await visitor.SubmitAsync(("Code", $" {right[..3]} {right[3..]} "));
        Assert.Equal("/kk/my", visitor.Address);
    }

    [Fact]
    public async Task Code_TriedTenTimesAtOnce_IsCheckedFiveTimes()
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person);
        var right = await visitor.CodeForAsync(person.Phone);
        var (path, fields) = visitor.Fill("main form[method=post]", ("Code", OtherThan(right)));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => visitor.PostAsync(path, fields)));
        var attempts = (await host.QueryAsync("""SELECT MAX("Attempts") FROM "OneTimeCodes" """))[0][0];
        Assert.Equal("5", attempts);
        await visitor.SubmitAsync(("Code", right));
        Said.Refused(visitor, "kk", "Code", "accounts.code-error.TriesUsedUp");
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public async Task Code_AfterSomeSeconds_IsGoodForFiveMinutes(int seconds, bool isGood)
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person);
        host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await visitor.TypeCodeAsync(person);
        Assert.Equal(isGood, visitor.Address == "/kk/my");
    }

    [Fact]
    public async Task Code_UsedOnce_DoesNotSignInAgain()
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person);
        var (path, fields) = visitor.Fill("main form[method=post]", ("Code", await visitor.CodeForAsync(person.Phone)));
        using var other = host.NewVisitor();
        await other.GetAsync(path);
        var (_, fieldsOfOther) = other.Fill("main form[method=post]", ("Code", await visitor.CodeForAsync(person.Phone)));
        await visitor.PostAsync(path, fields);
        await other.PostAsync(path, fieldsOfOther);
        Assert.Equal("/kk/my", visitor.Address);
        Said.Refused(other, "kk", "Code", "accounts.code-error.UsedBefore");
        await other.GetAsync("/kk/my");
        Assert.StartsWith("/kk/sign-in", other.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", 59, false)]
    [InlineData("ru", 59, false)]
    [InlineData("kk", 60, true)]
    public async Task Code_AskedForAgain_WaitsAMinute(string language, int seconds, bool isSent)
    {
        var person = host.NewPerson();
        using var visitor = await AskAsync(person, language: language);
        host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await visitor.GetAsync($"/{language}/sign-in");
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone));
        Assert.Equal(isSent ? 2 : 1, (await host.MessagesAsync()).Count(message => message.Recipient == person.Phone));
        if (!isSent)
        {
            Said.RefusedAsAWhole(visitor, language, "accounts.too-many-codes.one", 1);
            Assert.Equal(person.Iin, visitor.Value("Iin"));
        }
    }

    [Fact]
    public async Task Code_SixthInAQuarterOfAnHour_IsRefused()
    {
        var person = host.NewPerson();
        for (var asked = 1; asked <= 6; asked++)
        {
            using var visitor = await AskAsync(person);
            Assert.Equal(asked <= 5, visitor.Has("#Code"));
            host.Clock.AdvancePastResend();
        }

        Assert.Equal(5, (await host.MessagesAsync()).Count(message => message.Recipient == person.Phone));
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        using var later = await AskAsync(person);
        Assert.True(later.Has("#Code"));
    }

    [Fact]
    public async Task Code_SixthToOnePhoneForManyPeople_IsRefused()
    {
        var phone = host.NewPerson().Phone;
        for (var asked = 1; asked <= 6; asked++)
        {
            using var visitor = await AskAsync(host.NewPerson() with { Phone = phone });
            Assert.Equal(asked <= 5, visitor.Has("#Code"));
        }
    }

    [Fact]
    public async Task SignIn_WithAnotherPhone_LooksTheSameAndSendsTheCodeThere()
    {
        var (owner, stranger) = (host.NewPerson(), host.NewPerson());
        await host.ConfirmPhoneAsync(owner);
        using var own = await AskAsync(owner);
        using var other = await AskAsync(owner with { Phone = stranger.Phone });
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.Equal(WithoutNumber(own.Main), WithoutNumber(other.Main));
        Assert.Single(await host.MessagesAsync(), message => message.Recipient == stranger.Phone && message.Kind == "code");
    }

    [Fact]
    public async Task SignIn_ToAnotherSite_StaysHere()
    {
        var person = host.NewPerson();
        using var visitor = host.NewVisitor();
        await visitor.SignInAsCitizenAsync(person, returnUrl: "https://example.org/");
        Assert.Equal("/kk/my", visitor.Address);
    }

    [Fact]
    public async Task Staff_WrongPassword_IsRefusedAndOnRecord()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/ru/sign-in/staff");
        await visitor.SubmitAsync(("Email", Demo.AstanaHead), ("Password", "not the password"));
        Said.Refused(visitor, "ru", "Password", "staff-sign-in.failed");
        Assert.Contains("StaffSignInFailed", (await host.QueryAsync("""SELECT "Action" FROM "AuditEntries" """)).Select(row => row[0]), StringComparer.Ordinal);
    }

    [Fact]
    public async Task SignOut_Citizen_EndsTheSession()
    {
        using var visitor = await host.CitizenAsync(host.NewPerson());
        await visitor.SubmitFormAsync("form[action='/kk/sign-out']");
        Assert.Equal("/kk", visitor.Address.TrimEnd('/'));
        await visitor.GetAsync("/kk/my");
        Assert.StartsWith("/kk/sign-in", visitor.Address, StringComparison.Ordinal);
    }

    /// <summary>The page without the number that was typed, which ends in its last two digits.</summary>
    private static string WithoutNumber(string page) => Regex.Replace(page, "(?<=••.)[0-9]{2}", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<Visitor> AskAsync(TestPerson person, string language = "kk")
    {
        var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/sign-in");
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone));
        return visitor;
    }

    private static string OtherThan(string code) =>
        ((int.Parse(code, CultureInfo.InvariantCulture) + 7) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
}
