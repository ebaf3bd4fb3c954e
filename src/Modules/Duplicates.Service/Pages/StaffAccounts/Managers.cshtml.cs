using Duplicates.Service.Files;
using Duplicates.Service.Pages.Files;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.StaffAccounts;

/// <summary>Takes a list of organisations with their first managers and looks it through; nobody is invited before the administrator says so.</summary>
[Authorize(Policy = ServicePolicies.Administrator)]
[FileUpload]
internal sealed class ManagersModel(ManagerImports imports, StaffAccountDesk desk, IStringLocalizer<ServiceTexts> texts) : ListUploadPage(texts)
{
    /// <summary>The newest lists.</summary>
    public IReadOnlyList<ManagerImportSummary> Newest { get; private set; } = [];

    /// <summary>Behind a door whose accounts are elsewhere there is no such page.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!desk.IsOpen)
        {
            context.Result = NotFound();
        }
    }

    /// <inheritdoc />
    protected override async Task ReadNewestAsync(CancellationToken cancellationToken) => Newest = await imports.NewestAsync(cancellationToken);

    /// <inheritdoc />
    protected override async Task<SitePath> CheckAsync(string name, byte[] content, CancellationToken cancellationToken) =>
        SitePaths.ManagerImport(await imports.CheckAsync(name, content, AccountKeeper.Of(User), cancellationToken));
}
