using System.Globalization;
using Duplicates.Service.Indexing;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Offices;

/// <summary>What the directory shows, as a page and as the piece of it that changes while the reader types.</summary>
internal abstract class DirectoryPage(OfficeFinder directory, IOffices offices, OpenNow openNow) : PageModel
{
    private const int OfficesOnPage = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>Two-digit KATO region whose offices are asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    /// <summary>Only what is open at this moment.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Open { get; set; }

    /// <summary>Which page of the found offices, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>The reader has asked for nothing yet and chooses a region.</summary>
    public bool ChoosesRegion => Query.IsEmpty;

    /// <summary>The regions with their numbers of offices.</summary>
    public IReadOnlyList<(string Code, int Offices)> RegionCounts { get; private set; } = [];

    /// <summary>The offices of this page, in regions.</summary>
    public IReadOnlyList<IGrouping<string, Office>> Found { get; private set; } = [];

    /// <summary>How the typed words were taken.</summary>
    public Understood Understood { get; private set; } = Understood.Exactly;

    /// <summary>How many were found in all.</summary>
    public int Count { get; private set; }

    /// <summary>How many pages they fill.</summary>
    public int Pages => Math.Max(1, (Count + OfficesOnPage - 1) / OfficesOnPage);

    private OfficeQuery Query => new(Search, string.IsNullOrEmpty(Region) ? null : Region, Open);

    public virtual void OnGet()
    {
        RegionCounts = directory.Regions(ReaderLanguage.Current);
        if (ChoosesRegion)
        {
            return;
        }

        (var found, Understood) = directory.Find(Query, ReaderLanguage.Current);
        Count = found.Count;
        Number = Math.Clamp(Number, 1, Pages);
        Found = [.. found.Skip((Number - 1) * OfficesOnPage).Take(OfficesOnPage).GroupBy(office => office.Region, StringComparer.Ordinal)];
    }

    /// <summary>Whether the office is open now, and until or from when.</summary>
    public string? StateOf(Office office) => openNow.Describe(office);

    /// <summary>The office that took over.</summary>
    public Office? SuccessorOf(Office office) => office.SuccessorId is { } id ? offices.Find(id) : null;

    /// <summary>The query of another page of the same offices.</summary>
    public string QueryOf(int number)
    {
        var parts = new[] { ("q", Search), ("region", Region), ("open", Open ? "true" : null), ("p", number > 1 ? number.ToString(CultureInfo.InvariantCulture) : null) };
        return string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));
    }
}
