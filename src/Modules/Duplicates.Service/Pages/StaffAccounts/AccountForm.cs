using Duplicates.Domain.People;
using Duplicates.Service.Offices;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.StaffAccounts;

/// <summary>The fields of an account. The manager of one organisation is not asked for it; an administrator types some words of its name or its BIN.</summary>
internal abstract class AccountForm(StaffAccountDesk desk, IOffices offices, OfficeSearch search, IStringLocalizer<ServiceTexts> texts) : StaffAccountsPage(desk, offices, texts)
{
    private const int LongestName = 200;
    private const int LongestOrganisation = 200;
    private const int MostMatches = 20;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What was typed to find the organisation.</summary>
    [BindProperty]
    public string? Organisation { get; set; }

    /// <summary>The organisation that was chosen among several.</summary>
    [BindProperty]
    public string? OfficeId { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    /// <summary>The organisations among which to choose.</summary>
    public IReadOnlyList<Choice> Matches { get; private set; } = [];

    /// <summary>The roles that this person may give.</summary>
    public IReadOnlyList<Choice> RoleChoices =>
        [.. AccountRights.RolesGivenBy(Keeper).Select(role => new Choice(role, Texts[$"staff-accounts.role.{role}"], role == ServiceRoles.AccountManager ? Texts["staff-accounts.role.hint"].Value : null))];

    /// <summary>The words by which an organisation is shown in the field and found again.</summary>
    protected string WordsOf(string officeId) => Offices.Find(officeId)?.Name.In(ReaderLanguage.Current) ?? string.Empty;

    /// <summary>What was entered; null with messages beside the fields when it cannot be.</summary>
    /// <param name="email">The e-mail, when it is not asked for.</param>
    /// <param name="current">The organisation of the account so far.</param>
    protected StaffAccountEntry? ReadEntry(string? email = null, string? current = null)
    {
        if (email is null && !EmailAddress.TryParse(Email, out _, out _))
        {
            ModelState.AddModelError(nameof(Email), Texts["staff-accounts.email-error"]);
        }

        email ??= EmailAddress.TryParse(Email, out var address, out _) ? address.Value : string.Empty;

        var name = string.Join(' ', (Name ?? string.Empty).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            ModelState.AddModelError(nameof(Name), Texts["staff-accounts.name-error"]);
        }

        var given = AccountRights.RolesGivenBy(Keeper);
        var roles = given.Where(role => Roles.Contains(role, StringComparer.Ordinal)).ToList();
        if (!AccountRights.HoldWork(roles))
        {
            ModelState.AddModelError(nameof(Roles), Texts["staff-accounts.roles-error"]);
        }

        var office = Keeper.IsAdministrator ? FindOffice(current) : Keeper.OfficeId;
        if (office is not null && roles.Count > 0 && !AccountRights.Fit(roles, Offices.Find(office)?.Kind))
        {
            ModelState.AddModelError(Keeper.IsAdministrator ? nameof(Organisation) : nameof(Roles), Texts["staff-accounts.fit-error"]);
        }

        return ModelState.IsValid ? new(email, name, office!, roles) : null;
    }

    /// <summary>Says beside which field why nothing was changed.</summary>
    protected void Refuse(AccountProblem problem) =>
        ModelState.AddModelError(problem is AccountProblem.EmailTaken ? nameof(Email) : string.Empty, Texts[$"staff-accounts.problem.{problem}"]);

    private string? FindOffice(string? current)
    {
        if (string.IsNullOrWhiteSpace(Organisation))
        {
            return string.Empty;
        }

        if (current is not null && string.Equals(Organisation.Trim(), WordsOf(current), StringComparison.Ordinal))
        {
            return current;
        }

        if (Organisation.Length > LongestOrganisation)
        {
            ModelState.AddModelError(nameof(Organisation), Texts["staff-accounts.organisation-error"]);
            return null;
        }

        var (offices, understood) = search.Find(Organisation, ReaderLanguage.Current, []);
        var found = offices.Where(office => office.ClosedSince is null).ToList();
        if (found.Find(office => office.Id == OfficeId) is { } chosen)
        {
            return chosen.Id;
        }

        if (found.Count == 1 && understood.IsExact)
        {
            return found[0].Id;
        }

        Matches = [.. found.Take(MostMatches).Select(office => new Choice(office.Id, $"{Regions.Name(office.Region).In(ReaderLanguage.Current)}: {office.Name.In(ReaderLanguage.Current)}"))];
        ModelState.AddModelError(found.Count == 0 ? nameof(Organisation) : nameof(OfficeId), found.Count == 0 ? Texts["staff-accounts.organisation-error"] : Texts["staff-accounts.choose-error"]);
        return null;
    }
}
