using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Domain.Applications;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>
/// A visitor at the counter of the Corporation: the operator works without a mouse, the visitor reads on a second screen and signs on paper,
/// and the papers leave for the school in a sealed bag, where they are ticked off.
/// </summary>
public sealed class CounterTests(ITestOutputHelper output)
{
    /// <summary>What a prepared person may cost the operator: fields that are filled in, answers chosen, buttons and links pressed.</summary>
    private const int MostActions = 25;

    private const string Operator = "operator.astana@example.org";

    [Theory]
    [InlineData("kk", Screen.Phone, nameof(Relation.Self))]
    [InlineData("ru", Screen.Desk, nameof(Relation.Parent))]
    public async Task Application_AtTheCounter_IsReadOnTheSecondScreenAndItsPapersReachTheSchool(string language, int width, string relation)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("counter", language);
        await using var worker = await Visitor.ComeAsync(site, new Screen(width), journey);
        await worker.SignInAsStaffAsync(Operator, "counter");
        await worker.OpenAsync("staff/intake");
        await worker.LookAsync("counter-intake");
        var keys = new Keyboard(worker);
        await keys.PressAsync("desk.begin");
        await EnterAsync(worker, keys, relation);

        if (relation != nameof(Relation.Self))
        {
            await PhotographAsync(worker);
        }

        await using var screen = await Visitor.ComeAsync(site, new Screen(width), journey);
        await ReadAsync(worker, screen);
        await keys.ChooseAsync("Origin", "Printed");
        await keys.ChooseAsync("Consent", "true");
        await keys.PressAsync("desk.papers.accept");
        await worker.AssertHeadingAsync("desk.accepted.title");
        await worker.LookAsync("counter-accepted");
        var number = worker.Path.Split('/')[^1];
        await keys.PressAsync("desk.accepted.receipt");
        await worker.Page.WaitForURLAsync("**/documents/receipt");
        await worker.LookAsync("counter-receipt");
        output.WriteLine($"{language}, {relation}: {keys.Actions} actions");
        Assert.InRange(keys.Actions, 1, MostActions);
        await screen.Page.ReloadAsync();
        await screen.AssertHeadingAsync("desk.mirror.title");
        await screen.LookAsync("mirror-after-the-visit");

