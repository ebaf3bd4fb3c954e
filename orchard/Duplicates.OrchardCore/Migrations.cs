using Duplicates.OrchardCore.Items;
using Duplicates.OrchardCore.Staff;
using Duplicates.OrchardCore.Workflows;
using Duplicates.Service.Following;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Data.Migration;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Recipes.Services;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;
using YesSql.Sql;

namespace Duplicates.OrchardCore;

/// <summary>Brings the content types, from the very recipe that both doors read, and the indexes.</summary>
internal sealed class Migrations(IRecipeMigrator recipes, RoleManager<IRole> roles) : DataMigration
{
    /// <summary>The first state.</summary>
    public async Task<int> CreateAsync()
    {
        await recipes.ExecuteAsync("content-types.recipe.json", this);
        await SchemaBuilder.CreateMapIndexTableAsync<CaseItemIndex>(table => table
            .Column<string>(nameof(CaseItemIndex.ContentItemId), column => column.WithLength(26))
            .Column<string>(nameof(CaseItemIndex.ContentType), column => column.WithLength(40))
            .Column<string>(nameof(CaseItemIndex.SubjectId), column => column.WithLength(32))
            .Column<string>(nameof(CaseItemIndex.Number), column => column.WithLength(20))
            .Column<string>(nameof(CaseItemIndex.Status), column => column.WithLength(40))
            .Column<string>(nameof(CaseItemIndex.School), column => column.WithLength(26))
            .Column<DateTime?>(nameof(CaseItemIndex.DueDate)));
        await SchemaBuilder.AlterIndexTableAsync<CaseItemIndex>(table => table
            .CreateIndex("IDX_CaseItemIndex_Subject", nameof(CaseItemIndex.SubjectId), nameof(CaseItemIndex.ContentType), "DocumentId"));
        await SchemaBuilder.AlterIndexTableAsync<CaseItemIndex>(table => table
            .CreateIndex("IDX_CaseItemIndex_School", nameof(CaseItemIndex.School), nameof(CaseItemIndex.Status), nameof(CaseItemIndex.DueDate), nameof(CaseItemIndex.ContentItemId), "DocumentId"));

        await IndexDueDatesAsync();
        await SchemaBuilder.CreateMapIndexTableAsync<CaseProcessIndex>(table => table
            .Column<string>(nameof(CaseProcessIndex.CaseId), column => column.WithLength(32))
            .Column<int>(nameof(CaseProcessIndex.ActOn)));
        await SchemaBuilder.AlterIndexTableAsync<CaseProcessIndex>(table => table
            .CreateIndex("IDX_CaseProcessIndex_Case", nameof(CaseProcessIndex.CaseId), "DocumentId"));
        await SchemaBuilder.AlterIndexTableAsync<CaseProcessIndex>(table => table
            .CreateIndex("IDX_CaseProcessIndex_ActOn", nameof(CaseProcessIndex.ActOn), "DocumentId"));

        await SchemaBuilder.CreateMapIndexTableAsync<StaffByOfficeIndex>(table => table
            .Column<string>(nameof(StaffByOfficeIndex.Office), column => column.WithLength(26)));
        await SchemaBuilder.AlterIndexTableAsync<StaffByOfficeIndex>(table => table
            .CreateIndex("IDX_StaffByOfficeIndex_Office", nameof(StaffByOfficeIndex.Office), "DocumentId"));

        // a service that was used before the module was added has cases that Orchard knows nothing of
        ShellScope.AddDeferredTask(async scope =>
        {
            await scope.ServiceProvider.GetRequiredService<Site.ServiceSchema>().EnsureAsync();
            await scope.ServiceProvider.GetRequiredService<ICaseFollowing>().NoteAllAsync(CancellationToken.None);
        });
        return 3;
    }

    /// <summary>Version 2: lists of phones, former names, questions and words are edited line by line, and other offices are chosen by name.</summary>
    public async Task<int> UpdateFrom1Async()
    {
        await recipes.ExecuteAsync("content-types.recipe.json", this);
        return 2;
    }

    /// <summary>Version 3: rights of the module decide about its content and its cases; roles that had them by name keep what they could do.</summary>
    public async Task<int> UpdateFrom2Async()
    {
        await IndexDueDatesAsync();
        foreach (var (name, permissions) in Permissions.ByRole)
        {
            if (await roles.FindByNameAsync(name) is not Role role)
            {
                continue;
            }

            role.RoleClaims.AddRange(permissions.Where(permission => !role.RoleClaims.Exists(claim => claim.ClaimType == Permission.ClaimType && claim.ClaimValue == permission.Name))
                .Select(permission => RoleClaim.Create(permission.Name)));
            await roles.UpdateAsync(role);
        }

        return 3;
    }

    /// <summary>The list of all cases begins with the one that is due first.</summary>
    private Task IndexDueDatesAsync() => SchemaBuilder.AlterIndexTableAsync<CaseItemIndex>(table => table
        .CreateIndex("IDX_CaseItemIndex_Due", nameof(CaseItemIndex.ContentType), nameof(CaseItemIndex.DueDate), nameof(CaseItemIndex.Number), "DocumentId"));
}
