using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Accounts;

public sealed class CitizenSessionTestsOnSqlite(SqliteHost host) : CitizenSessionTests(host), IClassFixture<SqliteHost>;

public sealed class CitizenSessionTestsOnPostgreSql(PostgreSqlHost host) : CitizenSessionTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>How long a citizen's session lasts, and how it ends.</summary>
public abstract class CitizenSessionTests(ServiceHost host)
{
    [Fact]
    public async Task SignOut_Everywhere_EndsTheSessionsOnAllDevices()
    {
        var person = host.NewPerson();
        using var phone = await host.CitizenAsync(person);
        host.Clock.AdvancePastResend();
        using var computer = await host.CitizenAsync(person);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await phone.GetAsync("/kk/my");
        await phone.SubmitFormAsync("form[action*='Everywhere']");

        foreach (var device in (Visitor[])[phone, computer])
        {
            await device.GetAsync("/kk/my");
            Assert.StartsWith("/kk/sign-in?", device.Address, StringComparison.Ordinal);
        }

        host.Clock.AdvancePastResend();
        await phone.SignInAsCitizenAsync(person);
        Assert.Equal("/kk/my", phone.Address);
    }

    [Fact]
    public async Task SignOut_OnOneDevice_LeavesTheOtherSignedIn()
    {
        var person = host.NewPerson();
        using var phone = await host.CitizenAsync(person);
        host.Clock.AdvancePastResend();
        using var computer = await host.CitizenAsync(person);
        await phone.GetAsync("/kk/my");
        await phone.SubmitFormAsync("form[action='/kk/sign-out']");
        await computer.GetAsync("/kk/my");
        Assert.Equal("/kk/my", computer.Address);
    }

    [Fact]
    public async Task Session_AskedToStay_LastsLongerThanThirtyMinutes()
    {
        using var visitor = await host.CitizenAsync(host.NewPerson());
        host.Clock.Advance(TimeSpan.FromMinutes(26));
        using (var answer = await visitor.SendAsync(HttpMethod.Get, "/kk/session"))
        {
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(26));
        await visitor.GetAsync("/kk/my");
        Assert.Equal("/kk/my", visitor.Address);
    }

    [Fact]
    public async Task SignOut_CookieCopiedBefore_OpensNothingOnAnyHost()
    {
        using var visitor = await host.CitizenAsync(host.NewPerson());
        await using var second = host.SecondHost();
        using var thief = visitor.CopiedAt(second);
        await thief.GetAsync("/kk/my");
        Assert.Equal("/kk/my", thief.Address);
        await visitor.SubmitFormAsync("form[action='/kk/sign-out']");
        await thief.GetAsync("/kk/my");
        Assert.StartsWith("/kk/sign-in?", thief.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_BusyAllTheTime_IsOverAfterTwelveHours()
    {
        using var visitor = await host.CitizenAsync(host.NewPerson());
        for (var minutes = 0; minutes < 12 * 60; minutes += 20)
        {
            await visitor.GetAsync("/kk/my");
            Assert.Equal("/kk/my", visitor.Address);
            host.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        await visitor.GetAsync("/kk/my");
        Assert.StartsWith("/kk/sign-in?", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_InASessionOfSomebodyElse_EndsThat()
    {
        using var visitor = await host.CitizenAsync(host.NewPerson());
        using var copy = visitor.CopiedAt(host);
        host.Clock.AdvancePastResend();
        await visitor.SignInAsCitizenAsync(host.NewPerson());
        await copy.GetAsync("/kk/my");
        Assert.StartsWith("/kk/sign-in?", copy.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SweepOfTheHour_SessionsThatAreOver_LeavesTheOpenOnes()
    {
        using var gone = await host.CitizenAsync(host.NewPerson());
        host.Clock.Advance(TimeSpan.FromHours(12));
        using var visitor = await host.CitizenAsync(host.NewPerson());
        await host.RunJobAsync("old drafts and codes");
        Assert.Equal(1, await host.CountAsync("Sessions"));
        await visitor.GetAsync("/kk/my");
        Assert.Equal("/kk/my", visitor.Address);
    }

    [Fact]
    public async Task Session_ThirtyMinutesIdle_IsOver()
    {
        using var visitor = await host.CitizenAsync(host.NewPerson());
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        await visitor.GetAsync("/kk/my");
        Assert.StartsWith("/kk/sign-in?", visitor.Address, StringComparison.Ordinal);
    }
}
