using System.Text.RegularExpressions;
using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Service.Tests.Files;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>A visit at home with a phone that loses the network: what was entered survives the closing of the page, and what is sent twice is one case.</summary>
public sealed class HomeVisitTests
{
    private static readonly string[] Answers = ["Relation=Self", "Identity=IdCard", "Level=GeneralSecondary", "Scope=CertificateAndSupplement", "NameChanged=False", "Reason=Lost", "Consent=true"];

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Intake_BegunOfflineClosedReopenedAndSentTwice_IsOneCase(string language)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("home visit", language);
        await using var worker = await Visitor.ComeAsync(site, new Screen(Screen.Phone), journey);
        await worker.SignInAsStaffAsync("operator.astana@example.org", "counter");
        var visit = await PrepareAsync(worker, site);
        var intake = $"{site.Address}{visit}/intake";
        await worker.Page.GotoAsync(intake);
        await worker.LookAsync("home-visit-intake");
        await KeptAsync(worker.Page);
        var kept = await worker.Page.EvaluateAsync<string>("""
            Promise.race([
              navigator.serviceWorker.register(document.querySelector('form[data-visit]').dataset.worker).then(() => navigator.serviceWorker.ready).then(() => 'kept', error => String(error)),
              new Promise(done => setTimeout(() => done('late'), 20000))
            ])
            """);
        Assert.True(kept == "kept", kept);

        // the network goes; half is entered, and the page is closed
        var context = worker.Page.Context;
        await context.SetOfflineAsync(true);
        var second = await context.NewPageAsync();
        await second.GotoAsync(intake);
        await KeptAsync(second);
        await Assertions.Expect(second.Locator("main [name=Surname]")).ToHaveValueAsync(Citizen.Asel.Surname);
        await second.FillAsync("main [name=Year]", "2005");
        await second.CheckAsync("main [name=Relation][value=Self]");
        await Assertions.Expect(second.Locator("[data-visit-said]")).ToHaveTextAsync(worker.T("home-visits.kept"));
        await second.CloseAsync();

        // reopened, still without a network: everything is there, the rest is entered and sent
        var third = await context.NewPageAsync();
        await third.GotoAsync(intake);
        await KeptAsync(third);
        await Assertions.Expect(third.Locator("main [name=Year]")).ToHaveValueAsync("2005");
        await Assertions.Expect(third.Locator("main [name=Relation][value=Self]")).ToBeCheckedAsync();
        foreach (var answer in Answers.Select(answer => answer.Split('=')))
        {
            await third.CheckAsync($"main [name={answer[0]}][value={answer[1]}]");
        }

        await third.SetInputFilesAsync("main [name=Uploads]", new FilePayload { Name = "form.png", MimeType = "image/png", Buffer = SampleFiles.Png });
        await third.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(third.Locator("[data-visit-said]")).ToHaveTextAsync(worker.T("home-visits.waiting-for-network"));

        // the network is back: it goes by itself, and the page that was open all the time sends it once more
        await context.SetOfflineAsync(false);
        await Assertions.Expect(third).ToHaveURLAsync(new Regex($"{visit}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var number = await third.Locator("[data-visit-over]").InnerTextAsync();
        await worker.Page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(worker.Page).ToHaveURLAsync(new Regex($"{visit}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(number, await worker.Page.Locator("[data-visit-over]").InnerTextAsync());
        await worker.LookAsync("home-visit-accepted");
        await Assertions.Expect(third.Locator("[data-visit-over]")).ToHaveCountAsync(1);
        Assert.Equal(0, await third.EvaluateAsync<int>("new Promise(done => { const open = indexedDB.open('home-visits', 1); open.onsuccess = () => { open.result.transaction('drafts').objectStore('drafts').count().onsuccess = event => done(event.target.result) } })"));
        journey.AssertNothingFound();
    }

    /// <summary>A visit that is under way; its address.</summary>
    private static async Task<string> PrepareAsync(Visitor worker, Site site)
    {
        await worker.OpenAsync("staff/home-visits/new");
        await worker.LookAsync("home-visit-new");
        foreach (var (field, value) in new[] { ("Iin", Citizen.Asel.Iin), ("Surname", Citizen.Asel.Surname), ("GivenName", Citizen.Asel.GivenName), ("Patronymic", Citizen.Asel.Patronymic), ("Phone", "8 7172 12 34 56"), ("Address", "Желтоқсан көшесі 48") })
        {
            await worker.FillAsync(field, value);
        }

        await worker.Page.SelectOptionAsync("main [name=Region]", "71");
        await worker.PressAsync("home-visits.new.keep");
        await worker.AssertHeadingAsync("home-visits.visit");
        var visit = worker.Path;
        await worker.ChooseAsync("IsEntitled", "true");
        await worker.PressAsync("home-visits.do.confirm");
        await worker.AssertSaysAsync(worker.T("home-visits.state.Confirmed"));
        await worker.FillAsync("Day", site.Clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await worker.FillAsync("From", "10:00");
        await worker.FillAsync("To", "12:00");
        await worker.FillAsync("SecondWorker", "Ким Олег");
        await worker.PressAsync("home-visits.do.plan");
        await worker.LookAsync("home-visit-planned");
        await worker.Page.GotoAsync($"{site.Address}{visit}/school?q=№ 5 Алматы");
        await worker.LookAsync("home-visit-school");
        await worker.Page.Locator("main [name=OfficeId]").First.CheckAsync();
        await worker.PressAsync("apply.continue");
        await worker.AssertHeadingAsync("home-visits.visit");
        await worker.PressAsync("home-visits.do.set-out");
        await worker.AssertSaysAsync(worker.T("home-visits.state.UnderWay"));
        await worker.OpenAsync("staff/home-visits");
        await worker.LookAsync("home-visits");
        return visit;
    }

    private static async Task KeptAsync(IPage page) => await page.WaitForSelectorAsync("html[data-visit-kept=true]", new() { State = WaitForSelectorState.Attached });
}
