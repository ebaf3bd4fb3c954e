using Duplicates.Domain.Time;
using Duplicates.Service.Offices;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.StaffAccounts;

/// <summary>Gives a colleague a role for a time by an order: the head is on leave, or the post is vacant.</summary>
internal sealed class ActingModel(StaffAccountDesk desk, IOffices offices, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : StaffAccountsPage(desk, offices, texts)
{
    /// <summary>Days of the longest time; whoever stays longer gets the role itself.</summary>
    private const int LongestDays = 366;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = string.Empty;

    [BindProperty]
    public string? Role { get; set; }

    /// <summary>Number and date of the order.</summary>
    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public string? FirstDay { get; set; }

    [BindProperty]
    public string? LastDay { get; set; }

    /// <summary>Which time ends.</summary>
    [BindProperty]
    public Guid Ended { get; set; }

    public StaffAccountState Account { get; private set; } = null!;

    /// <summary>The roles among which to choose.</summary>
    public IReadOnlyList<Choice> RoleChoices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        return Read() is { } acting ? After(await Desk.ActAsync(Keeper, Id, acting, cancellationToken)) : Page();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ? After(await Desk.EndActingAsync(Keeper, Id, Ended, cancellationToken)) : NotFound();

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await Desk.FindAsync(Keeper, Id, cancellationToken) is not { } account || !AccountRights.MayChange(Keeper, account))
        {
            return false;
        }

        Account = account;
        RoleChoices = [.. AccountRights.ActingGivenBy(Keeper, account, Offices.Find(account.OfficeId)?.Kind).Select(role => new Choice(role, Texts[$"staff-accounts.role.{role}"]))];
        return true;
    }

    private ActingRole? Read()
    {
        var (today, basis) = (AlmatyTime.Today(clock), Basis?.Trim() ?? string.Empty);
        if (!RoleChoices.Any(choice => choice.Value == Role))
        {
            ModelState.AddModelError(nameof(Role), Texts["staff-accounts.acting.role-error"]);
        }

        if (basis.Length is 0 or > TextLengths.Line)
        {
            ModelState.AddModelError(nameof(Basis), basis.Length == 0 ? Texts["staff-accounts.acting.basis-error"] : Texts["apply.too-long", TextLengths.Line]);
        }

        if (TypedDay.Find(FirstDay) is not { } first)
        {
            ModelState.AddModelError(nameof(FirstDay), Texts["staff-accounts.acting.day-error"]);
            first = today;
        }

        if (TypedDay.Find(LastDay) is not { } last)
        {
            ModelState.AddModelError(nameof(LastDay), Texts["staff-accounts.acting.day-error"]);
            last = today;
        }
        else if (last < today || last < first || last > first.AddDays(LongestDays))
        {
            ModelState.AddModelError(nameof(LastDay), Texts["staff-accounts.acting.last-error"]);
        }

        return ModelState.IsValid ? new(Guid.NewGuid(), Role!, basis, first, last) : null;
    }

    private IActionResult After(AccountOutcome outcome)
    {
        if (outcome.Problem is not { } problem)
        {
            return this.GoTo(SitePaths.Account(Id).With("?done=acting"));
        }

        ModelState.AddModelError(string.Empty, Texts[$"staff-accounts.problem.{problem}"]);
        return Page();
    }
}
