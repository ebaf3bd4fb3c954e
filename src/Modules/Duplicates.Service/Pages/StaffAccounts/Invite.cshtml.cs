using Duplicates.Service.Offices;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.StaffAccounts;

/// <summary>Makes an account: its holder chooses a password by a link, which goes out by e-mail or is printed.</summary>
internal sealed class InviteModel(StaffAccountDesk desk, StaffInvitations invitations, IOffices offices, OfficeSearch search, IStringLocalizer<ServiceTexts> texts)
    : AccountForm(desk, offices, search, texts)
{
    /// <summary><c>mail</c> or <c>paper</c>.</summary>
    [BindProperty]
    public string? Way { get; set; }

    /// <summary>Whether e-mail leaves the service.</summary>
    public bool CanBeSent => invitations.CanBeSent;

    /// <summary>The account that was made just now, with its link.</summary>
    public MadeInvitation? Made { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ReadEntry() is not { } entry)
        {
            return Page();
        }

        var send = CanBeSent && Way != "paper";
        var outcome = await Desk.InviteAsync(Keeper, entry, ReaderLanguage.Current, send, cancellationToken);
        if (outcome.Problem is { } problem)
        {
            Refuse(problem);
            return Page();
        }

        Made = new(outcome.Id!, entry.Email, send ? null : outcome.Link, (int)invitations.Lifetime.TotalDays);
        return Page();
    }
}

/// <summary>A link that was made just now; the page that shows it is the only one that ever does.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Email">Whom it is for.</param>
/// <param name="Link">The address to print; null when it went out by e-mail.</param>
/// <param name="Days">How many days it is good for.</param>
internal sealed record MadeInvitation(string AccountId, string Email, string? Link, int Days);
