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
    /// <summary>What sticks out of the window, or is cut off by a box that does not scroll.</summary>
    private const string Misfits = """
        () => [...document.body.querySelectorAll('*')].filter(element => {
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const isShown = box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && !element.closest('.govuk-visually-hidden, .govuk-skip-link, .stacked thead');
          const isCut = style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
          return isShown && (box.right > innerWidth + 0.5 || isCut);
        }).slice(0, 3).map(element => element.outerHTML.slice(0, 160))
        """;

    private static readonly (int Width, int Height)[] Windows = [(320, 640), (640, 450)];

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
            await FitAsync(visitor, journey);
        }

        foreach (var path in (string[])["addresses?q=мектеп", "addresses?region=75", "addresses?q=Хогвартс", "verify/00000000000000000000000000000000"])
        {
            await visitor.OpenAsync(path);
            await FitAsync(visitor, journey);
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
        await FitAsync(visitor, journey);
        await visitor.BeginAsync(citizen);
        foreach (var question in (string[])["whose", "name", "document", "school", "year", "name-then-changed", "reason-damaged"])
        {
            await FitAsync(visitor, journey);
            await visitor.PressAsync(question == "school" ? "apply.school.find" : "apply.continue");
            await FitAsync(visitor, journey);
            await visitor.AnswerAsync(citizen, question);
        }

        await FitAsync(visitor, journey);
        await visitor.AnswerAsync(citizen, "files");
        await FitAsync(visitor, journey);
        await visitor.AnswerAsync(citizen, "contacts");
        await FitAsync(visitor, journey);
        await visitor.PressAsync("apply.check.sign");
        await FitAsync(visitor, journey);
        var number = await visitor.SignByCodeAsync(site, citizen);
        await FitAsync(visitor, journey);
        foreach (var path in (string[])["my", "my/phone", $"my/{number}", $"my/{number}/complaint", $"my/{number}/documents/receipt", $"my/{number}/documents/application", "apply"])
        {
            await visitor.OpenAsync(path);
            await FitAsync(visitor, journey);
        }

        journey.AssertNothingFound();
    }

    private static async Task FitAsync(Visitor visitor, Journey journey)
    {
        foreach (var (width, height) in Windows)
        {
            await visitor.ResizeAsync(width, height);
            var sideways = await visitor.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth - document.documentElement.clientWidth");
            var misfits = await visitor.Page.EvaluateAsync<string[]>(Misfits);
            if (sideways > 0 || misfits.Length > 0)
            {
                journey.Findings.Add($"{visitor.Path} at {width} px: {sideways} px too wide; {string.Join(" | ", misfits)}");
            }
        }
    }

    private Task<Visitor> ComeAsync(Journey journey) => Visitor.ComeAsync(site, new Screen(Windows[0].Width), journey);
}
