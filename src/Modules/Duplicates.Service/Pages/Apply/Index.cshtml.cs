using Duplicates.Service.Apply;
using Duplicates.Service.Files;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Apply;

/// <summary>What was begun, in the cabinet or in this browser; whoever began nothing is led to the first question.</summary>
[DraftPage]
internal sealed class IndexModel(Drafts drafts, CaseFiles files) : PageModel
{
    /// <summary>The reader's unfinished applications.</summary>
    public IReadOnlyList<Draft> Begun { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Begun = await drafts.OfAsync(OpenDraft.Of(HttpContext).Owner, cancellationToken);
        return Begun.Count == 0 ? this.GoTo(SitePaths.FirstQuestion) : Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid draft, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(draft, OpenDraft.Of(HttpContext).Owner, cancellationToken) is { } found)
        {
            await drafts.DeleteAsync(found, cancellationToken);
            await files.RemoveAllAsync(draft, cancellationToken);
        }

        return this.GoTo(SitePaths.Apply);
    }

    /// <summary>Where to go on.</summary>
    public static SitePath ContinuePath(Draft draft) =>
        ApplySteps.FirstUnanswered(draft.Answers) is { } open ? SitePaths.Draft(draft.Id, open.Path()) : SitePaths.DraftCheck(draft.Id);
}
