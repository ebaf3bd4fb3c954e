using System.Net;
using Duplicates.Service.Search;
using Duplicates.Service.Search.Misses;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Search;

public sealed class SearchMissTestsOnSqlite(SqliteHost host) : SearchMissTests(host), IClassFixture<SqliteHost>;

public sealed class SearchMissTestsOnPostgreSql(PostgreSqlHost host) : SearchMissTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>What found nothing is counted without telling of anybody, and editors make it found.</summary>
public abstract class SearchMissTests(ServiceHost host)
{
    private const string Job = "searches in vain";

    [Theory]
    [InlineData("Хогвартс мектебі", "хогвартс мектеби")]
    [InlineData("  №5   ұшқыш ", "5 ушкыш")]
    [InlineData("910101300123", null)]
    [InlineData("иин 91 01 01 300 123", null)]
    [InlineData("8 701 555 12 34", null)]
    [InlineData("aigerim@example.org", null)]
    [InlineData("где", null)]
    [InlineData("", null)]
    public void WordsOf_Typed_LeavesOutWhatMayTellOfAPerson(string typed, string? words) => Assert.Equal(words, SearchMisses.WordsOf(typed));

    [Fact]
    public async Task Note_WordsOfOnePerson_AreNowhereReadable()
    {
        Note("қырғауыл ахметов", "10.1.0.1", "10.1.0.1", "10.1.0.2");
        await host.RunJobAsync(Job);
        Assert.DoesNotContain(await ListAsync(), row => row.Words!.Contains("ахметов", StringComparison.Ordinal));
        Assert.DoesNotContain(await host.DumpAsync("SearchMisses"), cell => cell.Value.Contains("ахметов", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Note_WordsOfThreePeopleOnDifferentDays_AreReadWithTheirNumber()
    {
        Note("сиқырлы мектеп", "10.2.0.1", "10.2.0.2");
        await host.RunJobAsync(Job);
        Note("Сиқырлы мектеп", "10.2.0.3");
        await host.RunJobAsync(Job);
        var row = Assert.Single(await ListAsync(), row => row.Words == "сикырлы мектеп");
        Assert.Equal(3, row.People);
    }

    [Theory]
    [InlineData("kk", "хогвартстану")]
    [InlineData("ru", "гриффиндорство")]
    public async Task Editor_MakesASynonymOfWhatFoundNothing_ItIsFoundAndOffTheList(string language, string words)
    {
        var search = host.Services.GetRequiredService<SiteSearch>();
        Assert.Empty(search.Find(words, language).Pages);
        Note(words, "10.3.0.1", "10.3.0.2", "10.3.0.3");
        await host.RunJobAsync(Job);
        using var editor = await host.StaffAsync(Demo.Editor, language);
        await editor.GetAsync($"/{language}/editor/search");
        var key = (await ListAsync()).Single(row => row.Words == Domain.People.KazakhFolding.Fold(words)).Key;
        await editor.GetAsync($"/{language}/editor/search/synonym?miss={key}");
        Assert.StartsWith(Domain.People.KazakhFolding.Fold(words), editor.Find("textarea").TextContent, StringComparison.Ordinal);
        await editor.SubmitFormAsync("form[action$='editor/search/synonym']", ("Phrases", words));
        Assert.Contains(Said.In(language, "search.synonyms.problem"), editor.Main, StringComparison.Ordinal);
        await editor.SubmitFormAsync("form[action$='editor/search/synonym']", ("Phrases", $"{words}\nшағым"));
        Assert.Equal(Said.In(language, "search.misses.title"), editor.Heading);
        Assert.Contains(words, editor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(await ListAsync(), row => row.Key == key);
        Assert.Contains(search.Find(words, "kk").Pages, page => page.Path == "/kk/bas-tartu-zhane-shagym");
    }

    [Fact]
    public async Task Editor_ChangesAGroupThatAColleagueChanged_IsToldAndNothingIsLost()
    {
        using var editor = await host.StaffAsync(Demo.Editor);
        await editor.GetAsync("/kk/editor/search/synonym");
        await editor.SubmitFormAsync("form[action$='editor/search/synonym']", ("Phrases", "жұлдызша\nаспан"));
        var group = (await InScopeAsync(desk => desk.ListAsync(CancellationToken.None))).Single(one => one.Phrases[0] == "жұлдызша");
        await editor.GetAsync($"/kk/editor/search/synonym?item={group.Id}");
        Assert.True(await InScopeAsync(desk => desk.SaveAsync(group, ["жұлдызша", "айшық"], new("1", "Әріптес"), CancellationToken.None)));
        await editor.SubmitFormAsync("form[action$='editor/search/synonym']", ("Phrases", "жұлдызша\nкүн"));
        Assert.Contains(Said.In("kk", "search.synonyms.changed"), editor.Main, StringComparison.Ordinal);
        Assert.Equal(["жұлдызша", "айшық"], (await InScopeAsync(desk => desk.FindAsync(group.Id, CancellationToken.None)))!.Phrases);
        Assert.True(await InScopeAsync(desk => desk.RemoveAsync(group.Id, new("1", "Әріптес"), CancellationToken.None)));
        Assert.Null(await InScopeAsync(desk => desk.FindAsync(group.Id, CancellationToken.None)));
    }

    private void Note(string typed, params string[] addresses)
    {
        var misses = host.Services.GetRequiredService<SearchMisses>();
        foreach (var address in addresses)
        {
            var context = new DefaultHttpContext();
            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
            misses.Note(typed, "kk", context);
        }
    }

    private async Task<IReadOnlyList<SearchMissRow>> ListAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SearchMissLog>().ListAsync(CancellationToken.None);
    }

    private async Task<T> InScopeAsync<T>(Func<SynonymDesk, Task<T>> act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<SynonymDesk>());
    }
}
