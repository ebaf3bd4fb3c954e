using Duplicates.Service.Content;
using Duplicates.Service.Indexing;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Offices;

/// <summary>The schedule (R5.2, R6): the ministry's text, and what is open at this moment.</summary>
[AllowAnonymous]
[PublicPage(Seconds = 30)]
internal sealed class ScheduleModel(IInfoPages pages, IMovedPages moved, OfficeSearch search, OfficeFinder directory, OpenNow openNow) : PageModel
{
    private const int MostShown = 50;

    private static string Path => $"{SitePaths.Schedule}";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>The text; null while none is published.</summary>
    public InfoPage? Info => pages.Find(Path) ?? (moved.NewPathOf(Path) is { } path ? pages.Find(path) : null);

    /// <summary>Nothing was asked yet: whoever looks around goes by regions.</summary>
    public bool ChoosesRegion => string.IsNullOrWhiteSpace(Search);

    /// <summary>The regions with their numbers of offices.</summary>
    public IReadOnlyList<(string Code, int Offices)> Regions => directory.Regions(ReaderLanguage.Current);

    /// <summary>Offices that work, with what is to be said of them now.</summary>
    public IReadOnlyList<(Office Office, string State)> Offices { get; private set; } = [];

    /// <summary>How the typed words were taken.</summary>
    public Understood Understood { get; private set; } = Understood.Exactly;

    /// <summary>More were found than are shown.</summary>
    public bool HasMore { get; private set; }

    public void OnGet()
    {
        if (ChoosesRegion)
        {
            return;
        }

        var found = search.Find(Search, ReaderLanguage.Current, []);
        List<(Office Office, string State)> working = [];
        foreach (var office in found.Offices)
        {
            if (openNow.Describe(office) is { } state)
            {
                working.Add((office, state));
            }
        }

        (Offices, HasMore, Understood) = ([.. working.Take(MostShown)], working.Count > MostShown, found.Understood);
    }
}
