using Duplicates.Service.Offices;
using Duplicates.Service.Offices.Import;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.StaffAccounts;

/// <summary>A list of first managers: what was found in it, how far the invitations have come, and letters for those who get none by e-mail.</summary>
[Authorize(Policy = ServicePolicies.Administrator)]
internal sealed class ManagerListModel(ManagerImports imports, IOffices offices) : PageModel
{
    /// <summary>How many mistakes the page shows.</summary>
    public const int ProblemsShown = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ManagerImportSummary Import { get; private set; } = null!;

    /// <summary>The first mistakes.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; private set; } = [];

    /// <summary>Letters that were made just now.</summary>
    public IReadOnlyList<ManagerLetter>? Letters { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Import = found;
        Problems = [.. (await imports.ProblemsAsync(Id, cancellationToken)).Take(ProblemsShown)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(Id, cancellationToken) is null)
        {
            return NotFound();
        }

        await imports.StartAsync(Id, AccountKeeper.Of(User), cancellationToken);
        return this.GoTo(SitePaths.ManagerImport(Id));
    }

    public async Task<IActionResult> OnPostLettersAsync(CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(Id, cancellationToken) is null)
        {
            return NotFound();
        }

        Letters = await imports.PrintAsync(Id, AccountKeeper.Of(User), ReaderLanguage.Current, cancellationToken);
        return await OnGetAsync(cancellationToken);
    }

    /// <summary>The name of an organisation.</summary>
    public string OfficeName(string id) => offices.Find(id)?.Name.In(ReaderLanguage.Current) ?? string.Empty;
}
