using Duplicates.Service.Web;
using Duplicates.Service.Workflows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Workflows;

/// <summary>The workflows and how many cases wait where; an administrator sees numbers and no case.</summary>
[Authorize(Policy = ServicePolicies.Administrator)]
internal sealed class IndexModel(WorkflowOverview overview, WorkflowMoves moves) : PageModel
{
    public IReadOnlyList<WorkflowUse> Uses { get; private set; } = [];

    /// <summary>What became of the move that was just asked for.</summary>
    public WorkflowMove? Move { get; private set; }

    [BindProperty]
    public string? TypeId { get; set; }

    /// <summary>The version whose cases are to be moved.</summary>
    [BindProperty]
    public int Version { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Uses = await overview.ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Uses = await overview.ReadAsync(cancellationToken);
        if (Uses.Any(use => use.Graph.TypeId == TypeId && use.Graph.Version == Version && !use.IsNewest))
        {
            Move = await moves.ToNewestAsync(TypeId!, Version, cancellationToken);
            Uses = await overview.ReadAsync(cancellationToken);
        }

        return Page();
    }

    /// <summary>The drawing of a workflow with its numbers.</summary>
    public static WorkflowPicture PictureOf(WorkflowUse use) => new(use.Graph, use.Waiting, ReaderLanguage.Current) { CountsCases = true };

    /// <summary>What an activity is called in any version shown.</summary>
    public string TitleOf(string activityId) =>
        Uses.Select(use => use.Graph.Find(activityId)).FirstOrDefault(activity => activity is not null)?.Title.In(ReaderLanguage.Current) ?? activityId;
}
