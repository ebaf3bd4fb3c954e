using Duplicates.Service.Editor;
using Duplicates.Service.Files;
using Duplicates.Service.Offices.Import;
using Duplicates.Service.Pages.Files;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Editor;

/// <summary>Takes a list of offices as CSV and checks it; nothing changes before the editor says so.</summary>
[Authorize(Policy = ServicePolicies.Editor)]
[FileUpload]
internal sealed class OfficeImportsModel(OfficeImports imports, IStringLocalizer<ServiceTexts> texts) : ListUploadPage(texts)
{
    /// <summary>The newest files.</summary>
    public IReadOnlyList<OfficeImportSummary> Newest { get; private set; } = [];

    /// <inheritdoc />
    protected override async Task ReadNewestAsync(CancellationToken cancellationToken) => Newest = await imports.NewestAsync(cancellationToken);

    /// <inheritdoc />
    protected override async Task<SitePath> CheckAsync(string name, byte[] content, CancellationToken cancellationToken) =>
        SitePaths.OfficeImport(await imports.CheckAsync(name, content, EditorDesk.EditorOf(User), cancellationToken));
}
