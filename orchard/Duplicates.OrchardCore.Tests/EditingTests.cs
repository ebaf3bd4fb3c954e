using System.Net;
using System.Text.Json.Nodes;
using Duplicates.OrchardCore.Content;
using Duplicates.OrchardCore.Deployment;
using Duplicates.OrchardCore.Site;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Deployment;
using OrchardCore.Recipes.Models;
using YesSql;

namespace Duplicates.OrchardCore.Tests;

/// <summary>Editors open, change and save content in Orchard's admin.</summary>
[Collection(nameof(OrchardSite))]
public sealed class EditingTests(OrchardSite site)
{
    /// <summary>The items of the recipes; other tests make pages of their own.</summary>
    private static readonly HashSet<string> Shipped = [.. typeof(SharedRecipes).Assembly.GetManifestResourceNames()
        .Where(name => name.Contains(".Recipes>", StringComparison.Ordinal))
        .SelectMany(name => SharedRecipes.Read(name[(name.IndexOf('>', StringComparison.Ordinal) + 1)..])["steps"]!.AsArray())
        .Where(step => (string?)step!["name"] == "Content")
        .SelectMany(step => step!["data"]!.AsArray())
        .Select(item => (string)item!["ContentItemId"]!)];

    public static TheoryData<string> Types => [.. SharedRecipes.PublicTypes.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task EveryShippedItem_OpenedAndSavedUnchanged_StaysEqualToTheByte(string type)
    {
        using var editor = new SiteVisitor(site);
        await editor.SignInAsAdministratorAsync();
        var changed = new List<string>();
        foreach (var (id, before) in (await PublishedAsync(type)).Where(item => Shipped.Contains(item.Id)))
        {
            await SaveDraftAsync(editor, id);
            var after = await DraftAsync(id);
            if (after != before)
            {
                changed.Add($"{before}\n{after}");
            }
        }

        Assert.True(changed.Count == 0, string.Join("\n\n", changed.Take(3)));
    }

    [Fact]
    public async Task Office_ChangedInTheAdmin_KeepsWhatWasTyped()
    {
        using var editor = new SiteVisitor(site);
        await editor.SignInAsAdministratorAsync();
        var (id, _) = (await PublishedAsync("Office")).First(item => item.Content.Contains("\"Kind\":{\"Text\":\"School\"}", StringComparison.Ordinal) && item.Content.Contains("\"Culture\":\"kk\"", StringComparison.Ordinal));
        await SaveDraftAsync(
            editor,
            id,
            ("OfficePart.Phones.Lines", "+77010000001\n+77010000002"),
            ("OfficePart.Week[0].Opens", "08:30"),
            ("OfficePart.Week[0].Closes", "17:45"),
            ("OfficePart.Week[0].LunchFrom", string.Empty),
            ("OfficePart.Week[0].LunchTo", string.Empty),
            ("OfficePart.SpecialDays[0].Date", "2026-12-31"),
            ("OfficePart.SpecialDays[0].ReasonKk", "Мереке алды"),
            ("OfficePart.SpecialDays[0].ReasonRu", "Канун праздника"));
        var written = await DraftAsync(id);
        var part = JsonNode.Parse(written[written.IndexOf('{', StringComparison.Ordinal)..])!["OfficePart"]!;
        Assert.Equal(["+77010000001", "+77010000002"], part["Phones"]!["Values"]!.AsArray().Select(phone => (string?)phone));
        var monday = part["WorkingHours"]!.AsArray().Single(line => line!["Days"]!.AsArray().Any(day => (string?)day == "Monday"))!;
        Assert.Equal(("08:30", "17:45", null), ((string?)monday["Opens"], (string?)monday["Closes"], (string?)monday["LunchFrom"]));
        Assert.Equal("Мереке алды", (string?)part["Exceptions"]![0]!["ReasonKk"]);
    }

    [Theory]
    [InlineData("Office", "OfficePart.Week[0].Opens", "23:59")]
    [InlineData("Office", "OfficePart.SpecialDays[0].ReasonKk", "тек себеп")]
    [InlineData("WorkingCalendarYear", "WorkingCalendarPart.Days[0].Date", "")]
    public async Task Nonsense_InARow_IsAnsweredBesideItAndNothingIsSaved(string type, string field, string value)
    {
        using var editor = new SiteVisitor(site);
        await editor.SignInAsAdministratorAsync();
        var (id, before) = (await PublishedAsync(type)).First(item => type != "Office" || item.Content.Contains("\"Kind\":{\"Text\":\"School\"}", StringComparison.Ordinal) && item.Content.Contains("\"Exceptions\":[]", StringComparison.Ordinal));
        await editor.GetAsync($"/Admin/Contents/ContentItems/{id}/Edit");
        await editor.SubmitAsync($"/Admin/Contents/ContentItems/{id}/Edit", (field, value), ("submit.Save", "submit.Save"));
        Assert.NotEmpty(editor.Page.QuerySelectorAll(".field-validation-error"));
        Assert.Equal(value, editor.Value(field));
        Assert.Equal(before, await DraftAsync(id));
    }

    [Fact]
    public Task Deployment_HoldsWhatIsPublicOfTheServiceAndNoCase() => site.InTenantAsync(async services =>
    {
        var result = new DeploymentPlanResult(fileBuilder: null!, new RecipeDescriptor());
        await ActivatorUtilities.CreateInstance<PublicContentDeploymentSource>(services).ProcessDeploymentStepAsync(new PublicContentDeploymentStep(), result);
        var types = Assert.Single(result.Steps)["data"]!.AsArray().Select(item => (string)item!["ContentType"]!).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(SharedRecipes.PublicTypes.Order(StringComparer.Ordinal), types.Order(StringComparer.Ordinal));
    });

    [Theory]
    [InlineData("""{"A":{"Text":""},"B":"x\ny"}""", """{"A":{"Text":null},"B":"x\r\ny","C":{"Value":false}}""", """{"A":{"Text":""},"B":"x\ny"}""")]
    [InlineData("""{"P":{"Date":{"Value":"2026-11-20T00:00:00Z"},"N":{"Value":1.50}}}""", """{"P":{"Date":{"Value":"2026-11-20T00:00:00"},"N":{"Value":1.5}}}""", """{"P":{"Date":{"Value":"2026-11-20T00:00:00Z"},"N":{"Value":1.50}}}""")]
    [InlineData("""{"A":{"Text":"old"},"L":[1,2]}""", """{"A":{"Text":null},"L":[2]}""", """{"A":{"Text":""},"L":[2]}""")]
    [InlineData("""{"A":{"Text":"old"}}""", """{"A":{"Text":"a\r\nb"},"New":{"Text":"n"}}""", """{"A":{"Text":"a\nb"},"New":{"Text":"n"}}""")]
    [InlineData("""{"S":{"Value":true}}""", """{"S":{"Value":false}}""", """{"S":{"Value":false}}""")]
    public void Keep_WhatMeansTheSame_StaysAsItWasWritten(string before, string after, string expected)
    {
        var written = JsonNode.Parse(after)!.AsObject();
        UnchangedContent.Keep(JsonNode.Parse(before)!.AsObject(), written);
        Assert.Equal(expected, written.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private static async Task SaveDraftAsync(SiteVisitor editor, string id, params (string Name, string? Value)[] answers)
    {
        var address = $"/Admin/Contents/ContentItems/{id}/Edit";
        await editor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, editor.Status);
        await editor.SubmitAsync(address, [.. answers, ("submit.Save", "submit.Save")]);
        Assert.True(editor.Status is HttpStatusCode.OK && editor.Page.QuerySelector(".field-validation-error, .validation-summary-errors li") is null, editor.Text);
    }

    private async Task<List<(string Id, string Content)>> PublishedAsync(string type)
    {
        List<(string, string)> found = [];
        await site.InTenantAsync(async services => found =
            [.. (await services.GetRequiredService<ISession>().Query<ContentItem, ContentItemIndex>(index => index.ContentType == type && index.Published).ListAsync()).Select(item => (item.ContentItemId, Written(item)))]);
        Assert.NotEmpty(found);
        return found;
    }

    /// <summary>The newest version as it is stored; a draft is thrown away afterwards.</summary>
    private async Task<string> DraftAsync(string id)
    {
        var written = string.Empty;
        await site.InTenantAsync(async services =>
        {
            // as it is stored: the content manager adds empty fields as it reads
            var draft = await services.GetRequiredService<ISession>().Query<ContentItem, ContentItemIndex>(index => index.ContentItemId == id && index.Latest).FirstOrDefaultAsync();
            written = Written(draft);
            if (!draft.Published)
            {
                await services.GetRequiredService<IContentManager>().DiscardDraftAsync(draft);
            }
        });
        return written;
    }

    private static string Written(ContentItem item) =>
        item.DisplayText + ((JsonObject)item.Content).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
