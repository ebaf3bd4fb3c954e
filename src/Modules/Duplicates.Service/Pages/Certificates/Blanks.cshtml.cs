using Duplicates.Service.Accounts;
using Duplicates.Service.Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Certificates;

/// <summary>The school's blanks of strict account: the balance of each series, and the book of what came and went.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class BlanksModel(Blanks blanks) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The columns of the balance.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        [nameof(BlankBalance.Received), nameof(BlankBalance.Used), nameof(BlankBalance.Spoiled), nameof(BlankBalance.Returned), nameof(BlankBalance.InStock)];

    /// <summary>The page shows lines before this one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<BlankBalance> Balances { get; private set; } = [];

    /// <summary>All series together; it has no name.</summary>
    public BlankBalance Total => new(
        string.Empty,
        Balances.Sum(balance => balance.InStock),
        Balances.Sum(balance => balance.Used),
        Balances.Sum(balance => balance.Spoiled),
        Balances.Sum(balance => balance.Returned));

    public IReadOnlyList<BlankMovementRow> Movements { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last one.</summary>
    public Guid? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var officeId = SignedInPeople.Officer(User).OfficeId;
        Balances = await blanks.BalancesAsync(officeId, cancellationToken);
        var found = await blanks.MovementsAsync(officeId, Before, PageSize + 1, cancellationToken);
        (Movements, Next) = ([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>A number of the balance.</summary>
    public static int Count(BlankBalance balance, string column) => column switch
    {
        nameof(BlankBalance.Received) => balance.Received,
        nameof(BlankBalance.Used) => balance.Used,
        nameof(BlankBalance.Spoiled) => balance.Spoiled,
        nameof(BlankBalance.Returned) => balance.Returned,
        _ => balance.InStock,
    };
}
