using System.Net;
using System.Text.Json.Nodes;
using Duplicates.Service.Content;
using Duplicates.Service.Offices;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Documents;
using OrchardCore.Environment.Shell;
using YesSql;

namespace Duplicates.OrchardCore.Tests;

/// <summary>Nothing an editor publishes, and nothing that comes in beside the editors, hurts the site.</summary>
[Collection(nameof(OrchardSite))]
public sealed class ContentSafetyTests(OrchardSite site)
{
    /// <summary>What is put into a public item of a type: each would have stopped the site, or misled people.</summary>
    public static TheoryData<string, string, string, string> Nonsense => new()
    {
        { "WorkingCalendarYear", "WorkingCalendarPart", "Days", "null" },
        { "WorkingCalendarYear", "WorkingCalendarPart", "Year", "{\"Value\":0}" },
        { "Office", "OfficePart", "Email", "{\"Text\":\"other@example.org\"}" },
        { "Office", "OfficePart", "Region", "{\"Text\":\"00\"}" },
        { "InfoPage", "AutoroutePart", "Path", "\"kk/apply\"" },
        { "InfoPage", "AutoroutePart", "Path", "\"ru/foo\"" },
        { "InfoPage", "MarkdownBodyPart", "Markdown", "\"[x](/ru/requirements)\"" },
        { "MessageTemplate", "MessageTemplatePart", "Body", "{\"Text\":\"{foo}\"}" },
        { "SearchSynonyms", "SearchSynonymsPart", "Words", "{\"Values\":[\"one\"]}" },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task Publish_NonsenseInAnyField_IsRefusedAndTheFormerStaysPublic(string type, string part, string field, string value)
    {
        var (id, version) = (string.Empty, string.Empty);
        await site.InTenantAsync(async services =>
        {
            var contents = services.GetRequiredService<IContentManager>();
            var whole = await AnyAsync(services, type);
            (id, version) = (whole.ContentItemId, whole.ContentItemVersionId);
            var draft = (await contents.GetAsync(id, VersionOptions.DraftRequired))!;
            ((JsonObject)draft.Content)[part]![field] = JsonNode.Parse(value);
            await contents.UpdateAsync(draft);
            Assert.False(await contents.PublishAsync(draft));
            await services.GetRequiredService<ISession>().CancelAsync();
        });
        await site.InTenantAsync(async services =>
        {
            Assert.Equal(version, (await services.GetRequiredService<IContentManager>().GetAsync(id))!.ContentItemVersionId);
            Assert.Empty(services.GetRequiredService<IPublicationCheck>().LeftOut());
        });
    }

    [Theory]
    [InlineData("RefusalGround")]
    [InlineData("MessageTemplate")]
    public Task WhatTheServiceNeeds_IsNeitherUnpublishedNorDeleted(string type) => site.InTenantAsync(async services =>
    {
        var contents = services.GetRequiredService<IContentManager>();
        var item = await AnyAsync(services, type);
        Assert.False(await contents.UnpublishAsync(item));
        Assert.True((await contents.GetAsync(item.ContentItemId))!.Published);
        Assert.False(await contents.RemoveAsync(item));
        await services.GetRequiredService<ISession>().CancelAsync();
    });

    [Theory]
    [InlineData("Office", "OfficePart", "Email", "{\"Text\":\"other@example.org\"}")]
    [InlineData("WorkingCalendarYear", "WorkingCalendarPart", "Days", "null")]
    [InlineData("InfoPage", "AutoroutePart", "Path", "\"foo\"")]
    public async Task NonsenseThatCameInBesideTheEditors_IsLeftOutAlone_AlsoAfterANewStart(string type, string part, string field, string value)
    {
        JsonNode? before = null;
        var id = string.Empty;
        var offices = 0;
        await site.InTenantAsync(async services =>
        {
            var item = await AnyAsync(services, type);
            (id, offices) = (item.ContentItemId, services.GetRequiredService<IOffices>().All.Count);
            before = ((JsonObject)item.Content)[part]![field]?.DeepClone();
        });
        try
        {
            await PutAsync(id, part, field, JsonNode.Parse(value));
            await RestartAsync();
            using var page = await site.Visitor.GetAsync(new Uri("/kk/addresses", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            var ready = await site.Visitor.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
            Assert.Contains("\"Degraded\"", ready, StringComparison.Ordinal);
            await site.InTenantAsync(services =>
            {
                Assert.Contains(id, Assert.Single(services.GetRequiredService<IPublicationCheck>().LeftOut()).ItemIds);
                Assert.InRange(services.GetRequiredService<IOffices>().All.Count, offices - 1, offices);
                return Task.CompletedTask;
            });
            using var administrator = new SiteVisitor(site);
            await administrator.SignInAsAdministratorAsync();
            await administrator.GetAsync("/Admin");
            Assert.Equal((HttpStatusCode.OK, true), (administrator.Status, administrator.Page.QuerySelectorAll(".message-warning, .alert-warning").Length > 0));
        }
        finally
        {
            await PutAsync(id, part, field, before);
            await RestartAsync();
        }

        Assert.Contains("\"Healthy\"", await site.Visitor.GetStringAsync(new Uri("/health/ready", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DraftThatIsThrownAway_TakesNothingFromThePublic()
    {
        var (id, published) = (string.Empty, 0);
        await site.InTenantAsync(async services =>
        {
            var contents = services.GetRequiredService<IContentManager>();
            (id, published) = ((await AnyAsync(services, "InfoPage")).ContentItemId, await CountAsync(services));
            await contents.SaveDraftAsync((await contents.GetAsync(id, VersionOptions.DraftRequired))!);
        });
        await site.InTenantAsync(async services =>
        {
            var contents = services.GetRequiredService<IContentManager>();
            await contents.DiscardDraftAsync((await contents.GetAsync(id, VersionOptions.Latest))!);
        });
        await site.InTenantAsync(async services => Assert.Equal(published, await CountAsync(services)));

        static Task<int> CountAsync(IServiceProvider services) => services.GetRequiredService<ISession>().QueryIndex<ContentItemIndex>(index => index.ContentType == "InfoPage" && index.Published).CountAsync();
    }

    [Fact]
    public void SessionKeys_OfATenant_AreEncryptedWhereTheyLie()
    {
        var keys = Directory.GetFiles(Path.Combine(site.Folder, "App_Data", "Sites", ShellSettings.DefaultShellName, "DataProtection-Keys"), "key-*.xml");
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.DoesNotContain("masterKey", File.ReadAllText(key), StringComparison.Ordinal));
    }

    private static async Task<ContentItem> AnyAsync(IServiceProvider services, string type) =>
        (await services.GetRequiredService<ISession>().Query<ContentItem, ContentItemIndex>(index => index.ContentType == type && index.Published).ListAsync())
            .OrderBy(item => item.ContentItemId, StringComparer.Ordinal)
            .First(item => (string?)item.Content["LocalizationPart"]?["Culture"] is null or "kk");

    /// <summary>As an import or a hand in the database does it: no handler is asked.</summary>
    private Task PutAsync(string id, string part, string field, JsonNode? value) => site.InTenantAsync(async services =>
    {
        var session = services.GetRequiredService<ISession>();
        var item = await session.Query<ContentItem, ContentItemIndex>(index => index.ContentItemId == id && index.Published).FirstOrDefaultAsync();
        ((JsonObject)item.Content)[part]![field] = value?.DeepClone();
        item.ModifiedUtc = item.ModifiedUtc!.Value.AddSeconds(1);
        await session.SaveAsync(item);
        var stamps = services.GetRequiredService<IDocumentManager<Site.PublicationStamp>>();
        var stamp = await stamps.GetOrCreateMutableAsync();
        stamp.Count++;
        await stamps.UpdateAsync(stamp);
    });

    private async Task RestartAsync()
    {
        var shells = site.Services.GetRequiredService<IShellHost>();
        await shells.ReloadShellContextAsync(shells.GetSettings(ShellSettings.DefaultShellName));
    }
}

/// <summary>One site for the classes that leave it as it was.</summary>
[CollectionDefinition(nameof(OrchardSite))]
public sealed class SharedSite : ICollectionFixture<OrchardSite>;
