using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Files;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Apply;

/// <summary>Begins an application, or goes on with one that was begun.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class IndexModel(Drafts drafts, CaseFiles files, SignedInPeople people, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    /// <summary>The reader's unfinished applications.</summary>
    public IReadOnlyList<Draft> Begun { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Begun = await drafts.OfAsync(people.Citizen(User), cancellationToken);

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(User);
        if (await drafts.StartAsync(citizen, cancellationToken) is { } draft)
        {
            return this.GoTo(SitePaths.Draft(draft.Id, ApplySteps.All[0].Path()));
        }

        ModelState.AddModelError(string.Empty, texts["apply.start.too-many", Drafts.MostPerPerson]);
        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid draft, CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(User);
        if (await drafts.FindAsync(draft, citizen, cancellationToken) is not null)
        {
            await drafts.DeleteAsync(draft, citizen, cancellationToken);
            await files.RemoveAllAsync(draft, cancellationToken);
        }

        return this.GoTo(SitePaths.Apply);
    }

    /// <summary>Where to go on.</summary>
    public static SitePath ContinuePath(Draft draft) =>
        ApplySteps.FirstUnanswered(draft.Answers) is { } open ? SitePaths.Draft(draft.Id, open.Path()) : SitePaths.DraftCheck(draft.Id);
}
