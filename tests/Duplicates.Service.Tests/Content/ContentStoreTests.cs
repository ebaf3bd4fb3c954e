using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Service.Content;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Offices;
using Duplicates.Service.Published;
using Duplicates.Service.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Content;

public sealed class ContentStoreTestsOnSqlite(SqliteHost host) : ContentStoreTests(host), IClassFixture<SqliteHost>;

public sealed class ContentStoreTestsOnPostgreSql(PostgreSqlHost host) : ContentStoreTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Versions, drafts and publishing in both languages at once.</summary>
public abstract class ContentStoreTests(ServiceHost host)
{
    private static readonly ContentEditor Aigul = new("editor-1", "Айгүл");
    private static readonly ContentEditor Boris = new("editor-2", "Борис");

    [Fact]
    public async Task Publish_KazakhChangedOnly_IsRefusedByFieldUntilRussianFollows()
    {
        var set = await PublishedPageAsync();
        await SaveAsync(set, Aigul, ("kk", "Түскі үзіліс: 12:00–13:00"));
        var refused = Assert.IsType<ContentOutcome.Refused>(await PublishAsync(set));
        Assert.Equal([new("ru", "MarkdownBodyPart.Markdown", "editor.problem.behind-field")], refused.Problems, Alike);
        Assert.Contains("first", Page(set, "kk").Html, StringComparison.Ordinal);

        await SaveAsync(set, Aigul, ("ru", "Обед: 12:00–13:00"));
        Assert.IsType<ContentOutcome.Done>(await PublishAsync(set));
        Assert.Contains("Түскі үзіліс", Page(set, "kk").Html, StringComparison.Ordinal);
        Assert.Contains("Обед", Page(set, "ru").Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_SmallCorrectionOfOneLanguage_NeedsNoTranslation()
    {
        var set = await PublishedPageAsync();
        Assert.IsType<ContentOutcome.Done>(await SaveAsync(set, Aigul, ContentChange.SmallCorrection, ("ru", "first, исправлено")));
        Assert.IsType<ContentOutcome.Done>(await PublishAsync(set));
        Assert.Contains("исправлено", Page(set, "ru").Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_SmallCorrectionOfTheLanguageThatIsBehind_DoesNotCatchUp()
    {
        var set = await PublishedPageAsync();
        await SaveAsync(set, Aigul, ("kk", "жаңа мағына"));
        await SaveAsync(set, Aigul, ContentChange.SmallCorrection, ("ru", "first."));
        Assert.Single(Assert.IsType<ContentOutcome.Refused>(await PublishAsync(set)).Problems);
    }

    [Fact]
    public async Task Publish_OneLanguageMissingOrEmpty_NamesLanguageAndField()
    {
        var set = ContentIds.New();
        await Store(store => store.SaveAsync(set, [Draft(set, null, "kk", "мәтін")], Aigul, autosaved: false, default));
        Assert.Equal([new("ru", string.Empty, "editor.problem.missing")], Assert.IsType<ContentOutcome.Refused>(await PublishAsync(set)).Problems, Alike);

        var empty = Draft(set, null, "ru", "текст");
        empty.Item["InfoPagePart"]!["Summary"]!["Text"] = "  ";
        await Store(store => store.SaveAsync(set, [empty], Aigul, autosaved: false, default));
        Assert.Equal([new("ru", "InfoPagePart.Summary", "editor.problem.empty")], Assert.IsType<ContentOutcome.Refused>(await PublishAsync(set)).Problems, Alike);
        Assert.Null(host.Services.GetRequiredService<IInfoPages>().InLanguage(set, "kk"));
    }

    [Fact]
    public async Task Publish_AddressOfAnotherPage_IsRefused()
    {
        var other = await FindAsync(await PublishedPageAsync());
        var set = ContentIds.New();
        var drafts = new[] { Draft(set, null, "kk", "мәтін"), Draft(set, null, "ru", "текст") };
        drafts[1].Item["AutoroutePart"]!["Path"] = other.In("ru")!.Row.Path;
        await Store(store => store.SaveAsync(set, drafts, Aigul, autosaved: false, default));
        Assert.Equal([new("ru", "AutoroutePart.Path", "editor.problem.path-taken")], Assert.IsType<ContentOutcome.Refused>(await PublishAsync(set)).Problems, Alike);
    }

    [Fact]
    public async Task Save_OnAnOlderVersion_IsToldWhatIsNewer()
    {
        var set = await PublishedPageAsync();
        var seen = (await FindAsync(set)).In("kk")!.Id;
        await SaveAsync(set, Aigul, ("kk", "Айгүлдің мәтіні"));
        var outcome = await Store(store => store.SaveAsync(set, [Draft(set, seen, "kk", "Бористің мәтіні")], Boris, autosaved: false, default));
        var newest = Assert.IsType<ContentOutcome.ChangedMeanwhile>(outcome).Set!.In("kk")!;
        Assert.Equal(("Айгүл", "Айгүлдің мәтіні"), (newest.Row.Author, newest.Item.Text("MarkdownBodyPart", "Markdown")));
    }

    [Fact]
    public async Task Save_TwentyAtOnceOnOneVersion_OneWins()
    {
        var set = await PublishedPageAsync();
        var seen = (await FindAsync(set)).In("kk")!.Id;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            Store(store => store.SaveAsync(set, [Draft(set, seen, "kk", $"мәтін {number}")], new($"editor-{number}", "Редактор"), autosaved: false, default))));
        Assert.Single(outcomes.OfType<ContentOutcome.Done>());
        Assert.Equal(19, outcomes.OfType<ContentOutcome.ChangedMeanwhile>().Count());
        Assert.Equal(3, (await HistoryAsync(set)).Count);
    }

    [Fact]
    public async Task Save_AgainByTheBrowserOfTheSameEditor_ReplacesWhatItSaved()
    {
        var set = await PublishedPageAsync();
        foreach (var text in (string[])["а", "әб", "әбв"])
        {
            var seen = (await FindAsync(set)).In("kk")!.Id;
            Assert.IsType<ContentOutcome.Done>(await Store(store => store.SaveAsync(set, [Draft(set, seen, "kk", text)], Aigul, autosaved: true, default)));
        }

        Assert.Equal(["first kk", "first ru", "әбв"], (await HistoryAsync(set)).Select(version => version.Item.Text("MarkdownBodyPart", "Markdown")).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        await SaveAsync(set, Boris, ("kk", "басқа редактор"));
        Assert.Equal(4, (await HistoryAsync(set)).Count);
    }

    [Fact]
    public async Task Schedule_WhenItsTimeComes_PublishesWhatWasScheduledAndNotLaterDrafts()
    {
        var set = await PublishedPageAsync();
        await SaveAsync(set, Aigul, ("kk", "жоспарланған"), ("ru", "запланировано"));
        var local = AlmatyNow().AddHours(2);
        Assert.IsType<ContentOutcome.Done>(await Publishing(async publishing => await publishing.ScheduleAsync(set, (await FindAsync(set)).State.Changes, local, Aigul, default)));
        await SaveAsync(set, Boris, ("kk", "кейінгі"));

        await host.RunJobAsync("scheduled publications");
        Assert.Contains("first", Page(set, "ru").Html, StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await using var second = host.SecondHost();
        await Task.WhenAll(host.RunJobAsync("scheduled publications"), second.RunJobAsync("scheduled publications"));
        await host.RunJobAsync("published content");
        Assert.Contains("жоспарланған", Page(set, "kk").Html, StringComparison.Ordinal);
        Assert.Contains("запланировано", Page(set, "ru").Html, StringComparison.Ordinal);
        var after = await FindAsync(set);
        Assert.Null(after.State.ScheduledFor);
        Assert.Equal("кейінгі", after.In("kk")!.Item.Text("MarkdownBodyPart", "Markdown"));
        var entries = await host.QueryAsync($"""SELECT "Action", "ActorId", "ActorRole" FROM "AuditEntries" WHERE "Subject" = '{set}' ORDER BY "Sequence" DESC""");
        Assert.Equal(
            [$"ContentPublished {Aigul.Id} MinistryEditor", $"ContentSaved {Boris.Id} MinistryEditor", $"ContentScheduled {Aigul.Id} MinistryEditor"],
            entries.Take(3).Select(entry => string.Join(' ', entry)),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Schedule_InThePast_IsRefusedAndNothingIsPlanned()
    {
        var set = await PublishedPageAsync();
        await SaveAsync(set, Aigul, ("kk", "мәтін"), ("ru", "текст"));
        var changes = (await FindAsync(set)).State.Changes;
        var refused = Assert.IsType<ContentOutcome.Refused>(await Publishing(publishing => publishing.ScheduleAsync(set, changes, AlmatyNow(), Aigul, default)));
        Assert.Equal("editor.problem.past", Assert.Single(refused.Problems).Text);
        Assert.Equal((changes, null), ((await FindAsync(set)).State.Changes, (await FindAsync(set)).State.ScheduledFor));
    }

    [Fact]
    public async Task Unpublish_TakesBothLanguagesAway_AndPublishingBringsThemBack()
    {
        var set = await PublishedPageAsync();
        var changes = (await FindAsync(set)).State.Changes;
        Assert.IsType<ContentOutcome.Done>(await Publishing(publishing => publishing.UnpublishAsync(set, changes, Aigul, default)));
        var pages = host.Services.GetRequiredService<IInfoPages>();
        Assert.All(Languages.All, language => Assert.Null(pages.InLanguage(set, language)));
        Assert.IsType<ContentOutcome.Done>(await PublishAsync(set));
        Assert.All(Languages.All, language => Assert.NotNull(pages.InLanguage(set, language)));
    }

    [Fact]
    public async Task Restore_OlderVersion_IsANewDraftThatTheOtherLanguageHasToFollow()
    {
        var set = await PublishedPageAsync();
        var first = (await FindAsync(set)).In("kk")!;
        await SaveAsync(set, Aigul, ("kk", "екінші"), ("ru", "второй"));
        Assert.IsType<ContentOutcome.Done>(await PublishAsync(set));
        var newest = (await FindAsync(set)).In("kk")!.Id;
        Assert.IsType<ContentOutcome.Done>(await Store(store => store.RestoreAsync(first.Id, newest, Boris, default)));

        var draft = (await FindAsync(set)).In("kk")!;
        Assert.Equal((first.Id, 3, "first kk"), (draft.Row.RestoredFrom!, draft.Row.Number, draft.Item.Text("MarkdownBodyPart", "Markdown")));
        Assert.IsType<ContentOutcome.Refused>(await PublishAsync(set));
        Assert.Contains("екінші", Page(set, "kk").Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteDraft_GoesBackToWhatIsPublic()
    {
        var set = await PublishedPageAsync();
        await SaveAsync(set, Aigul, ("kk", "керексіз"));
        var changes = (await FindAsync(set)).State.Changes;
        Assert.IsType<ContentOutcome.Done>(await Store(store => store.DeleteDraftAsync(set, changes, Aigul, default)));
        Assert.False((await FindAsync(set)).HasDraft);
        await SaveAsync(set, Aigul, ("kk", "керек"));
        Assert.Equal(3, (await FindAsync(set)).In("kk")!.Row.Number);
    }

    [Fact]
    public async Task Publish_OnOneHost_DropsTheKeptPageOfAnotherOnTheSameDatabase()
    {
        var set = await PublishedPageAsync();
        await using var second = host.SecondHost();
        await second.RunJobAsync("published content");
        using var client = second.CreateClient();
        var address = new Uri($"/ru/test-{set}", UriKind.Relative);
        Assert.Contains("first ru", await client.GetStringAsync(address), StringComparison.Ordinal);
        using var kept = await client.GetAsync(address);
        Assert.NotNull(kept.Headers.Age);
        await SaveAsync(set, Aigul, ("kk", "бүкіл желіге"), ("ru", "всем хостам"));
        await PublishAsync(set);
        await second.RunJobAsync("published content");
        Assert.Contains("всем хостам", await client.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_OnOneHost_IsFoundInTheSearchOfAnotherAndWhatWasThereBeforeNoMore()
    {
        var set = await PublishedPageAsync();
        const string before = "зімбірқанат";
        const string after = "кәріптасшы";
        await using var second = host.SecondHost();
        var search = second.Services.GetRequiredService<Duplicates.Service.Search.SiteSearch>();
        foreach (var word in (string[])[before, after])
        {
            await SaveAsync(set, Aigul, ("kk", word), ("ru", word));
            await PublishAsync(set);
            await second.RunJobAsync("published content");
            Assert.Contains(search.Find(word, "kk").Pages, page => page.Path == $"/kk/test-{set}");
        }

        Assert.DoesNotContain(search.Find(before, "kk").Pages, page => page.Path == $"/kk/test-{set}");
    }

    [Fact]
    public async Task Import_ManyOffices_IsOneTransactionAndChangesNothingTheSecondTime()
    {
        _ = host.Server;
        const int Offices = 1_000;
        var items = Enumerable.Range(0, Offices).SelectMany(Pair).ToList();
        var before = await host.CountAsync("ContentVersions");
        await Assert.ThrowsAsync<DbUpdateException>(() => ImportAsync([.. items, .. Pair(Offices).Select(item => With(item, "AutoroutePart", "Path", "kk/import/0"))]));
        Assert.Equal(before, await host.CountAsync("ContentVersions"));

        Assert.Equal(items.Count, await ImportAsync(items));
        Assert.Equal(0, await ImportAsync(items));
        Assert.Equal(before + items.Count, await host.CountAsync("ContentVersions"));
        var offices = host.Services.GetRequiredService<IOffices>();
        Assert.Equal(Offices, offices.All.Count(office => office.Name.Ru.StartsWith("Импорт", StringComparison.Ordinal)));
        await host.ExecuteAsync("""DELETE FROM "ContentVersions" WHERE "Path" LIKE '%/import/%'""");
    }

    private static IEqualityComparer<ContentProblem> Alike { get; } = EqualityComparer<ContentProblem>.Create((one, other) => (one!.Culture, one.Field, one.Text) == (other!.Culture, other.Field, other.Text));

    private DateTime AlmatyNow() => Domain.Time.AlmatyTime.ToLocal(host.Clock.GetUtcNow());

    private InfoPage Page(string set, string language) => host.Services.GetRequiredService<IInfoPages>().InLanguage(set, language)!;

    private async Task<string> PublishedPageAsync()
    {
        _ = host.Server;
        var set = ContentIds.New();
        await Store(store => store.SaveAsync(set, [Draft(set, null, "kk", "first kk"), Draft(set, null, "ru", "first ru")], Aigul, autosaved: false, default));
        Assert.IsType<ContentOutcome.Done>(await PublishAsync(set));
        return set;
    }

    private Task<ContentOutcome> SaveAsync(string set, ContentEditor editor, params (string Culture, string Text)[] texts) => SaveAsync(set, editor, ContentChange.Substantial, texts);

    private async Task<ContentOutcome> SaveAsync(string set, ContentEditor editor, ContentChange change, params (string Culture, string Text)[] texts)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var newest = await FindAsync(set);
        return await Store(store => store.SaveAsync(set, [.. texts.Select(text => Draft(set, newest.In(text.Culture)!.Id, text.Culture, text.Text) with { Change = change })], editor, autosaved: false, default));
    }

    private async Task<ContentOutcome> PublishAsync(string set)
    {
        var changes = (await FindAsync(set)).State.Changes;
        return await Publishing(publishing => publishing.PublishAsync(set, changes, Aigul, default));
    }

    private async Task<ContentSet> FindAsync(string set)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ContentStore>().FindAsync(set, default))!;
    }

    private async Task<IReadOnlyList<ContentVersion>> HistoryAsync(string set)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ContentStore>().HistoryAsync(set, default);
    }

    private async Task<ContentOutcome> Store(Func<ContentStore, Task<ContentOutcome>> act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<ContentStore>());
    }

    private async Task<ContentOutcome> Publishing(Func<ContentPublishing, Task<ContentOutcome>> act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<ContentPublishing>());
    }

    private async Task<int> ImportAsync(IReadOnlyList<ContentItem> items)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<Duplicates.Service.Data.DuplicatesDbContext>().Database.BeginTransactionAsync();
        var stored = await scope.ServiceProvider.GetRequiredService<ContentImport>().StoreAsync(items, Aigul, progress: null, default);
        await transaction.CommitAsync();
        await scope.ServiceProvider.GetRequiredService<PublishedContent>().RefreshAsync(default);
        return stored;
    }

    private static ContentDraft Draft(string set, string? expected, string culture, string text) => new(expected, new JsonObject
    {
        ["ContentItemId"] = set[..^2] + culture,
        ["ContentType"] = "InfoPage",
        ["DisplayText"] = $"Бет {culture}",
        ["TitlePart"] = new JsonObject { ["Title"] = $"Бет {culture}" },
        ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = set, ["Culture"] = culture },
        ["AutoroutePart"] = new JsonObject { ["Path"] = $"{culture}/test-{set}" },
        ["InfoPagePart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "Бір сөйлем." } },
        ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = text },
    }, ContentChange.Substantial);

    private static IEnumerable<ContentItem> Pair(int number)
    {
        var recipe = Sample.Value;
        foreach (var culture in Languages.All)
        {
            var item = recipe.Single(item => item["LocalizationPart"]!["Culture"]!.GetValue<string>() == culture).DeepClone().AsObject();
            item.Remove("ContentItemVersionId");
            item["ContentItemId"] = $"4import{culture}{number:D17}";
            item["LocalizationPart"]!["LocalizationSet"] = $"4importset{number:D16}";
            item["TitlePart"]!["Title"] = culture == "kk" ? $"Жүктелген мектеп {number}" : $"Импорт школы {number}";
            item["AutoroutePart"]!["Path"] = $"{culture}/import/{number}";
            yield return new(item);
        }
    }

    private static ContentItem With(ContentItem item, string part, string name, string value)
    {
        item.Json[part]![name] = value;
        return item;
    }

    private static Lazy<IReadOnlyList<JsonObject>> Sample { get; } = new(() =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "recipes", "demo.recipe.json")))!["steps"]!.AsArray()
            .Single(step => step!["name"]!.GetValue<string>() == "Content")!["data"]!.AsArray().Select(item => item!.AsObject())
            .Where(item => item["LocalizationPart"]!["LocalizationSet"]!.GetValue<string>() == Demo.AlmatySchool)]);
}
