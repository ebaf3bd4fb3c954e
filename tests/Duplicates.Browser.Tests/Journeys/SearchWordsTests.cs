using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>Editors look at what was sought in vain and say which words mean the same.</summary>
public sealed class SearchWordsTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("kk", Screen.Phone)]
    [InlineData("ru", Screen.Desk)]
    public async Task Synonyms_AddedFoundAndTakenBack_AreWhatTheSearchKnows(string language, int width)
    {
        var journey = new Journey("search-words", language);
        await using var editor = await Visitor.ComeAsync(site, new Screen(width), journey);
        await editor.SignInAsStaffAsync("editor@example.org", "editor");
        await editor.OpenAsync("editor/search");
        await editor.LookAsync("misses");
        await editor.OpenAsync("editor/search/synonym");
        await editor.PressAsync("search.synonyms.save");
        await editor.AssertAsksAsync(("Phrases", "search.synonyms.problem"));
        await editor.LookAsync("synonym-empty");
        await editor.Page.Locator("#Phrases").FillAsync($"көкжидек{language}\nшағым");
        await editor.PressAsync("search.synonyms.save");
        await editor.SeesAsync($"search?q=көкжидек{language}", editor.T("search.pages"));
        await editor.LookAsync("found");
        await editor.OpenAsync("editor/search");
        await editor.Page.GetByText($"көкжидек{language}").ClickAsync();
        await editor.LookAsync("synonym");
        await editor.PressAsync("search.synonyms.remove");
        await editor.SeesAsync("search?q=карагнада 62 хогвартс", editor.T("search.meant"));
        await editor.LookAsync("understood");
        journey.AssertNothingFound();
    }
}
