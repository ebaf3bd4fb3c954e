using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>How a school gets its people: an administrator names a manager, the manager invites a colleague, and both see the work list.</summary>
public sealed class AccountsTests
{
    private const string Password = "бүгін аспан ашық екен";

    [Theory]
    [InlineData("kk", Screen.Phone)]
    [InlineData("ru", Screen.Desk)]
    public async Task Accounts_ManagerIsNamedAndInvitesAClerk_BothWork(string language, int width)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("accounts", language);
        await using var administrator = await Visitor.ComeAsync(site, new Screen(width), journey);
        await administrator.SignInAsStaffAsync("admin@example.org", "admin");
        foreach (var (path, picture) in new[] { ("admin", "administration"), ("admin/audit", "audit-log"), ("admin/accounts/import", "first-managers"), ("admin/accounts", "accounts") })
        {
            await administrator.OpenAsync(path);
            await administrator.LookAsync(picture);
        }

        await administrator.OpenAsync("admin/accounts/new");
        await administrator.PressAsync("staff-accounts.invite.button");
        await administrator.LookAsync("invite-mistakes");
        await administrator.FillAsync("Email", "head@mektep.example");
        await administrator.FillAsync("Name", "Қарлығаш Ермекова");
        await administrator.ChooseAsync("Roles", "SchoolHead");
        await administrator.ChooseAsync("Roles", "AccountManager");
        await administrator.FillAsync("Organisation", "мектеп");
        await administrator.ChooseAsync("Way", "paper");
        await administrator.PressAsync("staff-accounts.invite.button");
        await administrator.LookAsync("invite-choose");
        await administrator.ChooseAsync("OfficeId", "4j10970cb4rr7bzb5pwt7tqq0h");
        await administrator.PressAsync("staff-accounts.invite.button");
        await administrator.LookAsync("invite-made");

        await using var manager = await Visitor.ComeAsync(site, new Screen(width), journey);
        await AcceptAsync(administrator, manager, "head@mektep.example");
        await manager.OpenAsync("admin/accounts");
        await manager.LookAsync("manager-accounts");
        await manager.OpenAsync("admin/accounts/new");
        await manager.FillAsync("Email", "clerk@mektep.example");
        await manager.FillAsync("Name", "Дархан Әлиев");
        await manager.ChooseAsync("Roles", "SchoolClerk");
        await manager.ChooseAsync("Way", "paper");
        await manager.PressAsync("staff-accounts.invite.button");

        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await AcceptAsync(manager, clerk, "clerk@mektep.example");
        await clerk.LookAsync("clerk-list");
        await clerk.OpenAsync("account");
        await clerk.LookAsync("own-account");
        await clerk.PressAsync("account.password.button");
        await clerk.LookAsync("own-account-mistakes");
        await clerk.FillAsync("ForFactor", Password);
        await clerk.PressAsync("second-factor.own.set-up");
        await clerk.PressAsync("second-factor.set-up.button");
        await clerk.LookAsync("set-up-factor");
        await manager.Page.Locator("main a[href*='/admin/accounts/']").First.ClickAsync();
        await manager.LookAsync("account");
        await manager.Page.Locator("main a[href$='/acting']").ClickAsync();
        await manager.PressAsync("staff-accounts.acting.button");
        await manager.LookAsync("acting-mistakes");
        journey.AssertNothingFound();
    }

    private static async Task AcceptAsync(Visitor inviting, Visitor invited, string email)
    {
        var link = new Uri((await inviting.Page.Locator("#link").InnerTextAsync()).Trim());
        await invited.OpenAsync(link.AbsolutePath[4..]);
        await invited.FillAsync("Password", Password);
        await invited.FillAsync("Repeated", Password + "?");
        await invited.PressAsync("account.choose.button");
        await invited.LookAsync("choose-password");
        await invited.FillAsync("Password", Password);
        await invited.FillAsync("Repeated", Password);
        await invited.PressAsync("account.choose.button");
        await invited.LookAsync("password-chosen");
        await invited.FillAsync("Email", email);
        await invited.FillAsync("Password", Password);
        await invited.PressAsync("accounts.sign-in");
        await Assertions.Expect(invited.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/staff$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }
}
