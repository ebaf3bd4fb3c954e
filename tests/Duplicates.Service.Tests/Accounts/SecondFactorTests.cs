using System.Net;
using Duplicates.Service.Tests.Hosting;
using OtpNet;

namespace Duplicates.Service.Tests.Accounts;

public sealed class SecondFactorTestsOnSqlite(SqliteHost host) : SecondFactorTests(host), IClassFixture<SqliteHost>;

public sealed class SecondFactorTestsOnPostgreSql(PostgreSqlHost host) : SecondFactorTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Whoever decides, inspects or administers shows a second factor beside the password; whoever else wants to may.</summary>
public abstract class SecondFactorTests
{
    private const string SetUp = "/kk/sign-in/staff/set-up";
    private const string Second = "/kk/sign-in/staff/second";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private readonly ServiceHost _host;

    protected SecondFactorTests(ServiceHost host) => _host = host.With("StaffSignIn:SecondFactorFor", "SchoolHead,MinistryInspector,Administrator");

    [Fact]
    public async Task Head_WithoutFactor_SetsItUpBeforeTheFirstPageAndShowsItFromThenOn()
    {
        using var head = await KnowingThePasswordAsync(Demo.AlmatyHead);
        Assert.StartsWith(SetUp, head.Address, StringComparison.Ordinal);
        await head.GetAsync("/kk/staff");
        Assert.StartsWith("/kk/sign-in/staff?", head.Address, StringComparison.Ordinal);
        await head.GetAsync(SetUp);
        Assert.Empty(await _host.QueryAsync($"""SELECT "AccountId" FROM "SecondFactors" WHERE "AccountId" = '{await IdOfAsync(Demo.AlmatyHead)}'"""));
        var secret = SecretOf(head);
        await head.SubmitAsync(("Code", "000000"));
        Said.Refused(head, "kk", "Code", "second-factor.set-up.wrong");
        Assert.Equal(secret, SecretOf(head));
        await head.SubmitAsync(("Code", CodeOf(secret)));
        var paper = head.Page.QuerySelectorAll("#paper-codes li").Select(code => code.TextContent.Trim()).ToList();
        Assert.Equal(10, paper.Distinct(StringComparer.Ordinal).Count());
        await head.GetAsync("/kk/staff");
        Assert.Equal("/kk/staff", head.Address);
        Assert.DoesNotContain(await _host.DumpAsync("SecondFactors"), cell => cell.Value.Contains(secret, StringComparison.Ordinal));

        using var again = await KnowingThePasswordAsync(Demo.AlmatyHead);
        Assert.StartsWith(Second, again.Address, StringComparison.Ordinal);
        await again.SubmitAsync(("Code", CodeOf(secret)));
        Said.Refused(again, "kk", "Code", "second-factor.wrong");
        _host.Clock.Advance(Step);
        await again.SubmitAsync(("Code", CodeOf(secret)));
        Assert.Equal("/kk/staff", again.Address);

        using var withoutPhone = await KnowingThePasswordAsync(Demo.AlmatyHead);
        await withoutPhone.SubmitAsync(("Code", paper[3].ToLowerInvariant()));
        Assert.Equal("/kk/staff", withoutPhone.Address);
        using var thief = await KnowingThePasswordAsync(Demo.AlmatyHead);
        await thief.SubmitAsync(("Code", paper[3]));
        Said.Refused(thief, "kk", "Code", "second-factor.wrong");
        await thief.GetAsync(SetUp);
        Assert.Equal("/kk/sign-in/staff", thief.Address);
    }

