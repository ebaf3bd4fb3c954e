using System.Net;
using System.Text.Json.Nodes;
using Duplicates.Service.Content;
using Duplicates.Service.Offices;
using Duplicates.Service.Tests.Access;
using Duplicates.Service.Tests.Hosting;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Content;

public sealed class PagePathTestsOnSqlite(SqliteHost host) : PagePathTests(host), IClassFixture<SqliteHost>;

public sealed class PagePathTestsOnPostgreSql(PostgreSqlHost host) : PagePathTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>An address that was ever public leads to its page for good, in one step, unless another page has taken it.</summary>
public abstract class PagePathTests(ServiceHost host)
{
    private static readonly ContentEditor Editor = new("editor-1", "Айгүл");
    private static readonly string[] Parts = ["jol-a", "jol-b", "jol-c"];

    [Fact]
    public async Task Page_ThatMovedTwice_IsFoundFromEveryFormerAddressInOneStep()
    {
        var set = await PageAsync("birinshi");
        await MoveAsync(set, "ekinshi");
        await MoveAsync(set, "ushinshi");
        using var visitor = host.NewVisitor();
        foreach (var former in (string[])["birinshi", "ekinshi"])
        {
            foreach (var language in Said.Languages)
            {
                using var answer = await visitor.SendAsync(HttpMethod.Get, $"/{language}/{former}?print=true");
                Assert.Equal((HttpStatusCode.MovedPermanently, $"/{language}/ushinshi?print=true"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
                Assert.True(answer.Headers.CacheControl?.NoCache);
            }
        }
    }

    [Fact]
    public async Task FormerAddress_ThatAnotherPageTakes_IsTheOtherPages()
    {
        var first = await PageAsync("ortaq");
        await MoveAsync(first, "ortaqtan");
        var second = await PageAsync("ortaq");
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/ortaq");
        Assert.Equal(("/kk/ortaq", $"Бет {second}"), (visitor.Address, visitor.Heading));
        await MoveAsync(first, "ortaq-emes");
        await visitor.GetAsync("/ru/ortaqtan");
        Assert.Equal("/ru/ortaq-emes", visitor.Address);
    }

    [Fact]
    public async Task Address_InTheOtherLanguage_LeadsToTheCounterpart()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/ru/qyzmet-pasporty");
        Assert.Equal("/ru/pasport-uslugi", visitor.Address);
        await visitor.GetAsync("/kk/pasport-uslugi");
        Assert.Equal("/kk/qyzmet-pasporty", visitor.Address);
    }

    [Fact]
    public async Task Address_OfAPageThatIsNotPublicAnyMore_IsNotFound()
    {
        var set = await PageAsync("ketken");
        await MoveAsync(set, "ketti");
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var changes = (await scope.ServiceProvider.GetRequiredService<ContentStore>().FindAsync(set, default))!.State.Changes;
            Assert.IsType<ContentOutcome.Done>(await scope.ServiceProvider.GetRequiredService<ContentPublishing>().UnpublishAsync(set, changes, Editor, default));
        }

        using var visitor = host.NewVisitor();
        foreach (var path in (string[])["/kk/ketken", "/ru/ketti", "/kk/eshqashan"])
        {
            await visitor.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, visitor.Status));
        }
    }

    [Fact]
    public async Task Office_ThatMoved_IsFoundFromItsFormerAddressWithItsCard()
    {
        _ = host.Server;
        var former = host.Services.GetRequiredService<IOffices>().Find(Demo.AlmatySchool)!.Path;
        await MoveAsync(Demo.AlmatySchool, "addresses/besinshi");
        using var visitor = host.NewVisitor();
        foreach (var language in Said.Languages)
        {
            await visitor.GetAsync($"/{former.In(language)}");
            Assert.Equal($"/{language}/addresses/besinshi", visitor.Address);
            Assert.Equal($"http://localhost{visitor.Address}", visitor.Find("link[rel=canonical]").GetAttribute("href"));
            await visitor.GetAsync($"/{former.In(language)}/card");
            Assert.Equal($"/{language}/addresses/besinshi/card", visitor.Address);
        }
    }

    [Fact]
    public async Task Addresses_AfterAnyMoves_AreNeverSharedAndLeadToTheirLastHolder()
    {
        _ = host.Server;
        var moves = Gen.Choose(0, 2).SelectMany(page => Gen.Choose(0, 2).Select(part => (Page: page, Part: part))).ListOf().Where(list => list.Count is > 1 and < 9);
        var run = 0;
        await Task.Run(() => Prop.ForAll(moves.ToArbitrary(), async list =>
        {
            var prefix = $"any{++run}-";
            string[] pages = [await PageAsync(prefix + "x"), await PageAsync(prefix + "y"), await PageAsync(prefix + "z")];
            var (at, holders) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
            foreach (var (page, part) in list)
            {
                var (set, path) = (pages[page], prefix + Parts[part]);
                var taken = at.Any(other => other.Value == path && other.Key != set);
                Assert.Equal(!taken, await TryMoveAsync(set, path) is ContentOutcome.Done);
                if (!taken)
                {
                    (at[set], holders[path]) = (path, set);
                }
            }

            using var visitor = host.NewVisitor();
            foreach (var (path, set) in holders)
            {
                using var answer = await visitor.SendAsync(HttpMethod.Get, $"/kk/{path}");
                Assert.Equal(at[set] == path ? null : $"/kk/{at[set]}", answer.Headers.Location?.OriginalString);
                Assert.Equal(at[set] == path ? HttpStatusCode.OK : HttpStatusCode.MovedPermanently, answer.StatusCode);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8)));
    }

    [Theory]
    [InlineData("kk/Zhana", "editor.problem.path-letters")]
    [InlineData("kk/жаңа", "editor.problem.path-letters")]
    [InlineData("kk/a/b", "editor.problem.path-letters")]
    [InlineData("kk/-a", "editor.problem.path-letters")]
    [InlineData("kk/staff", "editor.problem.path-reserved")]
    [InlineData("ru/zhana", "editor.problem.path")]
    [InlineData("zhana", "editor.problem.path")]
    public async Task Publish_AtAnUnreadableOrReservedAddress_IsRefused(string path, string problem)
    {
        _ = host.Server;
        var set = await PageAsync($"oqylady-{Guid.NewGuid():N}");
        await SaveAsync(set, (culture, item) => item["AutoroutePart"]!["Path"] = culture == "kk" ? path : item["AutoroutePart"]!["Path"]!.GetValue<string>());
        Assert.Equal(("kk", problem), Assert.IsType<ContentOutcome.Refused>(await PublishAsync(set)).Problems.Select(one => (one.Culture, one.Text)).Single());
    }

    [Theory]
    [InlineData("kk", "Жаңа ереже", "ru", "Новое правило", "kk/zhanga-erezhe", "ru/novoe-pravilo")]
    [InlineData("ru", "Поиск", "kk", "Қызмет паспорты", "ru/poisk", "kk/qyzmet-pasporty-2")]
    [InlineData("kk", "Search", "ru", "My", "kk/search-2", "ru/my-2")]
    public async Task Editor_LeavesTheAddressEmpty_AndItIsMadeFromTheTitle(string language, string title, string other, string otherTitle, string path, string otherPath)
    {
        using var editor = await host.StaffAsync(Demo.Editor, language);
        var set = ContentIds.New();
        await editor.GetAsync($"/{language}/editor/items/{set}/edit?type=InfoPage");
        await editor.SubmitFormAsync("form[data-editor]", ($"{language}.TitlePart.Title", title), ($"{other}.TitlePart.Title", otherTitle));
        await editor.GetAsync($"/{language}/editor/items/{set}/edit");
        Assert.Equal((path, otherPath), (editor.Value($"{language}.AutoroutePart.Path"), editor.Value($"{other}.AutoroutePart.Path")));
    }

    [Fact]
    public void Reserved_HoldsEveryPageOfTheService()
    {
        var own = AccessVisitors.Endpoints(host).Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/{culture", StringComparison.Ordinal) || endpoint.RoutePattern.RawText.StartsWith("{culture", StringComparison.Ordinal))
            .Select(AccessVisitors.RouteOf).Select(route => route.Split('/')[0]).Where(part => part.Length > 0 && part[0] != '{').ToHashSet(StringComparer.Ordinal);

        // the page of the schedule shows the text that the ministry keeps at this address
        Assert.True(own.Remove("schedule"));
        Assert.Empty(own.Except(PagePaths.Reserved, StringComparer.OrdinalIgnoreCase));
    }

    private async Task<string> PageAsync(string part)
    {
        _ = host.Server;
        var set = ContentIds.New();
        ContentDraft[] drafts = [.. Said.Languages.Select(language => new ContentDraft(null, Page(set, language, part), ContentChange.Substantial))];
        await using var scope = host.Services.CreateAsyncScope();
        Assert.IsType<ContentOutcome.Done>(await scope.ServiceProvider.GetRequiredService<ContentStore>().SaveAsync(set, drafts, Editor, autosaved: false, default));
        Assert.IsType<ContentOutcome.Done>(await PublishAsync(set));
        return set;
    }

    private async Task MoveAsync(string set, string part) => Assert.IsType<ContentOutcome.Done>(await TryMoveAsync(set, part));

    private async Task<ContentOutcome> TryMoveAsync(string set, string part)
    {
        await SaveAsync(set, (culture, item) => item["AutoroutePart"]!["Path"] = $"{culture}/{part}");
        return await PublishAsync(set);
    }

    private async Task SaveAsync(string set, Action<string, JsonObject> change)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var scope = host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ContentStore>();
        var drafts = new List<ContentDraft>();
        foreach (var version in (await store.FindAsync(set, default))!.Latest)
        {
            var item = version.Item.Json.DeepClone().AsObject();
            change(version.Culture!, item);
            drafts.Add(new(version.Id, item, ContentChange.Substantial));
        }

        Assert.IsType<ContentOutcome.Done>(await store.SaveAsync(set, drafts, Editor, autosaved: false, default));
    }

    private async Task<ContentOutcome> PublishAsync(string set)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var scope = host.Services.CreateAsyncScope();
        var changes = (await scope.ServiceProvider.GetRequiredService<ContentStore>().FindAsync(set, default))!.State.Changes;
        return await scope.ServiceProvider.GetRequiredService<ContentPublishing>().PublishAsync(set, changes, Editor, default);
    }

    private static JsonObject Page(string set, string language, string part) => new()
    {
        ["ContentItemId"] = set[..^2] + language,
        ["ContentType"] = "InfoPage",
        ["TitlePart"] = new JsonObject { ["Title"] = $"Бет {set}" },
        ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = set, ["Culture"] = language },
        ["AutoroutePart"] = new JsonObject { ["Path"] = $"{language}/{part}" },
        ["InfoPagePart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "Бір сөйлем." } },
        ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "Мәтін" },
    };
}
