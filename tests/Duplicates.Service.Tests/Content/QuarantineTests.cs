using System.Text.Json.Nodes;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Law;
using Duplicates.Service.Published;
using Duplicates.Service.Tests.Hosting;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Duplicates.Service.Tests.Content;

public sealed class QuarantineTestsOnSqlite(SqliteHost host) : QuarantineTests(host), IClassFixture<SqliteHost>;

public sealed class QuarantineTestsOnPostgreSql(PostgreSqlHost host) : QuarantineTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Something published that cannot be read hurts nothing but itself, however it came there: no page, no case, no start.</summary>
public abstract class QuarantineTests(ServiceHost host)
{
    private static readonly string[] Types = ["InfoPage", "Office", "WorkingCalendarYear", "MessageTemplate", "SearchSynonyms", "RefusalGround", "ServicePassport", "RequiredDocument"];

    /// <summary>What is done to an item of a type: to the whole text where no path is given.</summary>
    public static TheoryData<string, string, string> Faults => new()
    {
        { "WorkingCalendarYear", "WorkingCalendarPart.Days", "null" },
        { "WorkingCalendarYear", "WorkingCalendarPart.Days", "[{\"Date\":\"2026-13-40\"}]" },
        { "WorkingCalendarYear", "WorkingCalendarPart.WeeklyDaysOff", "[\"Monday\",\"Tuesday\",\"Wednesday\",\"Thursday\",\"Friday\",\"Saturday\",\"Sunday\"]" },
        { "WorkingCalendarYear", "WorkingCalendarPart.Year", "{\"Value\":0}" },
        { "Office", "OfficePart.Email", "{\"Text\":\"other@example.org\"}" },
        { "Office", "OfficePart.Kind", "{\"Text\":\"77\"}" },
        { "Office", "OfficePart.WorkingHours", "\"09:00\"" },
        { "Office", "AutoroutePart.Path", "null" },
        { "InfoPage", "AutoroutePart.Path", "\"kk/apply\"" },
        { "InfoPage", "AutoroutePart.Path", "\"ru/foo\"" },
        { "InfoPage", "AutoroutePart.Path", "\"foo\"" },
        { "InfoPage", "InfoPagePart.Position", "{\"Value\":99999999999999}" },
        { "InfoPage", "LocalizationPart", "7" },
        { "InfoPage", "", "no JSON" },
        { "MessageTemplate", "MessageTemplatePart.Body", "{\"Text\":\"{foo}\"}" },
        { "MessageTemplate", "MessageTemplatePart.Audience", "{\"Text\":\"nobody\"}" },
        { "SearchSynonyms", "SearchSynonymsPart.Words", "{\"Values\":[1,{}]}" },
        { "RefusalGround", "RefusalGroundPart.InForceFrom", "{}" },
        { "RefusalGround", "RefusalGroundPart.Ground", "{\"Text\":\"Whim\"}" },
        { "ServicePassport", "ServicePassportPart.Number", "{\"Value\":\"one\"}" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Start_SomethingPublishedCannotBeRead_LeavesOutThatAloneAndShowsTheFormer(string type, string path, string fault)
    {
        var whole = StateOf(await StartAsync());
        await using (await BreakAsync(type, item => Put(item, path, fault)))
        {
            var broken = await StartAsync();
            Assert.Contains(broken.Quarantine, set => set.FormerIsPublic);
            Assert.Equal(whole, StateOf(broken));
        }

        Assert.Empty((await StartAsync()).Quarantine);
    }

    [Theory]
    [InlineData("Office", "OfficePart.Region", "{\"Text\":\"00\"}")]
    [InlineData("InfoPage", "", "[]")]
    public async Task Publication_ThatCannotBeRead_IsNamedToEditorsAndTheHostStaysInService(string type, string path, string fault)
    {
        using var visitor = host.CreateClient();
        var content = host.Services.GetRequiredService<PublishedContent>();
        var whole = StateOf(content);
        await using (await BreakAsync(type, item => Put(item, path, fault)))
        {
            await content.RefreshAsync(CancellationToken.None);
            Assert.Equal(whole, StateOf(content));
            using var ready = await visitor.GetAsync(new Uri("/health/ready", UriKind.Relative));
            Assert.True(ready.IsSuccessStatusCode);
            Assert.Contains("\"Degraded\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            var editor = host.NewVisitor();
            await editor.SignInAsStaffAsync(Demo.Editor);
            await editor.GetAsync("/ru/editor");
            Assert.Single(editor.Page.QuerySelectorAll("[data-left-out] li"));
        }

        await content.RefreshAsync(CancellationToken.None);
        Assert.Contains("\"Healthy\"", await visitor.GetStringAsync(new Uri("/health/ready", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TextsThatCameInWithARecipe_ImportsNextToWhatCannotBeRead()
    {
        await using (await BreakAsync("InfoPage", item => Put(item, "AutoroutePart.Path", "\"foo\"")))
        {
            await host.Services.ImportRecipeAsync(Path.Combine(AppContext.BaseDirectory, "recipes", "search-synonyms.recipe.json"));
        }
    }

    private static void AnyValueHurtsNothingElse(int which, int field, string text, int number)
    {
        var type = Types[which % Types.Length];
        var item = Items.All.Value.First(one => one["ContentType"]!.GetValue<string>() == type);
        var places = item.Where(part => part.Value is JsonObject).SelectMany(part => part.Value!.AsObject().Select(name => $"{part.Key}.{name.Key}")).ToList();
        var place = places[field % places.Count];
        foreach (var value in (JsonNode?[])[text, number, null, new JsonArray(text), new JsonObject { ["Text"] = number, ["Value"] = text, ["Values"] = text }])
        {
            using var content = new PublishedContent(new Items(item, place, value), NullLogger<PublishedContent>.Instance);
            content.RefreshAsync(CancellationToken.None).GetAwaiter().GetResult();
            var (id, set) = (item["ContentItemId"]!.GetValue<string>(), item["LocalizationPart"]?["LocalizationSet"]?.GetValue<string>());
            Assert.All(content.Quarantine, left => Assert.Contains(left.Items, one => one.Json["ContentItemId"]!.GetValue<string>() == id || one.LocalizationSet == set));
        }
    }

    [Fact]
    public void Content_AnyValueInAnyFieldOfAnyType_HurtsNothingElse() => Prop.ForAll(
        Gen.Choose(0, 100).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(),
        (which, field) => AnyValueHurtsNothingElse(which, field, $"әjlю {which}\u200b", field * 7919)).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static string Put(JsonObject item, string path, string json)
    {
        if (path.Length == 0)
        {
            return json;
        }

        var (part, field) = (path.Split('.')[0], path.Split('.').ElementAtOrDefault(1));
        if (field is null)
        {
            item[part] = JsonNode.Parse(json);
        }
        else
        {
            item[part]![field] = JsonNode.Parse(json);
        }

        return item.ToJsonString();
    }

    /// <summary>What the service reads at a start.</summary>
    private async Task<PublishedContent> StartAsync()
    {
        var content = ActivatorUtilities.CreateInstance<PublishedContent>(host.Services);
        await content.RefreshAsync(CancellationToken.None);
        return content;
    }

    /// <summary>How much of everything is public.</summary>
    private static string StateOf(PublishedContent content) => string.Join(' ', [
        content.All.Count, ((IInfoPages)content).All("kk").Count, ((IInfoPages)content).All("ru").Count, content.Current.Days.Count, content.Current.WeeklyDaysOff.Count,
        content.MessageTemplates.Count, content.Synonyms.Count, .. Enum.GetValues<LawList>().Select(list => content.Law.On(list, new(2026, 12, 1)).Count)]);

    /// <summary>Publishes a broken version of the Kazakh item of a set behind the back of every rule; taken back when it is disposed.</summary>
    private async Task<IAsyncDisposable> BreakAsync(string type, Func<JsonObject, string> fault)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        var whole = await db.ContentVersions.Where(row => row.ContentType == type && row.Published && row.Culture != "ru").OrderBy(row => row.ContentItemId).FirstAsync();
        (whole.Published, whole.Latest) = (false, false);
        await db.SaveChangesAsync();
        var broken = new ContentVersionRow
        {
            ContentItemVersionId = ContentIds.New(),
            ContentItemId = whole.ContentItemId,
            Number = whole.Number + 1,
            ContentType = type,
            SetId = whole.SetId,
            Culture = whole.Culture,
            Path = whole.Path,
            DisplayText = whole.DisplayText,
            Published = true,
            Latest = true,
            AuthorId = string.Empty,
            Author = string.Empty,
            CreatedUtc = whole.CreatedUtc,
            ModifiedUtc = host.Clock.GetUtcNow(),
            PublishedUtc = host.Clock.GetUtcNow(),
            Meaning = whole.Meaning,
            Data = string.Empty,
        };
        broken.Data = fault(JsonNode.Parse(ContentData.Write(JsonNode.Parse(whole.Data)!.AsObject(), broken))!.AsObject());
        db.Add(broken);
        await db.SaveChangesAsync();
        await ContentStampRow.CountOnAsync(db, CancellationToken.None);
        return new Repair(host, broken.ContentItemVersionId, whole.ContentItemVersionId);
    }

    private sealed class Repair(ServiceHost host, string broken, string whole) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using var scope = host.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
            await db.ContentVersions.Where(row => row.ContentItemVersionId == broken).ExecuteDeleteAsync();
            await db.ContentVersions.Where(row => row.ContentItemVersionId == whole).ExecuteUpdateAsync(update => update.SetProperty(row => row.Published, true).SetProperty(row => row.Latest, true));
            await ContentStampRow.CountOnAsync(db, CancellationToken.None);
        }
    }

    /// <summary>The shipped content, with one value of one item changed.</summary>
    private sealed class Items(JsonObject? changed = null, string place = "", JsonNode? value = null) : IPublishedItems
    {
        public static Lazy<IReadOnlyList<JsonObject>> All { get; } = new(() =>
        [
            .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "recipes"), "*.recipe.json").Order(StringComparer.Ordinal)
                .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["steps"]!.AsArray())
                .Where(step => step!["name"]!.GetValue<string>() == "Content").SelectMany(step => step!["data"]!.AsArray()).Select(item => item!.AsObject())
                .DistinctBy(item => item["ContentItemId"]!.GetValue<string>(), StringComparer.Ordinal),
        ]);

        public Task<string> StampAsync(CancellationToken cancellationToken) => Task.FromResult("1");

        public Task<IReadOnlyList<JsonObject>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JsonObject>>([.. All.Value.Select(item =>
        {
            if (item != changed)
            {
                return item;
            }

            var other = item.DeepClone().AsObject();
            other[place.Split('.')[0]]![place.Split('.')[1]] = value?.DeepClone();
            return other;
        })]);
    }
}
