using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests;

/// <summary>What a drawing says by its shapes it says too in the colours that a reader's system forces on pages (WCAG 1.4.1).</summary>
public sealed class ForcedColoursTests(Site site) : IClassFixture<Site>
{
    private const string Look = "element => { const style = getComputedStyle(element, element.matches('.month__day') ? null : '::before'); return [style.backgroundColor, style.borderStyle, style.borderColor, style.borderRadius].join() }";

    [Theory]
    [InlineData("", ".term__key", 4)]
    [InlineData("calendar/2026", ".legend .month__day", 4)]
    public async Task Legend_InForcedColours_TellsItsKindsApart(string path, string keys, int kinds)
    {
        await using var visitor = await Visitor.ComeAsync(site, new Screen(Screen.Desk), new Journey("forced-colours", "kk"));
        await visitor.OpenAsync(path);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        var looks = new List<string>();
        foreach (var key in await visitor.Page.Locator(keys).AllAsync())
        {
            looks.Add(await key.EvaluateAsync<string>(Look));
        }

        Assert.Equal(kinds, looks.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(kinds, looks.Count);
    }

    [Fact]
    public async Task Button_InForcedColours_HasAColourOfTextUnlikeItsGround()
    {
        await using var visitor = await Visitor.ComeAsync(site, new Screen(Screen.Desk), new Journey("forced-colours", "kk"));
        await visitor.OpenAsync(string.Empty);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        Assert.True(await visitor.Page.Locator("main .govuk-button").First.EvaluateAsync<bool>("element => getComputedStyle(element).color !== getComputedStyle(element).backgroundColor"));
    }
}
