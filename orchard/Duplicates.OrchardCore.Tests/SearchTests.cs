using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Security;

namespace Duplicates.OrchardCore.Tests;

/// <summary>The optional recipe of search: an index of Lucene and a saved query that the site's API answers.</summary>
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
