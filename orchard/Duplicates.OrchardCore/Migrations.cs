using Duplicates.OrchardCore.Items;
using Duplicates.OrchardCore.Staff;
using Duplicates.OrchardCore.Workflows;
using Duplicates.Service.Following;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Data.Migration;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Recipes.Services;
using YesSql.Sql;

namespace Duplicates.OrchardCore;

/// <summary>Brings the content types, from the very recipe that both doors read, and the indexes.</summary>
internal sealed class Migrations(IRecipeMigrator recipes) : DataMigration
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
        return 1;
    }
}
