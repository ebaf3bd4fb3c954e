using System.Net;
using System.Security.Claims;
using Duplicates.OrchardCore.Items;
using Duplicates.OrchardCore.Publishing;
using Duplicates.OrchardCore.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Contents;
using OrchardCore.Liquid;
using OrchardCore.Security.Services;
using YesSql;

namespace Duplicates.OrchardCore.Tests;

/// <summary>Who sees and changes what in Orchard's admin.</summary>
[Collection(nameof(OrchardSite))]
public sealed class RightsTests(OrchardSite site)
{
    [Theory]
    [InlineData("MessageTemplate")]
    [InlineData("WorkingCalendarYear")]
    [InlineData("SearchSynonyms")]
    [InlineData("Application")]
    public async Task Item_ThatIsNobodysPublicPage_IsNotShownToAnybody(string type)
    {
        var id = string.Empty;
        await site.InTenantAsync(async services =>
        {
            id = (await services.GetRequiredService<ISession>().Query<ContentItem, ContentItemIndex>(index => index.ContentType == type && index.Published).FirstOrDefaultAsync())?.ContentItemId;
            Assert.False(await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(Somebody(), CommonPermissions.ViewContent, new ContentItem { ContentType = type }));
        });
        if (id is not null)
        {
            using var visitor = site.CreateClient(new() { AllowAutoRedirect = false });
            using var answer = await visitor.GetAsync(new Uri($"/Contents/ContentItems/{id}", UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public Task EveryTypeOfTheService_IsEditedByWhoeverHasTheRightAndByNobodyElse() => site.InTenantAsync(async services =>
    {
        var authorization = services.GetRequiredService<IAuthorizationService>();
        foreach (var type in SharedRecipes.PublicTypes)
        {
            Assert.NotNull(ContentRights.Of(type));
            var item = new ContentItem { ContentType = type };
            foreach (var permission in new[] { CommonPermissions.EditContent, CommonPermissions.PublishContent, CommonPermissions.DeleteContent })
            {
                foreach (var (role, mayEdit) in new[] { ("MinistryEditor", true), ("Editor", false), ("SchoolHead", false) })
                {
                    var given = (await services.GetRequiredService<IRoleService>().GetRoleClaimsAsync(role)).Append(new(ClaimTypes.Role, role));
                    Assert.True(mayEdit == await authorization.AuthorizeAsync(new(new ClaimsIdentity(given, "test")), permission, item), $"{role} {type} {permission.Name}");
                }
            }
        }
    });

    [Fact]
    public Task CasesOfASchool_AreSeenByItsOfficersAndByInspectors() => site.InTenantAsync(async services =>
    {
        var readers = services.GetRequiredService<CaseItemReaders>();
        var officer = await readers.OfAsync(new(new ClaimsIdentity([new(ClaimTypes.Role, "SchoolClerk"), new(Duplicates.Service.ServiceClaims.Office, "own")], "test")));
        Assert.Equal((false, true, false), (officer.All, officer.MayRead("own"), officer.MayRead("other")));
        Assert.True((await readers.OfAsync(Somebody("MinistryInspector"))).MayRead("other"));
        Assert.False((await readers.OfAsync(Somebody("Administrator"))).MayRead("other"));
        Assert.False((await readers.OfAsync(Somebody("SchoolClerk"))).MayRead(school: null));
    });

    [Fact]
    public async Task ListOfCases_IsOpenedFromTheMenuByAnOfficer_AndNotByAnAdministrator()
    {
        using var officer = new SiteVisitor(site);
        await officer.GetAsync("/kk/sign-in/staff");
        await officer.SubmitAsync("/kk/sign-in/staff", ("Email", "head.almaty@example.org"), ("Password", "Demo-2026-school"));
        await officer.GetAsync("/Admin/Duplicates/Cases");
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.NotNull(officer.Page.QuerySelector("a[href='/Admin/Duplicates/Cases']"));
        using var administrator = new SiteVisitor(site);
        await administrator.SignInAsAdministratorAsync();
        await administrator.GetAsync("/Admin/Duplicates/Cases");
        Assert.NotEqual((HttpStatusCode.OK, "/Admin/Duplicates/Cases"), (administrator.Status, administrator.Address));
        await administrator.GetAsync("/Admin/Duplicates/Workflows");
        Assert.Null(administrator.Page.QuerySelector("a[href='/Admin/Duplicates/Cases']"));
        await administrator.SubmitAsync("/Admin/Duplicates/Workflows/LeadAnew");
        Assert.Equal((HttpStatusCode.OK, "/Admin/Duplicates/Workflows"), (administrator.Status, administrator.Address));
    }

    [Theory]
    [InlineData("{{ '2026-11-30' | due_date }}", "2026-12-22")]
    [InlineData("{{ 'nonsense' | due_date }}", "")]
    [InlineData("{{ '2020-01-01' | working_days_left }}", "0")]
    [InlineData("{{ '9999-12-31' | working_days_left }}", "")]
    [InlineData("{{ 'nobody' | office_open_now }}", "false")]
    public Task LiquidFilter_SaysWhatTheServiceReckons(string template, string expected) => site.InTenantAsync(async services =>
        Assert.Equal(expected, await services.GetRequiredService<ILiquidTemplateManager>().RenderStringAsync(template, System.Text.Encodings.Web.HtmlEncoder.Default)));

    private static ClaimsPrincipal Somebody(params string[] roles) => new(new ClaimsIdentity(roles.Select(role => new Claim(ClaimTypes.Role, role)), roles.Length > 0 ? "test" : null));
}
