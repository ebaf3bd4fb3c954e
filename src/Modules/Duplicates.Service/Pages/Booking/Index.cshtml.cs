using Duplicates.Service.Booking;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Booking;

/// <summary>Asks at which office of the Corporation somebody would like to be received (R6.3).</summary>
[AllowAnonymous]
internal sealed class IndexModel(FreeTimes times) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    /// <summary>The regions that have offices which take bookings, in the order of the alphabet.</summary>
    public IReadOnlyList<string> RegionCodes { get; private set; } = [];

    /// <summary>The offices of the region, or of all.</summary>
    public IReadOnlyList<Office> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var language = ReaderLanguage.Current;
        var all = (await times.OfficesAsync(cancellationToken)).Select(receiving => receiving.Office).ToList();
        RegionCodes = [.. all.Select(office => office.Region).Distinct(StringComparer.Ordinal)
            .OrderBy(code => Regions.Name(code).In(language), StringComparer.CurrentCulture)];
        Region = RegionCodes.Contains(Region, StringComparer.Ordinal) ? Region : null;
        Found = [.. all.Where(office => Region is null || office.Region == Region).OrderBy(office => office.Name.In(language), StringComparer.CurrentCulture)];
    }
}
