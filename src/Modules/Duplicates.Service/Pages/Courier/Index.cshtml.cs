using Duplicates.Service.Accounts;
using Duplicates.Service.Courier;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Courier;

/// <summary>What has to travel between the reader's office and others, and the bags that are under way.</summary>
[Authorize(Policy = ServicePolicies.Identification)]
internal sealed class IndexModel(Manifests manifests, IOffices offices, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    public IReadOnlyList<WaitingWay> Waiting { get; private set; } = [];

    public IReadOnlyList<ManifestRow> Outgoing { get; private set; } = [];

    public IReadOnlyList<ManifestRow> Incoming { get; private set; } = [];

    public bool IsCounter => Officer.IsOfCorporation;

    private SchoolOfficer Officer => SignedInPeople.AtDesk(User);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>Opens the draft of a way, and begins it when there is none.</summary>
    public async Task<IActionResult> OnPostBeginAsync(string? to, CancellationToken cancellationToken)
    {
        try
        {
            return this.GoTo(SitePaths.Manifest(await manifests.BeginAsync(to ?? string.Empty, Officer, cancellationToken)));
        }
        catch (ManifestRefusedException refused)
        {
            ModelState.AddModelError(string.Empty, texts[$"courier.refusal.{refused.Why}", refused.Detail]);
            await ReadAsync(cancellationToken);
            return Page();
        }
    }

    /// <summary>The office's name in the reader's language.</summary>
    public string NameOf(string officeId) => offices.Find(officeId)?.Name.In(ReaderLanguage.Current) ?? officeId;

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Waiting = await manifests.WaitingAsync(Officer.OfficeId, cancellationToken);
        (Outgoing, Incoming) = await manifests.OfAsync(Officer.OfficeId, cancellationToken);
    }
}
