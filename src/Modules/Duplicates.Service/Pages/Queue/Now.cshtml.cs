using Duplicates.Domain;
using Duplicates.Service.Accounts;
using Duplicates.Service.Queue;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Queue;

/// <summary>How the office of the head stands at this moment, and what the day will probably bring.</summary>
[Authorize(Policy = ServicePolicies.CorporationHead)]
internal sealed class NowModel(OfficeNow now, QueueAccess access) : PageModel
{
    public OfficeNowView View { get; private set; } = null!;

    public string OfficeId => SignedInPeople.Operator(User).OfficeId;

    /// <summary>The addresses of the screens of the office.</summary>
    public IReadOnlyList<(string Name, string Address)> Screens =>
    [
        ("kiosk", $"{SiteAddress.Of(HttpContext)}/{SitePaths.QueueKiosk(OfficeId, access.KioskKeyOf(OfficeId)).In(Languages.Kazakh)}"),
        ("board", $"{SiteAddress.Of(HttpContext)}/{SitePaths.QueueBoard(OfficeId).In(Languages.Kazakh)}"),
        ("door", $"{SiteAddress.Of(HttpContext)}/{SitePaths.QueueDoor(OfficeId).In(Languages.Kazakh)}"),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await now.ReadAsync(OfficeId, cancellationToken);
}
