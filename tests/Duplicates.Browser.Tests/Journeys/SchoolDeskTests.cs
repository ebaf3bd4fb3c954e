using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Domain.Applications;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>
/// A paper application at the school's desk, without a mouse: from ticking on which document the person was recognised to the receipt that
/// is printed, and then decided and handed over like any other. Who has no phone gets letters on paper.
/// </summary>
public sealed class SchoolDeskTests(ITestOutputHelper output)
{
    /// <summary>What a prepared person may cost the clerk: fields that are filled in, answers chosen, buttons and links pressed.</summary>
    private const int MostActions = 25;

    [Theory]
    [InlineData("kk", Screen.Phone)]
    [InlineData("ru", Screen.Desk)]
    public async Task PaperApplication_ByKeyboardAlone_IsAcceptedDecidedAndHandedOver(string language, int width)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("school-desk", language);
        await using var clerk = await Visitor.ComeAsync(site, new Screen(width), journey);
        await clerk.SignInAsStaffAsync(Staff.Clerk);
        await clerk.OpenAsync("staff/intake");
        await clerk.LookAsync("desk");
        var keys = new Keyboard(clerk);
        await keys.PressAsync("desk.begin");
        await ForgetEverythingAsync(clerk);

        var number = await EnterAsync(clerk, keys);
        output.WriteLine($"{language}: {keys.Actions} actions");
        Assert.InRange(keys.Actions, 1, MostActions);
        await clerk.LookAsync("paper-receipt-of-desk");
        await clerk.AssertSaysAsync($"{number[..3]}-{number[3..6]}-{number[6..]}");

        await clerk.OpenAsync($"staff/cases/{number}");
        await clerk.LookAsync("case-of-desk");
        await AskAndEnterTheAnswerAsync(clerk, number);
        await clerk.ReviewAsync(RecordsSearchOutcome.Found);
        await clerk.ProposeApprovalAsync();
        await using var head = await Visitor.ComeAsync(site, new Screen(width), journey);
        await head.SignInAsStaffAsync(Staff.Head);
        await head.OpenAsync($"staff/cases/{number}");
        await head.DoAsync("Approve");
        await clerk.OpenAsync($"staff/cases/{number}");
        await clerk.PrepareAsync(site, Citizen.Asel);
        await head.OpenAsync($"staff/cases/{number}");
        await head.DoAsync("MarkReady");

        await clerk.OpenAsync("staff/letters");
        await clerk.LookAsync("letters-on-paper");
        foreach (var _ in (string[])["question", "ready-notice"])
        {
            await clerk.Page.Locator("main button[value='HandedOver']").First.ClickAsync();
        }

        await clerk.AssertSaysAsync(clerk.T("desk.letters.none"));
        await clerk.OpenAsync($"staff/cases/{number}");
        await clerk.HandOverAsync(Citizen.Asel);
        journey.AssertNothingFound();
    }

    /// <summary>Whoever has no phone answers on paper.</summary>
    private static async Task AskAndEnterTheAnswerAsync(Visitor clerk, string number)
    {
        await clerk.OpenAsync($"staff/cases/{number}/question");
        await clerk.FillAsync("Question", clerk.Language == "ru" ? "Как называлась школа?" : "Мектеп қалай аталған еді?");
        await clerk.PressAsync("casework.action.Ask");
        await clerk.OpenAsync($"staff/cases/{number}/answer");
        await clerk.LookAsync("answer-on-paper");
        await clerk.PressAsync("casework.save");
        await clerk.AssertAsksAsync(("Text", "casefile.paper.text-error"));
        await clerk.LookAsync("answer-on-paper-empty");
        await clerk.FillAsync("Text", clerk.Language == "ru" ? "Школа имени Абая." : "Абай атындағы мектеп.");
        await clerk.PressAsync("casework.save");
        await clerk.LookAsync("case-answered-on-paper");
    }

    /// <summary>The clerk presses on too early once on each page.</summary>
    private static async Task ForgetEverythingAsync(Visitor clerk)
    {
        await clerk.PressAsync("apply.continue");
        await clerk.AssertAsksAsync(
            ("Relation", "apply.whose.error"), ("Identity", "casework.violation.IdentityRequired"), ("Iin", "accounts.iin-error.Missing"), ("Surname", "apply.name-error.Missing.Surname"), ("GivenName", "apply.name-error.Missing.GivenName"));
        await clerk.LookAsync("desk-person-empty");
    }

    private static async Task<string> EnterAsync(Visitor clerk, Keyboard keys)
    {
        await keys.ChooseAsync("Relation", nameof(Relation.Self));
        await keys.ChooseAsync("Identity", nameof(IdentityDocumentKind.IdCard));
        await keys.TypeAsync("IdentityNumber", "034567890");
        await keys.TypeAsync("Iin", Citizen.Asel.Iin);
        await keys.TypeAsync("Surname", Citizen.Asel.Surname);
        await keys.TypeAsync("GivenName", Citizen.Asel.GivenName);
        await keys.TypeAsync("Patronymic", Citizen.Asel.Patronymic);
        await keys.PressAsync("apply.continue");
        await clerk.AssertHeadingAsync("desk.request.title");
        await clerk.LookAsync("desk-request");

        await keys.ChooseAsync("Level", "GeneralSecondary");
        await keys.ChooseAsync("Scope", "CertificateAndSupplement");
        await keys.TypeAsync("Year", "2005");
        await keys.ChooseAsync("NameChanged", "False");
        await keys.ChooseAsync("Reason", nameof(LossReason.Lost));
        await keys.PressAsync("apply.continue");
        await clerk.AssertHeadingAsync("desk.papers.title");
        await clerk.LookAsync("desk-papers");

        var paper = await clerk.Page.Context.RunAndWaitForPageAsync(() => keys.PressAsync("desk.papers.print"));
        Assert.Contains(Citizen.Asel.FullName, await paper.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await paper.CloseAsync();
        await clerk.Page.BringToFrontAsync();
        await keys.ChooseAsync("Origin", "Printed");
        await keys.ChooseAsync("Consent", "true");
        await keys.PressAsync("desk.papers.accept");
        await clerk.AssertHeadingAsync("desk.accepted.title");
        await clerk.LookAsync("desk-accepted");
        var number = clerk.Path.Split('/')[^1];
        await keys.PressAsync("desk.accepted.receipt");
        await clerk.Page.WaitForURLAsync("**/documents/receipt");
        return number;
    }
}
