using System.Globalization;
using Duplicates.Service.Indexing;
using Duplicates.Service.Indexing.Analysis;
using Duplicates.Service.Search;
using Duplicates.Service.Tests.Hosting;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Search;

/// <summary>Both databases find the same, because neither is asked.</summary>
public sealed class SiteSearchOnBothTests(SqliteHost sqlite, PostgreSqlHost postgreSql) : IClassFixture<SqliteHost>, IClassFixture<PostgreSqlHost>
{
    [Theory]
    [InlineData("мектеп")]
    [InlineData("дубликат аттестата")]
    [InlineData("шагым")]
    [InlineData("алматы 5")]
    [InlineData("карагнада")]
    public void Find_OnEitherDatabase_IsTheSameInTheSameOrder(string typed)
    {
        foreach (var language in Said.Languages)
        {
            Assert.Equal(Found(sqlite, typed, language), Found(postgreSql, typed, language));
        }
    }

    private static List<string> Found(ServiceHost host, string typed, string language)
    {
        var results = host.Services.GetRequiredService<SiteSearch>().Find(typed, language);
        Assert.True(results.Pages.Count + results.OfficeCount > 0, $"{typed} finds nothing");
        return [.. results.Pages.Select(page => $"{page.Path} {string.Concat(page.Text)}"), .. results.Offices.Select(office => office.Office.Id)];
    }
}