    [Fact]
    public async Task Code_FortyTimesAtOnce_OpensOneSession()
    {
        var id = await IdOfAsync(Demo.AstanaHead);
        string secret;
        using (var first = await KnowingThePasswordAsync(Demo.AstanaHead))
        {
            secret = SecretOf(first);
            await first.SubmitAsync(("Code", CodeOf(secret)));
        }

        await _host.ExecuteAsync($"""DELETE FROM "Sessions" WHERE "PersonKey" = '{id}'""");
        _host.Clock.Advance(Step);
        using var head = await KnowingThePasswordAsync(Demo.AstanaHead);
        var (path, fields) = head.Fill("main form[method=post]", ("Code", CodeOf(secret)));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => head.SendFormAsync(path, fields)));
        Assert.Single(await _host.QueryAsync($"""SELECT "Id" FROM "Sessions" WHERE "PersonKey" = '{id}'"""));
    }

    [Fact]
    public async Task Guesses_OneAfterTheOther_AreSlowedDownAndOnRecord()
    {
        string secret;
        using (var first = await KnowingThePasswordAsync(Demo.SoleHead))
        {
            secret = SecretOf(first);
            await first.SubmitAsync(("Code", CodeOf(secret)));
        }

        _host.Clock.Advance(Step);
        using var thief = await KnowingThePasswordAsync(Demo.SoleHead);
        for (var i = 0; i < 5; i++)
        {
            await thief.SubmitAsync(("Code", "000000"));
        }

        await thief.SubmitAsync(("Code", CodeOf(secret)));
        Assert.Equal(HttpStatusCode.TooManyRequests, thief.Status);
        var id = await IdOfAsync(Demo.SoleHead);
        Assert.Equal("5", (await _host.QueryAsync($"""SELECT COUNT(*) FROM "AuditEntries" WHERE "Action" = 'StaffSignInFailed' AND "Subject" = '{id}'"""))[0][0]);
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        await thief.SubmitAsync(("Code", CodeOf(secret)));
        Assert.Equal("/kk/staff", thief.Address);
    }

    [Fact]
    public async Task Clerk_OfWhomNoneIsAsked_MaySetOneUpAndAnAdministratorTakesItAway()
    {
        using var clerk = await _host.StaffAsync(Demo.AlmatyClerk);
        using var elsewhere = await _host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync("/kk/account");
        await clerk.SubmitFormAsync("form[action$='handler=Factor']", ("ForFactor", "қате құпиясөз ғой"));
        Said.Refused(clerk, "kk", "ForFactor", "account.password.wrong");
        await clerk.SubmitFormAsync("form[action$='handler=Factor']", ("ForFactor", Demo.Password));
        await clerk.SubmitAsync(("Code", CodeOf(SecretOf(clerk))));
        Assert.True(clerk.Has("#paper-codes"));
        await elsewhere.GetAsync("/kk/staff");
        Assert.StartsWith("/kk/sign-in/staff?", elsewhere.Address, StringComparison.Ordinal);

        using var administrator = await KnowingThePasswordAsync(Demo.Administrator);
        await administrator.SubmitAsync(("Code", CodeOf(SecretOf(administrator))));
        await administrator.GetAsync($"/kk/admin/accounts/{await IdOfAsync(Demo.AlmatyClerk)}");
        await administrator.SubmitFormAsync("form[action$='RemoveFactor']");
        Assert.Contains(Said.In("kk", "staff-accounts.done.factor"), administrator.Main, StringComparison.Ordinal);
        await clerk.GetAsync("/kk/staff");
        Assert.StartsWith("/kk/sign-in/staff?", clerk.Address, StringComparison.Ordinal);
        using var again = await KnowingThePasswordAsync(Demo.AlmatyClerk);
        Assert.Equal("/kk/staff", again.Address);
    }

    private async Task<Visitor> KnowingThePasswordAsync(string email)
    {
        var person = _host.NewVisitor();
        await person.GetAsync("/kk/sign-in/staff");
        await person.SubmitAsync(("Email", email), ("Password", Demo.Password));
        return person;
    }

    private string CodeOf(string secret) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(_host.Clock.GetUtcNow().UtcDateTime);

    private static string SecretOf(Visitor visitor) => visitor.Text("#secret").Replace(" ", string.Empty, StringComparison.Ordinal);

    private async Task<string> IdOfAsync(string email) => (await _host.QueryAsync($"""SELECT "Id" FROM "AspNetUsers" WHERE "Email" = '{email}'"""))[0][0];
}
