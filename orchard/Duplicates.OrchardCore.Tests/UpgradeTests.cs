using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.ContentManagement.Metadata.Settings;
using OrchardCore.Data.Migration.Records;
using OrchardCore.Environment.Extensions;
using OrchardCore.Environment.Shell;
using OrchardCore.Security;
using YesSql;
using YesSql.Sql;

namespace Duplicates.OrchardCore.Tests;

/// <summary>A tenant as the first released state left it is brought up to date at its next start.</summary>
[Collection(nameof(OrchardSite))]
public sealed class UpgradeTests(OrchardSite site)
{
    private const string Tenant = OrchardSite.SecondTenant;

    [Fact]
    public async Task Tenant_OfTheFirstState_HasEditorsAndPermissionsAfterItsNextStart()
    {
        (await site.Visitor.GetAsync(new Uri($"/{Tenant}/kk", UriKind.Relative))).EnsureSuccessStatusCode();
        await site.InTenantAsync(ReturnToTheFirstStateAsync, Tenant);
        var shells = site.Services.GetRequiredService<IShellHost>();
        await shells.ReloadShellContextAsync(shells.GetSettings(Tenant));
        using var page = await site.Visitor.GetAsync(new Uri($"/{Tenant}/kk", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await site.InTenantAsync(
            async services =>
            {
                Assert.Equal(3, (await RecordAsync(services)).Version);
                Assert.Equal("Lines", await EditorOfPhonesAsync(services));
                Assert.Contains(((Role)(await services.GetRequiredService<RoleManager<IRole>>().FindByNameAsync("MinistryEditor"))!).RoleClaims, claim => claim.ClaimValue == "EditDuplicatesPages");
            },
            Tenant);
    }

    [Fact]
    public void Module_HasTheVersionOfTheRepository()
    {
        var version = site.Services.GetRequiredService<IExtensionManager>().GetExtension("Duplicates.OrchardCore").Manifest.Version;
        Assert.StartsWith(version, typeof(Duplicates.Service.DuplicatesService).Assembly.GetName().Version!.ToString(3), StringComparison.Ordinal);
    }

    private static async Task ReturnToTheFirstStateAsync(IServiceProvider services)
    {
        var session = services.GetRequiredService<ISession>();
        var record = await session.Query<DataMigrationRecord>().FirstOrDefaultAsync();
        record.DataMigrations.Single(IsOurs).Version = 1;
        await session.SaveAsync(record);
        await services.GetRequiredService<IContentDefinitionManager>().AlterPartDefinitionAsync("OfficePart", part => part.WithField("Phones", field => field.WithEditor(string.Empty)));
        var roles = services.GetRequiredService<RoleManager<IRole>>();
        var editor = (Role)(await roles.FindByNameAsync("MinistryEditor"))!;
        editor.RoleClaims.RemoveAll(claim => claim.ClaimValue.StartsWith("EditDuplicates", StringComparison.Ordinal));
        await roles.UpdateAsync(editor);
        var schema = new SchemaBuilder(services.GetRequiredService<IStore>().Configuration, await session.BeginTransactionAsync());
        await schema.AlterIndexTableAsync<Items.CaseItemIndex>(table => table.DropIndex("IDX_CaseItemIndex_Due"));
    }

    private static bool IsOurs(DataMigration migration) => migration.DataMigrationClass == "Duplicates.OrchardCore.Migrations";

    private static async Task<DataMigration> RecordAsync(IServiceProvider services) => (await services.GetRequiredService<ISession>().Query<DataMigrationRecord>().FirstOrDefaultAsync()).DataMigrations.Single(IsOurs);

    private static async Task<string?> EditorOfPhonesAsync(IServiceProvider services) =>
        (await services.GetRequiredService<IContentDefinitionManager>().GetPartDefinitionAsync("OfficePart"))!.Fields.Single(field => field.Name == "Phones").GetSettings<ContentPartFieldSettings>().Editor;
}
