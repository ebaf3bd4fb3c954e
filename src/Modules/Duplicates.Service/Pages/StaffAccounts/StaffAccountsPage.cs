using Duplicates.Service.Offices;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.StaffAccounts;

/// <summary>A page of those who manage accounts; behind a door whose accounts are elsewhere there is none.</summary>
[Authorize(Policy = ServicePolicies.Accounts)]
internal abstract class StaffAccountsPage(StaffAccountDesk desk, IOffices offices, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    /// <summary>Who manages.</summary>
    public AccountKeeper Keeper => AccountKeeper.Of(User);

    protected StaffAccountDesk Desk => desk;

    protected IOffices Offices => offices;

    protected IStringLocalizer<ServiceTexts> Texts => texts;

    /// <inheritdoc />
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!desk.IsOpen)
        {
            context.Result = NotFound();
        }
    }

    /// <summary>The name of an organisation; for staff of none, what they belong to.</summary>
    public string OfficeName(string officeId) =>
        officeId.Length == 0 ? texts["staff-accounts.no-organisation"] : offices.Find(officeId)?.Name.In(ReaderLanguage.Current) ?? texts["staff-accounts.gone-organisation"];

    /// <summary>Where an account stands: invited, open or closed.</summary>
    public string StateOf(StaffAccountState account)
    {
        var state = account.IsLocked ? "locked" : account.HasPassword ? "open" : "invited";
        return texts[$"staff-accounts.state.{state}"];
    }

    /// <summary>A role for a time with its days and its order.</summary>
    public string ActingText(ActingRole acting) =>
        texts["staff-accounts.acting.text", texts[$"staff-accounts.role.{acting.Role}"].Value, texts.Date(acting.FirstDay), texts.Date(acting.LastDay), acting.Basis];

    /// <summary>The roles as people say them.</summary>
    public string RolesOf(StaffAccountState account) => string.Join(", ", account.Roles.Select(role => texts[$"staff-accounts.role.{role}"].Value));
}
