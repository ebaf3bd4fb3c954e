using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Browser.Tests.Journeys;

namespace Duplicates.Browser.Tests;

/// <summary>
/// No page of a citizen has to be scrolled sideways on a window of 320 px, nor at 200 % zoom of 1280 px, and nothing is cut off
/// (WCAG 1.4.4, 1.4.10): public pages, every question with and without a mistake, and what comes after.
/// </summary>
public sealed class ReflowTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task PublicPages_NarrowOrZoomed_NeedNoSidewaysScrolling(string language)
    {
        var journey = new Journey("reflow", language);
        await using var visitor = await ComeAsync(journey);
        foreach (var (kk, ru) in PublicPagesTests.Pages)
        {
            await visitor.OpenAsync(language == "ru" ? ru : kk);
            await visitor.FitAsync(journey);
        }

        foreach (var path in (string[])["addresses?q=мектеп", "addresses?region=75", "addresses?q=Хогвартс", "verify/00000000000000000000000000000000"])
        {
            await visitor.OpenAsync(path);
            await visitor.FitAsync(journey);
        }

        journey.AssertNothingFound();
    }

    [Theory]
    [InlineData("kk", "880515300208", "+77010000208")]
    [InlineData("ru", "880515400008", "+77010000008")]
    public async Task Application_NarrowOrZoomed_NeedsNoSidewaysScrolling(string language, string iin, string phone)
    {
        var citizen = Citizen.Asel with { Iin = iin, Phone = phone };
        var journey = new Journey("reflow", language);
        await using var visitor = await ComeAsync(journey);
        await visitor.OpenAsync("sign-in");
        await visitor.PressAsync("accounts.send-code");
        await visitor.FitAsync(journey);
        await visitor.BeginAsync(citizen);
        foreach (var question in (string[])["whose-damaged", "name-changed", "document", "school"])
        {
            await visitor.FitAsync(journey);
            await visitor.PressAsync(question == "school" ? "apply.school.find" : "apply.continue");
            await visitor.FitAsync(journey);
            await visitor.AnswerAsync(citizen, question);
        }

        await visitor.FitAsync(journey);
        await visitor.AnswerAsync(citizen, "files");
        await visitor.FitAsync(journey);
        await visitor.PressAsync("apply.check.sign");
        await visitor.FitAsync(journey);
        var number = await visitor.SignByCodeAsync(site, citizen);
        await visitor.FitAsync(journey);
        foreach (var path in (string[])["my", "my/phone", $"my/{number}", $"my/{number}/complaint", $"my/{number}/documents/receipt", $"my/{number}/documents/application", "apply/new/whose"])
        {
            await visitor.OpenAsync(path);
            await visitor.FitAsync(journey);
        }

        journey.AssertNothingFound();
    }

    private Task<Visitor> ComeAsync(Journey journey) => Visitor.ComeAsync(site, new Screen(Reflow.Windows[0].Width), journey);
}
