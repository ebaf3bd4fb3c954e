using System.Net;
using Duplicates.OrchardCore.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Entities;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Duplicates.OrchardCore.Tests;

/// <summary>A session knows at once what became of its account.</summary>
[Collection(nameof(OrchardSite))]
public sealed class StaffSessionTests(OrchardSite site)
{
    private const string Clerk = "clerk.almaty@example.org";

    [Fact]
    public async Task Session_WhoseAccountLostItsRole_OpensNothingWithTheNextRequest()
    {
        using var visitor = await SignedInAsync();
        var roles = await ChangeAsync<string[]>(account => [.. account.RoleNames], account => account.RoleNames.Clear());
        await visitor.GetAsync("/kk/staff");
        Assert.NotEqual((HttpStatusCode.OK, "/kk/staff"), (visitor.Status, visitor.Address));
        await ChangeAsync(_ => string.Empty, account => account.RoleNames = roles);
        await visitor.GetAsync("/kk/staff");
        Assert.Equal((HttpStatusCode.OK, "/kk/staff"), (visitor.Status, visitor.Address));
    }

    [Fact]
    public async Task Session_WhoseAccountMovedToAnotherOffice_SeesThatOffice()
    {
        using var visitor = await SignedInAsync();
        var before = visitor.Text;
        var office = await ChangeAsync(account => StaffProfile.Of(account)!.Office, account => account.Alter<StaffProfile>(profile => profile.Office = string.Empty));
        await visitor.GetAsync("/kk/staff");
        Assert.NotEqual(before, visitor.Text);
        await ChangeAsync(_ => string.Empty, account => account.Alter<StaffProfile>(profile => profile.Office = office));
    }

    [Fact]
    public async Task Session_WhoseAccountWasDisabled_IsOver()
    {
        using var visitor = await SignedInAsync();
        await ChangeAsync(_ => string.Empty, account => account.IsEnabled = false);
        await visitor.GetAsync("/kk/staff");
        Assert.StartsWith("/kk/sign-in", visitor.Address, StringComparison.Ordinal);
        await ChangeAsync(_ => string.Empty, account => account.IsEnabled = true);
        await visitor.GetAsync("/kk/staff");
        Assert.StartsWith("/kk/sign-in", visitor.Address, StringComparison.Ordinal);
    }

    private async Task<SiteVisitor> SignedInAsync()
    {
        var visitor = new SiteVisitor(site);
        await visitor.GetAsync("/kk/sign-in/staff");
        await visitor.SubmitAsync("/kk/sign-in/staff", ("Email", Clerk), ("Password", "Demo-2026-school"));
        await visitor.GetAsync("/kk/staff");
        Assert.Equal((HttpStatusCode.OK, "/kk/staff"), (visitor.Status, visitor.Address));
        return visitor;
    }

    private async Task<T> ChangeAsync<T>(Func<User, T> read, Action<User> change)
    {
        T before = default!;
        await site.InTenantAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<IUser>>();
            var account = (User)(await users.FindByEmailAsync(Clerk))!;
            before = read(account);
            change(account);
            Assert.True((await users.UpdateAsync(account)).Succeeded);
        });
        return before;
    }
}