/// <summary>Search of the site: prefixes, slips, folded letters, words of either language, excerpts, the alphabet's order.</summary>
public sealed class SiteSearchTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private SiteSearch Search => host.Services.GetRequiredService<SiteSearch>();

    [Theory]
    [InlineData("kk", "шағым", "/kk/bas-tartu-zhane-shagym")]
    [InlineData("kk", "шагым", "/kk/bas-tartu-zhane-shagym")]
    [InlineData("kk", "шағымд", "/kk/bas-tartu-zhane-shagym")]
    [InlineData("kk", "жалоба", "/kk/bas-tartu-zhane-shagym")]
    [InlineData("ru", "шағым", "/ru/otkaz-i-zhaloba")]
    [InlineData("ru", "жалобу на отказ", "/ru/otkaz-i-zhaloba")]
    [InlineData("ru", "жалоюа", "/ru/otkaz-i-zhaloba")]
    [InlineData("kk", "дербес деректер", "/kk/zheke-derekter")]
    [InlineData("ru", "персональных данных", "/ru/personalnye-dannye")]
    [InlineData("ru", "график", "/ru/schedule")]
    [InlineData("kk", "қолжетімділік", "/kk/qolzhetimdilik")]
    public void Find_Words_ShowsThePageFirst(string language, string typed, string path) => Assert.Equal(path, Search.Find(typed, language).Pages[0].Path);

    [Fact]
    public async Task Page_OfSchoolsThatHoldAllWords_ShowsThemBeforeThePages()
    {
        using var reader = host.NewVisitor();
        await reader.GetAsync("/kk/search?q=" + Uri.EscapeDataString("астанадағы мектеп"));
        Assert.InRange(reader.Main.IndexOf(Said.In("kk", "search.offices"), StringComparison.Ordinal), 0, reader.Main.IndexOf(Said.In("kk", "search.pages"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kk", "шағымданып")]
    [InlineData("ru", "обжаловать отказ")]
    public void Find_Word_MarksItInTheExcerptOfTheReadersLanguage(string language, string typed)
    {
        var found = Search.Find(typed, language).Pages[0];
        Assert.Contains(found.Text.Concat(found.Title), piece => piece.IsFound);
        Assert.StartsWith($"/{language}/", found.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "kk-KZ")]
    [InlineData("ru", "ru-RU")]
    public void Find_Offices_AreInTheOrderOfTheAlphabet(string language, string culture)
    {
        var order = StringComparer.Create(CultureInfo.GetCultureInfo(culture), CompareOptions.NumericOrdering);
        var regions = Search.Find("мектеп", language).Offices.Select(found => Duplicates.Service.Offices.Regions.Name(found.Office.Region).In(language)).ToList();
        Assert.Equal<IEnumerable<string>>(regions.Order(order), regions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  !? ")]
    [InlineData("ъъъъъъъъъ")]
    public void Find_NothingToSeek_FindsNothing(string typed)
    {
        var results = Search.Find(typed, "kk");
        Assert.Equal((0, 0), (results.Pages.Count, results.OfficeCount));
    }

    /// <summary>Signs of the language of Lucene, of patterns and of SQL are no more than signs; whatever somebody types, something is answered.</summary>
    [Theory]
    [InlineData("+-&&||!(){}[]^\"~*?:\\/")]
    [InlineData("name:мектеп AND NOT number:5")]
    [InlineData("мектеп~ талғ* [а TO я] \"алматы^9")]
    [InlineData("*")]
    [InlineData("?????")]
    [InlineData("% _ ' ; DROP TABLE")]
    [InlineData("\u200b\u200e\u2066\u00ad")]
    [InlineData("\ud800мектеп\udfff")]
    [InlineData("\0\u0001\u001f")]
    [InlineData("مدرسة 学校 ‏בית ספר")]
    [InlineData("🎓🏫")]
    [InlineData("и в на және мен үшін где")]
    public void Find_WhatIsNoSearch_IsAnsweredAsWordsOrNotAtAll(string typed)
    {
        var offices = host.Services.GetRequiredService<Duplicates.Service.Offices.OfficeSearch>();
        foreach (var language in Said.Languages)
        {
            var words = TextWords.Of(typed).Select(word => typed.Substring(word.Start, word.Length)).ToList();
            Assert.All(Search.Find(typed, language).Understood.LeftOut, left => Assert.Contains(left, words, StringComparer.Ordinal));
            Assert.All(offices.Find(typed, language, []).Understood.LeftOut, left => Assert.Contains(left, words, StringComparer.Ordinal));
            Assert.Equal(words.Count == 0 ? 0 : Search.Find(string.Join(' ', words), language).OfficeCount, Search.Find(typed, language).OfficeCount);
        }
    }

    [Fact]
    public async Task Page_TenThousandSignsFortyTimesAtOnce_IsAnsweredLikeItsBeginning()
    {
        var typed = string.Join(' ', Enumerable.Range(0, 2_000).Select(number => $"сөз{number}"));
        Assert.Equal(Search.Find(typed[..TypedWords.LongestTyped], "kk").OfficeCount, Search.Find(typed, "kk").OfficeCount);
        using var client = host.CreateClient();
        var pages = await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            using var answer = await client.GetAsync(new Uri($"/kk/search?q={number}+{Uri.EscapeDataString(typed[..700])}", UriKind.Relative));
            return answer.StatusCode;
        }));
        Assert.All(pages, status => Assert.Equal(System.Net.HttpStatusCode.OK, status));
    }

    [Fact]
    public void MarkedIn_AnyTextAndWords_KeepsEveryCharacterAndMarksOnlyTheWords()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<string>().Filter(text => text is not null),
            text =>
            {
                var words = TextWords.Of(text).Select(word => WordForms.Of(text.Substring(word.Start, word.Length)).Folded).Where((word, place) => word.Length > 0 && place % 2 == 0).ToHashSet(StringComparer.Ordinal);
                var pieces = new FoundWords(words.Select(word => new Match(word, 1, 1))).MarkedIn(text);
                return string.Concat(pieces.Select(piece => piece.Text)) == text
                    && pieces.Where(piece => piece.IsFound).All(piece => WordForms.Of(piece.Text) is var forms && (words.Contains(forms.Folded) || words.Contains(forms.Stem) || words.Contains(forms.Sound)));
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Find_FoldedLettersOfAnyPageTitle_FindTheSameAsTheTitle()
    {
        // Folding is what makes «шагым» and «шағым» one word; it must be so for every title there is.
        foreach (var page in host.Services.GetRequiredService<Duplicates.Service.Discovery.PublicPages>().Edited)
        {
            var folded = Domain.People.KazakhFolding.Fold(page.Title.Kk);
            Assert.Equal(Paths(page.Title.Kk), Paths(folded));
            Assert.True(Paths(folded).Contains(page.PathKk, StringComparer.Ordinal), $"{folded} does not find {page.PathKk}");
        }

        List<string> Paths(string typed) => [.. Search.Find(typed, "kk").Pages.Select(found => found.Path)];
    }

    [Theory]
    [InlineData("kk", "%D1%88%D0%B0%D2%93%D1%8B%D0%BC")]
    [InlineData("ru", "%D0%B6%D0%B0%D0%BB%D0%BE%D0%B1%D0%B0")]
    public async Task Page_FromTheBandOfAnyPage_AnswersWithoutScript(string language, string typed)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/track");
        await visitor.GetAsync(visitor.Find("header a[href$='/search']").GetAttribute("href")!);
        Assert.Equal(Said.In(language, "search.title"), visitor.Heading);
        await visitor.GetAsync($"/{language}/search?q={typed}");
        Assert.True(visitor.Has(".found mark"));
        Assert.True(visitor.Has("meta[name=robots][content=noindex]"));
    }

    [Theory]
    [InlineData("kk", "search")]
    [InlineData("ru", "search")]
    [InlineData("kk", "addresses")]
    [InlineData("ru", "addresses")]
    [InlineData("kk", "addresses/results")]
    [InlineData("ru", "schedule")]
    public async Task Page_SlipAndWordThatIsNowhere_AreSaid(string language, string page)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/{page}?q={Uri.EscapeDataString("карагнада 62")}");
        Assert.Contains(Said.In(language, "search.meant"), visitor.Text("body"), StringComparison.Ordinal);
        Assert.Contains($"q={Uri.EscapeDataString("қарағанды 62")}", visitor.Find("a[href^='?']").GetAttribute("href"), StringComparison.OrdinalIgnoreCase);
        await visitor.GetAsync($"/{language}/{page}?q={Uri.EscapeDataString("караганда хогвартс 62")}");
        Assert.Contains($"{Said.In(language, "search.left-out")} «хогвартс»", visitor.Text("body"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Page_TypedMarkup_IsShownAsItWasTyped(string language)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/search?q=%3Cscript%3Ealert(1)%3C/script%3E");
        Assert.False(visitor.Has("main script"));
        Assert.Equal("<script>alert(1)</script>", visitor.Find("#q").GetAttribute("value"));
    }
}
