using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Service;
using Duplicates.Service.Content;
using Duplicates.Service.Offices;
using Duplicates.Service.Search;
using Duplicates.Service.Tests.Search;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Documents;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Queries;
using OrchardCore.Security;
using YesSql;

namespace Duplicates.OrchardCore.Tests;

/// <summary>The optional recipe of search: an index of Lucene and a saved query of the service's search that the site's API answers.</summary>
public sealed class SearchTests(SiteWithOptionalRecipes fixture) : IClassFixture<SiteWithOptionalRecipes>
{
    private const string Query = "DuplicatesPublic";

    /// <summary>The permission that a site grants whom the query's API is to answer.</summary>
    private const string Permission = "ExecuteApi_DuplicatesPublic";

    /// <summary>The index is filled after the recipe ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("кестесі", "InfoPage", "Жұмыс кестесі")]
    [InlineData("график", "InfoPage", "График работы")]
    [InlineData("мектеп-гимназия", "Office", "№ 5 мектеп-гимназия (демо)")]
    [InlineData("школа-гимназия", "Office", "Школа-гимназия № 5 (демо)")]
    [InlineData("кестесінің", "InfoPage", "Жұмыс кестесі")]
    [InlineData("kestesi", "InfoPage", "Жұмыс кестесі")]
    [InlineData("Өскемендегі 39", "Office", "№ 39 жалпы орта білім беретін мектеп (демо)")]
    [InlineData("oskemen 39", "Office", "№ 39 жалпы орта білім беретін мектеп (демо)")]
    [InlineData("апостиль", "InfoPage", "Кто может подать заявление и что нужно")]
    public async Task Query_ThroughTheApi_FindsPagesAndOfficesInTheLanguageOfTheWords(string words, string type, string title)
    {
        using var browser = fixture.Site.CreateClient();
        await MayAskAsync("Anonymous", may: true);
        using var patience = new CancellationTokenSource(Patience);
        List<(string? Type, string? Title)> found;
        do
        {
            await Task.Delay(200);
            using var answer = JsonDocument.Parse(await browser.GetStringAsync(AddressOf(words)));
            found = [.. answer.RootElement.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("ContentType").GetString(), item.GetProperty("DisplayText").GetString()))];
        }
        while (found.Count == 0 && !patience.IsCancellationRequested);
        Assert.Contains((type, title), found);
    }

    [Theory]
    [InlineData("\"},\"size\":1000,\"x\":{\"y\":\"")]
    [InlineData("(график")]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Query_OfAnythingTyped_IsAnswered(string words)
    {
        using var browser = fixture.Site.CreateClient();
        await MayAskAsync("Anonymous", may: true);
        using var answer = await browser.GetAsync(AddressOf(words));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Query_OfSomebodyWithoutThePermission_IsNotFound()
    {
        using var browser = fixture.Site.CreateClient();
        await MayAskAsync("Anonymous", may: false);
        using var answer = await browser.GetAsync(AddressOf("график"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Query_OfEverythingJudged_FindsFirstWhatTheServiceFindsFirst()
    {
        var schools = Schools.All;
        await fixture.Site.InTenantAsync(services => StoreAsync(services, schools));
        try
        {
            await fixture.Site.InTenantAsync(async services =>
            {
                var (queries, offices) = (services.GetRequiredService<IQueryManager>(), services.GetRequiredService<IOffices>());
                var query = (await queries.GetQueryAsync(Query))!;
                Assert.Empty(services.GetRequiredService<IPublicationCheck>().LeftOut().SelectMany(set => set.Problems));
                Assert.All(schools, school => Assert.NotNull(offices.Find(school.Id)));

                // who searches while the index is made anew sees what was before
                using var patience = new CancellationTokenSource(Patience);
                while (services.GetRequiredService<ISiteSearch>().Find(schools[^1].Bin, "kk").OfficeCount == 0)
                {
                    await Task.Delay(50, patience.Token);
                }

                var places = new List<(Judged Query, (int At, int Found) Place)>();
                foreach (var judged in Judged.All)
                {
                    var answer = await queries.ExecuteQueryAsync(query, new Dictionary<string, object>(StringComparer.Ordinal) { ["q"] = judged.Typed, ["language"] = judged.Language });
                    var hits = answer.Items.Cast<JsonObject>().ToLookup(hit => hit["ContentType"]!.GetValue<string>(), StringComparer.Ordinal);
                    places.Add((judged, judged.IsPage
                        ? judged.PlaceAmong([.. hits["InfoPage"].Select(hit => hit["Path"]!.GetValue<string>())])
                        : judged.PlaceAmong([.. hits["Office"].Select(hit => offices.Find(hit["LocalizationSet"]!.GetValue<string>())!)])));
                }

                Assert.Empty(places.Where(place => place.Place.Found == 0).Select(place => place.Query.Typed));
                var mean = places.Average(place => place.Place.At == 0 ? 0 : 1.0 / place.Place.At);
                Assert.True(mean >= 0.95, $"The mean reciprocal rank is {mean:F3}: {string.Join(", ", places.Where(place => place.Place.At != 1).Select(place => place.Query.Typed))}");
            });
        }
        finally
        {
            await fixture.Site.InTenantAsync(services => DropAsync(services, schools));
        }
    }

    /// <summary>As an import stores them, each in both languages.</summary>
    private static async Task StoreAsync(IServiceProvider services, IReadOnlyList<Office> schools)
    {
        var session = services.GetRequiredService<ISession>();
        var like = (await session.Query<ContentItem, ContentItemIndex>(index => index.ContentType == "Office" && index.Published).FirstOrDefaultAsync())!;
        foreach (var (school, language) in schools.SelectMany(school => Languages.All.Select(language => (school, language))))
        {
            var item = new ContentItem { ContentItemId = $"{school.Id}{language}", ContentItemVersionId = $"{school.Id}{language}v1", ContentType = "Office", DisplayText = school.Name.In(language), Published = true, Latest = true, CreatedUtc = like.CreatedUtc, ModifiedUtc = like.ModifiedUtc, PublishedUtc = like.PublishedUtc };
            item.Merge(new JsonObject
            {
                ["TitlePart"] = new JsonObject { ["Title"] = school.Name.In(language) },
                ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = school.Id, ["Culture"] = language },
                ["AutoroutePart"] = new JsonObject { ["Path"] = $"{language}/addresses/{school.Id}" },
                ["OfficePart"] = new JsonObject
                {
                    ["Kind"] = new JsonObject { ["Text"] = "School" },
                    ["Bin"] = new JsonObject { ["Text"] = school.Bin },
                    ["Region"] = new JsonObject { ["Text"] = school.Region },
                    ["Locality"] = new JsonObject { ["Text"] = school.Locality.In(language) },
                    ["Address"] = new JsonObject { ["Text"] = school.Address.In(language) },
                },
            });
            await session.SaveAsync(item);
        }

        await PublishAsync(services);
    }

    private static async Task DropAsync(IServiceProvider services, IReadOnlyList<Office> schools)
    {
        var session = services.GetRequiredService<ISession>();
        var ids = schools.SelectMany(school => Languages.All.Select(language => $"{school.Id}{language}")).ToHashSet(StringComparer.Ordinal);
        foreach (var item in (await session.Query<ContentItem, ContentItemIndex>(index => index.ContentType == "Office").ListAsync()).Where(item => ids.Contains(item.ContentItemId)))
        {
            session.Delete(item);
        }

        await PublishAsync(services);
    }

    private static async Task PublishAsync(IServiceProvider services)
    {
        await services.GetRequiredService<ISession>().SaveChangesAsync();
        var stamps = services.GetRequiredService<IDocumentManager<Site.PublicationStamp>>();
        var stamp = await stamps.GetOrCreateMutableAsync();
        stamp.Count++;
        await stamps.UpdateAsync(stamp);
        ShellScope.AddDeferredTask(scope => scope.ServiceProvider.LoadContentAsync());
    }

    private Task MayAskAsync(string roleName, bool may) => fixture.Site.InTenantAsync(async services =>
    {
        var roles = services.GetRequiredService<Microsoft.AspNetCore.Identity.RoleManager<IRole>>();
        var role = (Role)(await roles.FindByNameAsync(roleName))!;
        role.RoleClaims.RemoveAll(claim => claim.ClaimValue == Permission);
        if (may)
        {
            role.RoleClaims.Add(RoleClaim.Create(Permission));
        }

        Assert.True((await roles.UpdateAsync(role)).Succeeded);
    });

    private static Uri AddressOf(string words) =>
        new($"/api/queries/{Query}?parameters={Uri.EscapeDataString(JsonSerializer.Serialize(new { q = words }))}", UriKind.Relative);
}
