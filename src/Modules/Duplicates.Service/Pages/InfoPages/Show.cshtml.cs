using Duplicates.Service.Content;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Law;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.InfoPages;

/// <summary>A published info page.</summary>
[AllowAnonymous]
[PublicPage]
internal sealed class ShowModel(IInfoPages pages, IMovedPages moved) : PageModel
{
    private const string Place = "<p>{list}</p>";

    /// <summary>Whether the reader wants the page as it goes to paper.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Print { get; set; }

    /// <summary>The page.</summary>
    public InfoPage Info { get; private set; } = null!;

    public IActionResult OnGet(string slug)
    {
        var path = $"{ReaderLanguage.Current}/{slug}";
        if (pages.Find(path) is not { } found)
        {
            return this.MovedTo(moved.NewPathOf(path));
        }

        Info = found;
        return Page();
    }

    /// <summary>All pages in the order of the contents list.</summary>
    public IReadOnlyList<InfoPage> Contents => pages.All(ReaderLanguage.Current);

    /// <summary>The page before this one in the contents list; null before the first.</summary>
    public InfoPage? Previous => Contents.TakeWhile(page => !string.Equals(page.Path, Info.Path, StringComparison.Ordinal)).LastOrDefault();

    /// <summary>The page after this one in the contents list; null after the last.</summary>
    public InfoPage? Next => Contents.SkipWhile(page => !string.Equals(page.Path, Info.Path, StringComparison.Ordinal)).Skip(1).FirstOrDefault();

    /// <summary>The list of law that stands in the text.</summary>
    public LawList? LawList => Enum.TryParse<LawList>(Info.LawList, out var list) ? list : null;

    /// <summary>The text up to the place of the list.</summary>
    public string BeforeList => Info.Html.Split(Place, 2)[0];

    /// <summary>The text after the place of the list; empty when the text names no place.</summary>
    public string AfterList => Info.Html.Split(Place, 2) is [_, var rest] ? rest : string.Empty;

    /// <summary>Where the same page is in the other language.</summary>
    public string? PathIn(string language) => pages.InLanguage(Info.SetId, language)?.Path;
}
