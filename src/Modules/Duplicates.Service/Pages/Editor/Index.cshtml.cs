using Duplicates.Domain.Time;
using Duplicates.Service.Content;
using Duplicates.Service.Editor;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Editor;

/// <summary>All content with the state of each language: what waits for a translation comes first, the longest waiting at the top.</summary>
[Authorize(Policy = ServicePolicies.Editor)]
internal sealed class IndexModel(ContentOverview overview, EditorDesk desk, IPublicationCheck check, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The type shown; all of them when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>What is shown of it.</summary>
    [BindProperty(SupportsGet = true)]
    public OverviewFilter State { get; set; }

    /// <summary>Words of the title.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>The page of the list, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    public int Total { get; private set; }

    public int Waiting { get; private set; }

    /// <summary>What is published and cannot be read.</summary>
    public IReadOnlyList<LeftOutContent> LeftOut { get; private set; } = [];

    public IReadOnlyList<(OverviewLine Line, IReadOnlyList<string> Changed)> Lines { get; private set; } = [];

    /// <summary>The types that are edited here.</summary>
    public IReadOnlyList<string> Types => [.. ContentDefinitions.All.Where(desk.Edits)];

    public bool HasMore => Total > PageNumber * PageSize;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PageNumber = Math.Max(PageNumber, 1);
        LeftOut = check.LeftOut();
        var type = Types.Contains(Type, StringComparer.Ordinal) ? Type : null;
        var all = (await overview.LinesAsync(type, State, Search?.Length > 200 ? Search[..200] : Search, cancellationToken)).Where(line => desk.Edits(line.ContentType)).ToList();
        (Total, Waiting) = (all.Count, all.Count(line => line.Waits));
        var lines = new List<(OverviewLine, IReadOnlyList<string>)>();
        foreach (var line in all.Skip((PageNumber - 1) * PageSize).Take(PageSize))
        {
            var changed = await overview.ChangedSinceAsync(line, cancellationToken);
            lines.Add((line, [.. changed.Select(field => ContentDefinitions.NameOf(line.ContentType, field).In(ReaderLanguage.Current))]));
        }

        Lines = lines;
    }

    /// <summary>The address of the list with another page.</summary>
    public string PageAddress(int number) =>
        $"~/{SitePaths.Editor}?type={Uri.EscapeDataString(Type ?? string.Empty)}&state={State}&q={Uri.EscapeDataString(Search ?? string.Empty)}&page-number={number}";

    /// <summary>An instant as people of the country read it.</summary>
    public string Local(DateTimeOffset instant) => texts.DateTime(AlmatyTime.ToLocal(instant));

    /// <summary>A new item of a type.</summary>
    public static string NewAddress(string type) => $"~/{SitePaths.EditItem(ContentIds.New())}?type={type}";
}
