using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Browser.Tests.Journeys;
using Duplicates.Domain.Applications;

namespace Duplicates.Browser.Tests;

/// <summary>What people hold in their hands: the receipt, and the duplicate whose QR code anybody can check.</summary>
public sealed class PapersTests
{
    [Theory]
    [InlineData("kk", "2026 ж.")]
    [InlineData("ru", "2026 г.")]
    public async Task PapersOfACase_PrintedAndScanned_TellTheTruthUntilTheDuplicateIsAnnulled(string language, string year)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("papers", language);
        var screen = new Screen(Screen.Desk);
        await using var citizen = await Visitor.ComeAsync(site, screen, journey);
        var number = await citizen.ApplyWithoutMistakesAsync(site, Citizen.Asel);

        var due = await citizen.Page.Locator("main h2", new() { HasTextString = citizen.T("my.due") }).InnerTextAsync();
        due = due[(due.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        Assert.Contains(year, due.Replace('\u00A0', ' '), StringComparison.Ordinal);
        var receipt = await citizen.DownloadAsync($"my/{number}/documents/receipt?pdf=true");
        var receiptText = Squeeze(await Paper.ReadTextAsync(receipt));
        Assert.Contains($"{number[..3]}-{number[3..6]}-{number[6..]}", receiptText, StringComparison.Ordinal);
        Assert.Contains(Squeeze(due), receiptText, StringComparison.Ordinal);
        Assert.Matches(@"Tagged:\s+yes", await Paper.ReadPropertiesAsync(receipt));

        await using var clerk = await Visitor.ComeAsync(site, screen, journey);
        await using var head = await Visitor.ComeAsync(site, screen, journey);
        await clerk.SignInAsStaffAsync(Staff.Clerk);
        await head.SignInAsStaffAsync(Staff.Head);
        await clerk.ActAsync(number, "start", "StartReview");
        await clerk.OpenAsync($"staff/cases/{number}/search");
        await clerk.ChooseAsync("Outcome", nameof(RecordsSearchOutcome.Found));
        await clerk.FillAsync("RegisterEntry", "112");
        await clerk.PressAsync("casework.save");
        await clerk.OpenAsync($"staff/cases/{number}/propose");
        await clerk.ChooseAsync("Outcome", nameof(ProposedOutcome.Approve));
        await clerk.PressAsync("casework.action.Propose");
        await head.ActAsync(number, "approve", "Approve");
        await clerk.OpenAsync($"staff/cases/{number}/prepare");
        await clerk.FillAsync("Blank", "ЖОБ 1234567");
        await clerk.FillAsync("RuSurname", "Серикова");
        await clerk.FillAsync("RuGivenName", "Асель");
        await clerk.FillAsync("Head", "Қасымова Айгүл Ерланқызы");
        await clerk.FillAsync("Deputy", "Ахметова Сәуле Маратқызы");
        await clerk.PressAsync("casework.save");
        await head.ActAsync(number, "ready", "MarkReady");

        var sheet = await head.DownloadAsync($"staff/cases/{number}/documents/duplicate-sheet?pdf=true");
        Assert.Matches(@"Tagged:\s+yes", await Paper.ReadPropertiesAsync(sheet));
        var address = await Paper.ReadQrCodeAsync(sheet);
        Assert.Matches($"^{site.Address}/{language}/verify/[0-9A-Za-z]{{20,}}$", address);

        await using var employer = await Visitor.ComeAsync(site, new Screen(Screen.Phone, Scripts: false), journey);
        await employer.Page.GotoAsync(address);
        await employer.AssertSaysAsync(employer.T("verify.valid"));

        await head.OpenAsync($"staff/cases/{number}");
        await head.AnnulAsync(language == "ru" ? "Ошибка в фамилии" : "Тегінде қате бар");
        await employer.Page.ReloadAsync();
        await employer.AssertSaysAsync(employer.T("verify.annulled"));
        await employer.LookAsync("verify-annulled");
        await employer.OpenAsync("verify?code=0000");
        await employer.AssertSaysAsync(employer.T("verify.unknown"));
        await employer.LookAsync("verify-unknown");
        journey.AssertNothingFound();
    }

    private static string Squeeze(string text) => string.Join(' ', text.Replace('\u00A0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
