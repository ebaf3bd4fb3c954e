using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Web.StaffAccounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>The inboxes, and a number that takes no SMS: the applicant, the clerk and the administrator each see what helps them.</summary>
public sealed class MessagesTests
{
    private const int MostReloads = 200;

    [Theory]
    [InlineData("kk", Screen.Phone)]
    [InlineData("ru", Screen.Desk)]
    [InlineData("ru", Screen.Phone)]
    [InlineData("kk", Screen.Desk)]
    public async Task Messages_ToANumberThatTakesNone_AreSeenWhereTheyHelp(string language, int width)
    {
        await using var gateway = await RefusingGatewayAsync();
        await using var site = await Site.StartAsync(("Messages:SmsGateway", gateway.Urls.Single()));
        var journey = new Journey("messages", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width, Scripts: false), journey);
        await using var admin = await Visitor.ComeAsync(site, new Screen(width), journey);
        await SignInAsAdministratorAsync(admin);
        await admin.LookAsync("admin-none");
        var number = await citizen.ApplyWithoutMistakesAsync(site, Citizen.Asel);

        await ReloadUntilAsync(citizen, $"my/{number}", citizen.T("delivery.dead-end.Sms"));
        await citizen.LookAsync("my-dead-end");
        await citizen.OpenAsync("my/messages");
        await citizen.LookAsync("my-messages");
        await citizen.Page.Locator(".inbox__item a").First.ClickAsync();
        await citizen.LookAsync("my-message");
        await citizen.AssertSaysAsync(citizen.T("delivery.state.Failed"));

        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.SignInAsStaffAsync(Staff.Clerk);
        await clerk.OpenAsync("staff/notices");
        await clerk.LookAsync("notices-before");
        await clerk.OpenAsync($"staff/cases/{number}/holder");
        await clerk.ChooseAsync("Change", "Claim");
        await clerk.PressAsync("casework.save");
        await clerk.OpenAsync($"staff/cases/{number}/question");
        await clerk.FillAsync("Question", language == "ru" ? "В каком году вы получили аттестат?" : "Аттестатты қай жылы алдыңыз?");
        await clerk.PressAsync("casework.action.Ask");
        await citizen.OpenAsync($"my/{number}");
        await citizen.FillAsync("Answer", "2005");
        await citizen.PressAsync("casefile.my.send");
        await clerk.OpenAsync("staff/notices");
        await clerk.LookAsync("notices");
        await Assertions.Expect(clerk.Page.Locator(".inbox__item--unread")).ToHaveCountAsync(2); // the answer, and the new case, whose step is not done yet
        await clerk.Page.Locator(".inbox__item--unread a").First.ClickAsync();
        await clerk.AssertSaysAsync(clerk.T("delivery.problem.AddressRefused"));
        await clerk.LookAsync("case-with-deliveries");
        await clerk.OpenAsync("staff/notices");
        await Assertions.Expect(clerk.Page.Locator(".inbox__item--unread")).ToHaveCountAsync(1);

        await admin.OpenAsync("admin/messages");
        await admin.LookAsync("admin-dead");
        await admin.PressAsync("delivery.retry-all");
        await admin.AssertSaysAsync(admin.T("delivery.done.retry-all"));
        await admin.OpenAsync("admin/recipes");
        await admin.LookAsync("admin-recipes");
        await admin.PressAsync("recipes.import.check");
        await admin.AssertAsksAsync(("Upload", "recipes.import.no-file"));
        await admin.LookAsync("admin-recipes-no-file");
        journey.AssertNothingFound();
    }

    private static async Task SignInAsAdministratorAsync(Visitor visitor)
    {
        await visitor.OpenAsync("admin/messages");
        await visitor.FillAsync("Email", "admin@example.org");
        await visitor.FillAsync("Password", StaffAccountsStep.DemoPassword);
        await visitor.PressAsync("accounts.sign-in");
        await visitor.AssertHeadingAsync("delivery.title");
    }

    /// <summary>Messages are sent in the background: the page says so soon after.</summary>
    private static async Task ReloadUntilAsync(Visitor visitor, string path, string text)
    {
        for (var reloads = 0; reloads < MostReloads; reloads++)
        {
            await visitor.OpenAsync(path);
            if ((await visitor.Page.Locator("main").InnerTextAsync()).Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"{path} never said \"{text}\".");
    }

    private static async Task<WebApplication> RefusingGatewayAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return app;
    }
}
