using Duplicates.Service.Content;
using Duplicates.Service.Editor;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Editor;

/// <summary>One version of an item: what it changed, and a button that makes it the draft again.</summary>
internal sealed class VersionModel(EditorDesk desk) : EditorPage(desk)
{
    /// <summary>The version's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Version { get; set; } = string.Empty;

    /// <summary>The newest version that the editor saw.</summary>
    [BindProperty]
    public string Newest { get; set; } = string.Empty;

    /// <summary>The version shown.</summary>
    public ContentVersion Shown { get; private set; } = null!;

    /// <summary>Its words against those of the version before.</summary>
    public IReadOnlyList<FieldDifference> Differences { get; private set; } = [];

    public bool IsNewest => Shown.Row.Latest;

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        return await Desk.RestoreAsync(Shown, Newest, Editor, HttpContext.RequestAborted) is ContentOutcome.Done
            ? this.GoTo(SitePaths.EditorItem(Set).With("?done=restored"))
            : this.GoTo(SitePaths.EditorItem(Set).With("?done=stale"));
    }

    private async Task<bool> ReadAsync()
    {
        if (!await OpenAsync() || await Desk.Store.VersionAsync(Version, HttpContext.RequestAborted) is not { } found || found.Row.SetId != Set)
        {
            return false;
        }

        var before = (await Desk.Store.HistoryAsync(Set, HttpContext.RequestAborted))
            .Where(version => version.ItemId == found.ItemId && version.Row.Number < found.Row.Number).MaxBy(version => version.Row.Number);
        (Shown, Differences) = (found, FieldDifference.Between(Item.ContentType, before?.Item.Json, found.Item.Json, ReaderLanguage.Current));
        return true;
    }
}
