using System.Buffers.Text;
using System.Text.Json;
using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Browser.Tests.Journeys;
using Duplicates.Domain.Applications;
using Microsoft.Playwright;

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
        Assert.DoesNotContain("pdfuaid:part", await Paper.ReadClaimsAsync(receipt), StringComparison.Ordinal);

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
        await clerk.ChooseKindAsync();
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
        Assert.Matches($"^{site.Address}/{language}/verify/[0-9A-Z]{{32}}#1\\.dev\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{{86}}$", address);
        await ProveWithoutNetworkAsync(site, journey, address);

        await using var employer = await Visitor.ComeAsync(site, new Screen(Screen.Phone, Scripts: false), journey);
        await employer.Page.GotoAsync(address);
        await employer.AssertSaysAsync(employer.T("verify.valid"));

        await head.OpenAsync($"staff/cases/{number}");
        await head.AnnulAsync(language == "ru" ? "Ошибка в фамилии" : "Тегінде қате бар");
        await employer.Page.ReloadAsync();
        await employer.AssertSaysAsync(employer.T("verify.annulled"));
        await employer.LookAsync("verify-annulled");
        await employer.OpenAsync("verify?code=0000");
        await employer.AssertAsksAsync(("Code", "verify.code-error.Incomplete"));
        await employer.LookAsync("verify-incomplete");
        await employer.OpenAsync("verify/00000000000000000000000000000000");
        await employer.AssertSaysAsync(employer.T("verify.unknown"));
        await employer.LookAsync("verify-unknown");
        journey.AssertNothingFound();
    }

    /// <summary>The page was opened, then the network is gone: every changed fact is detected, the paper itself is proven.</summary>
    private static async Task ProveWithoutNetworkAsync(Site site, Journey journey, string address)
    {
        await using var employer = await Visitor.ComeAsync(site, new Screen(Screen.Phone), journey);
        await employer.Page.GotoAsync(address);
        var verdict = employer.Page.Locator(".verdict:visible");
        await Assertions.Expect(verdict).ToContainTextAsync(employer.T("verify.valid"));

        await employer.Page.Context.SetOfflineAsync(true);
        var proof = new Uri(address).Fragment.TrimStart('#').Split('.');
        var facts = JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(proof[2]))!;
        for (var fact = 0; fact < facts.Length; fact++)
        {
            var changed = facts.Select((value, place) => place == fact ? value + "1" : value).ToArray();
            await employer.Page.EvaluateAsync("hash => { location.hash = hash }", $"1.dev.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(changed))}.{proof[3]}");
            await Assertions.Expect(verdict).ToContainTextAsync(employer.T("verify.proof.bad-signature"));
            await employer.Page.EvaluateAsync("hash => { location.hash = hash }", string.Join('.', proof));
            await Assertions.Expect(verdict).ToContainTextAsync(employer.T("verify.valid"));
        }

        await employer.PasteProofAsync(address.Replace("#1.dev.", "#1.old.", StringComparison.Ordinal));
        await Assertions.Expect(verdict).ToContainTextAsync(employer.T("verify.proof.unknown-key"));
        await employer.PasteProofAsync(address.Split('#')[0]);
        await Assertions.Expect(verdict).ToContainTextAsync(employer.T("verify.proof.unreadable"));
        await employer.PasteProofAsync($" «{address.Replace("#", "\u200b%23", StringComparison.Ordinal)}». ");
        await Assertions.Expect(verdict).ToContainTextAsync(employer.T("verify.proof.genuine"));
        await employer.AssertSaysAsync("20.11.2026");
        await employer.AssertSaysAsync(employer.T("verify.proof.online"));
        await employer.LookAsync("verify-proof");
    }

    private static string Squeeze(string text) => string.Join(' ', text.Replace('\u00A0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
