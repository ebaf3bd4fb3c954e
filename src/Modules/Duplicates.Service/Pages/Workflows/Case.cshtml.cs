using Duplicates.Domain.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Casework;
using Duplicates.Service.Web;
using Duplicates.Service.Workflows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Workflows;

/// <summary>Where one case stands on its way through the office, for the school that holds it.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class CaseModel(StaffCases cases, WorkflowOverview overview) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    public DuplicateApplication Application { get; private set; } = null!;

    public CasePlace Place { get; private set; } = null!;

    /// <summary>The drawing with the present steps marked.</summary>
    public WorkflowPicture Picture => new(Place.Graph, Place.Waits.ToDictionary(wait => wait.ActivityId, _ => 1, StringComparer.Ordinal), ReaderLanguage.Current);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await cases.OpenAsync(User, Number, AuditAction.CaseRead, cancellationToken) is not { } application
            || await overview.OfCaseAsync(application.Id, cancellationToken) is not { } place)
        {
            return NotFound();
        }

        (Application, Place) = (application, place);
        return Page();
    }

    /// <summary>What an activity is called; one that the case has left behind in an older version shows its id.</summary>
    public string TitleOf(string activityId) => Place.Graph.Find(activityId)?.Title.In(ReaderLanguage.Current) ?? activityId;
}
