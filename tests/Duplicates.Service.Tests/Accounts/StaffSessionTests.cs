using Duplicates.Service.Tests.Hosting;
using Duplicates.Web.StaffAccounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Accounts;

public sealed class StaffSessionTestsOnSqlite(SqliteHost host) : StaffSessionTests(host), IClassFixture<SqliteHost>;

public sealed class StaffSessionTestsOnPostgreSql(PostgreSqlHost host) : StaffSessionTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>How long a session of staff lasts, and that a changed account ends it at once, on every host.</summary>
public abstract class StaffSessionTests(ServiceHost host)
{
    [Fact]
    public async Task SignOut_CookieCopiedBefore_OpensNothingOnAnyHost()
    {
        using var officer = await host.StaffAsync(Demo.AlmatyClerk);
        await using var second = host.SecondHost();
        using var thief = officer.CopiedAt(second);
        await thief.GetAsync("/kk/staff");
        Assert.Equal("/kk/staff", thief.Address);
        await officer.SubmitFormAsync("form[action='/kk/sign-out']");
        await AssertOverAsync(thief);
    }

    [Fact]
    public async Task Session_BusyAllTheTime_IsOverAfterTwelveHours()
    {
        using var officer = await host.StaffAsync(Demo.AlmatyClerk);
        for (var minutes = 0; minutes < 12 * 60; minutes += 20)
        {
            await officer.GetAsync("/kk/staff");
            Assert.Equal("/kk/staff", officer.Address);
            host.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        await AssertOverAsync(officer);
    }

    [Fact]
    public async Task Session_ThirtyMinutesIdle_IsOver()
    {
        using var officer = await host.StaffAsync(Demo.AlmatyClerk);
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        await AssertOverAsync(officer);
    }

    [Theory]
    [InlineData("password", Demo.AstanaClerk)]
    [InlineData("office", Demo.AstanaHead)]
    [InlineData("role", Demo.SoleHead)]
    [InlineData("lock", Demo.ArchiveClerk)]
    public async Task Account_Changed_EndsItsSessionsAtOnceOnEveryHost(string change, string email)
    {
        using var officer = await host.StaffAsync(email);
        await using var second = host.SecondHost();
        using var elsewhere = officer.CopiedAt(second);
        await elsewhere.GetAsync("/kk/staff");
        Assert.Equal("/kk/staff", elsewhere.Address);
        await ChangeAsync(change, email);
        await AssertOverAsync(officer);
        await AssertOverAsync(elsewhere);
    }

    [Fact]
    public async Task AccountPage_SignedInOnTwoDevices_ShowsBothAndEndsTheOther()
    {
        using var home = await host.StaffAsync(Demo.SecondAlmatyClerk);
        using var work = await host.StaffAsync(Demo.SecondAlmatyClerk);
        using var colleague = await host.StaffAsync(Demo.AlmatyHead);
        await work.GetAsync("/ru/account");
        Assert.Equal(2, work.Page.QuerySelectorAll("main tbody tr").Length);
        await work.SubmitFormAsync("form[action$='handler=End']");
        Assert.Contains(Said.In("ru", "account.done.session-ended"), work.Main, StringComparison.Ordinal);
        Assert.Single(work.Page.QuerySelectorAll("main tbody tr"));
        await AssertOverAsync(home);
        await colleague.GetAsync("/kk/staff");
        Assert.Equal("/kk/staff", colleague.Address);
    }

    [Fact]
    public async Task AccountPage_EndAllOthers_LeavesThisOneAndTheColleagues()
    {
        using var home = await host.StaffAsync(Demo.Inspector);
        using var work = await host.StaffAsync(Demo.Inspector);
        using var colleague = await host.StaffAsync(Demo.AlmatyHead);
        await work.GetAsync("/kk/account");
        await work.SubmitFormAsync("form[action$='handler=EndOthers']");
        Assert.Contains(Said.In("kk", "account.done.sessions-ended"), work.Main, StringComparison.Ordinal);
        await home.GetAsync("/kk/oversight");
        Assert.StartsWith("/kk/sign-in/staff?", home.Address, StringComparison.Ordinal);
        await colleague.GetAsync("/kk/staff");
        Assert.Equal("/kk/staff", colleague.Address);
    }

    [Fact]
    public async Task AccountPage_SessionOfSomebodyElse_StaysOpen()
    {
        using var colleague = await host.StaffAsync(Demo.AlmatyHead);
        await colleague.GetAsync("/kk/account");
        var ids = await host.QueryAsync("""SELECT s."Id" FROM "Sessions" s JOIN "AspNetUsers" u ON u."Id" = s."PersonKey" WHERE u."Email" = 'head.almaty@example.org'""");
        using var officer = await host.StaffAsync(Demo.Editor);
        using var _ = await host.StaffAsync(Demo.Editor);
        await officer.GetAsync("/kk/account");
        foreach (var id in ids)
        {
            await officer.SubmitFormAsync("form[action$='handler=End']", ("Id", id[0]));
            await officer.GetAsync("/kk/account");
        }

        await colleague.GetAsync("/kk/staff");
        Assert.Equal("/kk/staff", colleague.Address);
    }

    private static async Task AssertOverAsync(Visitor officer)
    {
        await officer.GetAsync("/kk/staff");
        Assert.StartsWith("/kk/sign-in/staff?", officer.Address, StringComparison.Ordinal);
    }

    private async Task ChangeAsync(string change, string email)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var account = (await accounts.FindByEmailAsync(email))!;
        account.OfficeId = change == "office" ? Demo.AlmatySchool : account.OfficeId;
        var result = change switch
        {
            "password" => await accounts.ChangePasswordAsync(account, Demo.Password, "Another-2026-school"),
            "role" => await accounts.AddToRoleAsync(account, "MinistryEditor"),
            "lock" => await accounts.SetLockoutEndDateAsync(account, DateTimeOffset.MaxValue),
            _ => await accounts.UpdateAsync(account),
        };
        Assert.True(result.Succeeded);
    }
}