        await SendAsync(worker, number);
        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.SignInAsStaffAsync(Staff.Clerk);
        await clerk.OpenAsync("staff/courier");
        await clerk.LookAsync("courier-incoming");
        await clerk.Page.Locator("main a[href*='/staff/courier/']").First.ClickAsync();
        await clerk.FillAsync("Code", $"{site.Address}/{language}/my/{number}");
        await clerk.PressAsync("courier.tick");
        await clerk.PressAsync("courier.do.Finish");
        await clerk.PressAsync("courier.do.Close");
        await clerk.AssertSaysAsync(clerk.T("courier.state.Closed"));
        await clerk.LookAsync("manifest-closed");
        journey.AssertNothingFound();
    }

    private static async Task EnterAsync(Visitor worker, Keyboard keys, string relation)
    {
        await worker.AssertHeadingAsync("desk.person.title");
        await keys.ChooseAsync("Relation", relation);
        await keys.ChooseAsync("Identity", nameof(IdentityDocumentKind.IdCard));
        await keys.TypeAsync("IdentityNumber", "034567890");
        await keys.TypeAsync("Iin", Citizen.Asel.Iin);
        await keys.TypeAsync("Surname", Citizen.Asel.Surname);
        await keys.TypeAsync("GivenName", Citizen.Asel.GivenName);
        await keys.TypeAsync("Patronymic", Citizen.Asel.Patronymic);
        if (relation != nameof(Relation.Self))
        {
            await keys.TypeAsync("ChildIin", "100903601007");
            await keys.TypeAsync("ChildSurname", Citizen.Asel.Surname);
            await keys.TypeAsync("ChildGivenName", "Еркежан");
            await keys.TypeAsync("ChildPatronymic", "Асқарқызы");
        }

        // words that mean several schools lead to the page on which one is chosen, exact ones past it
        await keys.TypeAsync("SchoolWords", relation == nameof(Relation.Self) ? "Алматы" : "Школа-гимназия № 5");
        await worker.LookAsync("counter-person");
        await keys.PressAsync("apply.continue");
        if (relation == nameof(Relation.Self))
        {
            await worker.AssertHeadingAsync("desk.school.title");
            await worker.LookAsync("counter-school");
            await keys.ChooseAsync("OfficeId", await worker.Page.Locator("main .govuk-radios__item:has-text('№ 5') [name='OfficeId']").First.GetAttributeAsync("value") ?? string.Empty);
            await keys.PressAsync("apply.continue");
        }

        await worker.AssertHeadingAsync("desk.request.title");
        await worker.LookAsync("counter-request");
        await keys.ChooseAsync("Level", relation == nameof(Relation.Self) ? "GeneralSecondary" : "BasicSecondary");
        await keys.ChooseAsync("Scope", "CertificateAndSupplement");
        await keys.TypeAsync("Year", relation == nameof(Relation.Self) ? "2005" : "2026");
        await keys.ChooseAsync("NameChanged", "False");
        await keys.ChooseAsync("Reason", nameof(LossReason.Lost));
        await keys.PressAsync("apply.continue");
        await worker.AssertHeadingAsync("desk.papers.title");
        await worker.LookAsync("counter-papers");
    }

    /// <summary>Two pages as a camera makes them: the browser shrinks them before they are sent, the service makes them one document.</summary>
    private static async Task PhotographAsync(Visitor worker)
    {
        var photo = Convert.FromBase64String(await worker.Page.EvaluateAsync<string>("""
            new Promise(done => {
              const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 3200 })
              const drawn = canvas.getContext('2d')
              let noise = 1
              for (let place = 0; place < 150 * 200; place++) {
                noise = noise * 48271 % 2147483647
                drawn.fillStyle = `hsl(${noise % 360} 60% ${40 + noise % 50}%)`
                drawn.fillRect(place % 150 * 17, Math.floor(place / 150) * 17, 17, 17)
              }
              canvas.toBlob(blob => { const reader = new FileReader(); reader.onload = () => done(reader.result.split(',')[1]); reader.readAsDataURL(blob) }, 'image/jpeg', 0.95)
            })
            """));
        await worker.Page.SetInputFilesAsync("main [name=Uploads]", Enumerable.Range(1, 2).Select(page => new FilePayload { Name = $"{page}.jpg", MimeType = "image/jpeg", Buffer = photo }));
        await worker.PressAsync("files.upload");
        await Assertions.Expect(worker.Page.Locator(".files__file")).ToHaveCountAsync(2);
        await worker.LookAsync("counter-photos");
        await worker.Page.Locator("main button[formaction*='handler=Join']").ClickAsync();
        await worker.AssertSaysAsync(worker.T("files.photos.name").Replace("{0}", "2", StringComparison.Ordinal));
        Assert.Equal(1, await worker.Page.Locator(".files__file").CountAsync());
        await using var answer = await worker.Page.Context.APIRequest.GetAsync(new Uri(new Uri(worker.Page.Url), (await worker.Page.Locator(".files__file a").GetAttributeAsync("href"))!).ToString());
        var pdf = await answer.BodyAsync();
        Assert.True(pdf.Length < photo.Length, $"{pdf.Length} bytes of two shrunk photos, {photo.Length} bytes of one as it was");
        Assert.Equal(2, System.Text.Encoding.Latin1.GetString(pdf).Split("/Type /Page ").Length - 1);
    }

    /// <summary>The visitor reads on the second screen and confirms; this costs the operator one press that is offered, not needed.</summary>
    private static async Task ReadAsync(Visitor worker, Visitor screen)
    {
        await worker.PressAsync("desk.mirror.show");
        await worker.LookAsync("counter-mirror-code");
        var code = await worker.Page.Locator("main [role=status] strong").InnerTextAsync();
        await screen.OpenAsync("counter/mirror");
        await screen.LookAsync("mirror");
        await screen.FillAsync("Code", code);
        await screen.PressAsync("desk.mirror.open");
        await screen.LookAsync("mirror-application");
        await screen.PressAsync("desk.mirror.confirm");
        await screen.AssertSaysAsync(screen.T("desk.mirror.confirmed"));
        await screen.LookAsync("mirror-confirmed");
    }

    private static async Task SendAsync(Visitor worker, string number)
    {
        await worker.OpenAsync("staff/courier");
        await worker.LookAsync("courier");
        await worker.Page.Locator("main form button.link-button").First.ClickAsync();
        await worker.FillAsync("Code", number);
        await worker.Page.Keyboard.PressAsync("Enter");
        await worker.Page.WaitForURLAsync("**?scanned=true");
        await worker.LookAsync("manifest-packed");
        await worker.FillAsync("Seal", $"P-{number}");
        await worker.PressAsync("courier.do.Seal");
        await worker.PressAsync("courier.do.Depart");
        await worker.AssertSaysAsync(worker.T("courier.state.WithCourier"));
        await worker.LookAsync("manifest-with-courier");
    }
}
