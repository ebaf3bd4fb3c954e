using Duplicates.Service.Editor;
using Duplicates.Service.Indexing;
using Duplicates.Service.Search;
using Duplicates.Service.Search.Misses;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Editor;

/// <summary>A group of synonyms: each line a word or a phrase, all with one meaning. It may begin with words that found nothing.</summary>
[Authorize(Policy = ServicePolicies.Editor)]
internal sealed class SearchSynonymModel(SynonymDesk desk, SearchMissLog log, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private const int MostPhrases = 50;

    /// <summary>The group that is changed; none for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Item { get; set; }

    /// <summary>The words that found nothing with which the group begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Miss { get; set; }

    /// <summary>The version of the group that the editor saw.</summary>
    [BindProperty]
    public string? Version { get; set; }

    /// <summary>The phrases, each in a line of its own.</summary>
    [BindProperty]
    public string? Phrases { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Item is not null)
        {
            if (await desk.FindAsync(Item, cancellationToken) is not { } group)
            {
                return NotFound();
            }

            (Phrases, Version) = (string.Join('\n', group.Phrases), group.VersionId);
        }
        else if (Miss is not null)
        {
            Phrases = await log.WordsAsync(Miss, cancellationToken) is { } words ? words + '\n' : null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        List<string> phrases = [.. (Phrases ?? string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (Phrases?.Length > TextLengths.Statement || phrases.Count > MostPhrases || !SearchSynonymsRules.AreGroup(phrases))
        {
            ModelState.AddModelError(nameof(Phrases), texts["search.synonyms.problem"]);
        }
        else if (!await desk.SaveAsync(Item is null ? null : new(Item, Version ?? string.Empty, []), phrases, EditorDesk.EditorOf(User), cancellationToken))
        {
            ModelState.AddModelError(nameof(Phrases), texts["search.synonyms.changed"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Miss is not null)
        {
            await log.ForgetAsync(Miss, cancellationToken);
        }

        return this.GoTo(SitePaths.EditorSearch);
    }

    /// <summary>Takes the group back.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (Item is not null && await desk.RemoveAsync(Item, EditorDesk.EditorOf(User), cancellationToken))
        {
            return this.GoTo(SitePaths.EditorSearch);
        }

        ModelState.AddModelError(nameof(Phrases), texts["search.synonyms.changed"]);
        return Page();
    }
}
