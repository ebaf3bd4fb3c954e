using System.Globalization;
using Duplicates.Service.Content;
using Duplicates.Service.Editor;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Editor;

/// <summary>Where an item stands, what may be done with it, and its history.</summary>
internal sealed class ItemModel(EditorDesk desk, PreviewLinks links) : EditorPage(desk)
{
    /// <summary>The state that the editor saw.</summary>
    [BindProperty]
    public int Changes { get; set; }

    /// <summary>What was done just now: names the message.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>The Almaty date of a scheduled publication.</summary>
    [BindProperty]
    public string? PublishOn { get; set; }

    /// <summary>The Almaty time of a scheduled publication.</summary>
    [BindProperty]
    public string? PublishAt { get; set; }

    /// <summary>What stands in the way of publishing.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; private set; } = [];

    /// <summary>All versions, the newest first.</summary>
    public IReadOnlyList<ContentVersion> History { get; private set; } = [];

    /// <summary>A link made just now, by which somebody without an account reads the draft.</summary>
    public string? PreviewLink { get; private set; }

    /// <summary>One editor proposes, another publishes.</summary>
    public bool TwoEditors => Desk.NeedsTwoEditors(Item.ContentType);

    public bool IsOwnProposal => Item.State.ProposedById == Editor.Id;

    public bool IsPublic => Item.Published.Count > 0;

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ? await ShowAsync() : NotFound();

    public Task<IActionResult> OnPostPublishAsync() => ActAsync("published", () => Desk.PublishAsync(Set, Changes, Editor, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostProposeAsync() => ActAsync("proposed", () => Desk.ProposeAsync(Set, Changes, Editor, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostUnpublishAsync() => ActAsync("unpublished", () => Desk.UnpublishAsync(Set, Changes, Editor, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostCancelScheduleAsync() => ActAsync("schedule-cancelled", () => Desk.CancelScheduleAsync(Set, Changes, Editor, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostDiscardAsync() => ActAsync("discarded", () => Desk.DeleteDraftAsync(Set, Changes, Editor, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostScheduleAsync()
    {
        if (DateTime.TryParseExact($"{PublishOn?.Trim()} {PublishAt?.Trim()}", "dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return await ActAsync("scheduled", () => Desk.ScheduleAsync(Set, Changes, at, Editor, HttpContext.RequestAborted));
        }

        if (!await OpenAsync())
        {
            return NotFound();
        }

        var isDay = DateOnly.TryParseExact(PublishOn?.Trim(), "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        ModelState.AddModelError(isDay ? nameof(PublishAt) : nameof(PublishOn), Texts["editor.schedule.error"]);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostPreviewLinkAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        var token = links.Create(await Desk.Store.KeepLatestAsync(Item, HttpContext.RequestAborted));
        await Desk.RecordLinkAsync(Set, Editor, HttpContext.RequestAborted);
        PreviewLink = $"{Request.Scheme}://{Request.Host}{Request.PathBase}/{SitePaths.Preview(token)}";
        return await ShowAsync();
    }

    private async Task<IActionResult> ActAsync(string done, Func<Task<ContentOutcome>> act)
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        switch (await act())
        {
            case ContentOutcome.Done { Set.Latest.Count: 0 }:
                return this.GoTo(SitePaths.Editor);
            case ContentOutcome.Done:
                return this.GoTo(SitePaths.EditorItem(Set).With($"?done={done}"));
            case ContentOutcome.Refused { Problems: var problems }:
                foreach (var (place, problem) in problems.Index())
                {
                    // each leads to its line in the list below; what concerns the item as a whole is in no list
                    ModelState.AddModelError(problem.Culture is null && problem.Field.Length == 0 ? string.Empty : $"problem-{place}", Say(problem));
                }

                return await ShowAsync();
            default:
                return this.GoTo(SitePaths.EditorItem(Set).With("?done=stale"));
        }
    }

    private async Task<IActionResult> ShowAsync()
    {
        Problems = await Desk.ProblemsAsync(Item, HttpContext.RequestAborted);
        History = await Desk.Store.HistoryAsync(Set, HttpContext.RequestAborted);
        Changes = Item.State.Changes;
        ModelState.Remove(nameof(Changes));
        return Page();
    }
}
