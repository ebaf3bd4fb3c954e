using System.Net;
using Duplicates.OrchardCore.Content;
using Duplicates.OrchardCore.Items;
using Duplicates.Service.Offices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.Environment.Extensions;
using OrchardCore.Environment.Shell;
using OrchardCore.Markdown.Models;
using OrchardCore.Title.Models;
using OrchardCore.Users.Services;
using OrchardCore.Workflows.Services;

namespace Duplicates.OrchardCore.Tests;

/// <summary>The site sets itself up; the service is a module of it.</summary>
[Collection(nameof(OrchardSite))]
public sealed class SiteTests(OrchardSite site)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Pages_OfTheService_AnswerInTheirLanguage(string language)
    {
        foreach (var path in (string[])["", "/requirements", "/addresses", "/schedule", "/track", "/verify", "/sign-in", "/sign-in/staff"])
        {
            using var answer = await site.Visitor.GetAsync(new Uri($"/{language}{path}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains($"<html lang=\"{language}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Page_ThatDoesNotExist_IsAnsweredByTheServiceInTheLanguageOfItsAddress(string language)
    {
        using var answer = await site.Visitor.GetAsync(new Uri($"/{language}/no-such-page", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Library_NamedByTheHost_IsAFeatureThatIsEnabled() => site.InTenantAsync(async services =>
    {
        Assert.Contains(services.GetRequiredService<IExtensionManager>().GetFeatures(), feature => feature.Id == "Duplicates.Service");
        var enabled = await services.GetRequiredService<IShellFeaturesManager>().GetEnabledFeaturesAsync();
        Assert.Contains(enabled, feature => feature.Id == "Duplicates.Service");
        Assert.Contains(enabled, feature => feature.Id == "Duplicates.OrchardCore");
    });

    [Fact]
    public Task ReviewWorkflow_FromTheSharedRecipe_HasNoActivityThatOrchardMisses() => site.InTenantAsync(async services =>
    {
        var type = Assert.Single(await services.GetRequiredService<IWorkflowTypeStore>().GetByStartActivityAsync("ApplicationRegisteredEvent"));
        Assert.True(type.LockTimeout > 0 && type.LockExpiration > 0);
        var library = services.GetRequiredService<IActivityLibrary>();
        Assert.All(type.Activities, activity => Assert.NotNull(library.GetActivityByName(activity.Name)));
    });

    [Fact]
    public Task ContentTypes_FromTheSharedRecipe_AreSecurableAndNotMadeByHand() => site.InTenantAsync(async services =>
    {
        var definitions = services.GetRequiredService<IContentDefinitionManager>();
        foreach (var name in (string[])["Application", "CertificateDuplicate"])
        {
            var type = await definitions.GetTypeDefinitionAsync(name);
            Assert.NotNull(type);
            Assert.True(type.IsListable() && type.IsSecurable() && !type.IsCreatable());
        }
    });

    [Fact]
    public Task Offices_ReadThroughThePort_AreThoseOfOrchardsContent() => site.InTenantAsync(services =>
    {
        Assert.Contains(services.GetRequiredService<IOffices>().All, office => office.Kind is OfficeKind.School);
        return Task.CompletedTask;
    });

    [Fact]
    public Task Administrator_WithoutARoleOfTheService_SeesNoItemOfACase() => site.InTenantAsync(async services =>
    {
        var users = services.GetRequiredService<IUserService>();
        var administrator = await users.CreatePrincipalAsync(await users.GetUserAsync("site-admin"));
        var inspector = await users.CreatePrincipalAsync(await users.GetUserAsync("head.almaty@example.org"));
        var authorization = services.GetRequiredService<IAuthorizationService>();
        var item = new ContentItem { ContentType = "Application" };
        Assert.False(await authorization.AuthorizeAsync(administrator, global::OrchardCore.Contents.CommonPermissions.ViewContent, item));
        Assert.True(await authorization.AuthorizeAsync(inspector, global::OrchardCore.Contents.CommonPermissions.ViewContent, item));
        Assert.False(await authorization.AuthorizeAsync(inspector, global::OrchardCore.Contents.CommonPermissions.EditContent, item));
    });

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task EditorOfTheService_BehindThisDoor_LeadsToOrchardsContent(string language)
    {
        using var visitor = site.CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await visitor.GetAsync(new Uri($"/{language}/editor/items/x/edit", UriKind.Relative));
        Assert.Equal("/Admin/Contents/ContentItems", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Page_WhoseOtherLanguageIsMissingOrOlder_IsNotPublishedAndBothArePublishedTogether()
    {
        var (kk, ru) = (string.Empty, string.Empty);
        await site.InTenantAsync(async services =>
        {
            var contents = services.GetRequiredService<IContentManager>();
            var kazakh = await NewPageAsync(contents, "Сынақ бет", "kk");
            await contents.PublishAsync(kazakh);
            Assert.False(kazakh.Published);
            kk = kazakh.ContentItemId;
        });
        await site.InTenantAsync(async services =>
        {
            var contents = services.GetRequiredService<IContentManager>();
            var russian = await NewPageAsync(contents, "Пробная страница", "ru");
            await contents.PublishAsync(russian);
            Assert.True(russian.Published);
            ru = russian.ContentItemId;
        });
        await site.InTenantAsync(async services =>
        {
            var contents = services.GetRequiredService<IContentManager>();
            Assert.NotNull(await contents.GetAsync(kk));
            var changed = await contents.GetAsync(kk, VersionOptions.DraftRequired);
            changed!.Alter<TitlePart>(part => part.Title = "Өзгерген бет");
            await contents.UpdateAsync(changed);
            await contents.SaveDraftAsync(changed);
            await contents.PublishAsync(changed);
            Assert.False(changed.Published);
        });
        await site.InTenantAsync(async services =>
        {
            var contents = services.GetRequiredService<IContentManager>();
            var followed = await contents.GetAsync(ru, VersionOptions.DraftRequired);
            await contents.UpdateAsync(followed!);
            await contents.SaveDraftAsync(followed!);
        });
        await site.InTenantAsync(async services =>
        {
            var contents = services.GetRequiredService<IContentManager>();
            var changed = await contents.GetAsync(kk, VersionOptions.Latest);
            await contents.PublishAsync(changed!);
            Assert.True(changed!.Published);
        });
        await site.InTenantAsync(async services =>
        {
            var contents = services.GetRequiredService<IContentManager>();
            Assert.Equal("Өзгерген бет", (await contents.GetAsync(kk))!.Find<TitlePart>()!.Title);
            Assert.True((await contents.GetAsync(ru, VersionOptions.Latest))!.Published);
        });
    }

    [Fact]
    public async Task SecondTenant_WithAUrlPrefix_HasPagesOfItsOwn()
    {
        const string Tenant = OrchardSite.SecondTenant;
        (await site.Visitor.GetAsync(new Uri($"/{Tenant}/", UriKind.Relative))).EnsureSuccessStatusCode();
        var page = await site.Visitor.GetStringAsync(new Uri($"/{Tenant}/ru/addresses", UriKind.Relative));
        Assert.Contains("<html lang=\"ru\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/{Tenant}/kk/addresses", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/kk/", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_InATenantWithTheService_IsAnswered()
    {
        foreach (var path in (string[])["/health/live", "/health/ready"])
        {
            using var answer = await site.Visitor.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(OrchardSite.PlainTenant)]
    [InlineData(OrchardSite.FormerTenant)]
    public async Task Addresses_InATenantWithoutTheService_AreNotFound(string tenant)
    {
        (await site.Visitor.GetAsync(new Uri($"/{tenant}/", UriKind.Relative))).EnsureSuccessStatusCode();
        await site.InTenantAsync(
            async services =>
            {
                var manager = services.GetRequiredService<IShellFeaturesManager>();
                var enabled = await manager.GetEnabledFeaturesAsync();
                await manager.DisableFeaturesAsync(enabled.Where(feature => feature.Id is "Duplicates.Service" or "Duplicates.OrchardCore"), force: true);
            },
            tenant);
        foreach (var path in (string[])["kk", "ru", "kk/apply", "ru/track", "kk/staff", "ru/editor", "kk/verify/x", "ru/no-such-page", "errors/404", "health/live", "health/ready", "openapi/v1.json", "api/v1/offices"])
        {
            using var answer = await site.Visitor.GetAsync(new Uri($"/{tenant}/{path}", UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        }
    }

    private static async Task<ContentItem> NewPageAsync(IContentManager contents, string title, string language)
    {
        var item = await contents.NewAsync("InfoPage");
        item.Alter<TitlePart>(part => part.Title = title);
        item.Alter<LocalizationPart>(part => (part.Culture, part.LocalizationSet) = (language, "4testpage0000000000000000a"));
        item.Alter<AutoroutePart>(part => part.Path = $"{language}/test-page");
        item.Alter<InfoPagePart>(part => part.Summary.Text = title);
        item.Alter<MarkdownBodyPart>(part => part.Markdown = title);
        await contents.CreateAsync(item, VersionOptions.Draft);
        return item;
    }
}
