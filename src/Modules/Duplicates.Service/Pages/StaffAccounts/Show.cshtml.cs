using Duplicates.Service.Offices;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.StaffAccounts;

/// <summary>One account: what it is, what may be changed, and what happened to it.</summary>
internal sealed class ShowModel(StaffAccountDesk desk, StaffInvitations invitations, SecondFactors factors, AccountHistory history, IOffices offices, OfficeSearch search, IStringLocalizer<ServiceTexts> texts)
    : AccountForm(desk, offices, search, texts)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = string.Empty;

    /// <summary>What was done just now: text <c>staff-accounts.done.{done}</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary><c>mail</c> or <c>paper</c>.</summary>
    [BindProperty]
    public string? Way { get; set; }

    public StaffAccountState Account { get; private set; } = null!;

    public IReadOnlyList<AccountHistoryLine> History { get; private set; } = [];

    /// <summary>Until when the link of the invitation is good; null when there is none.</summary>
    public DateTimeOffset? InvitedUntil { get; private set; }

    /// <summary>Whether the account has a second factor.</summary>
    public bool HasFactor { get; private set; }

    /// <summary>A link that was made just now.</summary>
    public MadeInvitation? Made { get; private set; }

    public bool CanBeSent => invitations.CanBeSent;

    /// <summary>Whether this person may change it.</summary>
    public bool MayChange => AccountRights.MayChange(Keeper, Account);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Done = Done is "changed" or "locked" or "unlocked" or "sessions" or "acting" or "factor" ? Done : null;
        if (await Desk.FindAsync(Keeper, Id, cancellationToken) is not { } account)
        {
            return NotFound();
        }

        (Name, Organisation, Roles) = (account.Name, WordsOf(account.OfficeId), [.. account.Roles]);
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await Desk.FindAsync(Keeper, Id, cancellationToken) is not { } account)
        {
            return NotFound();
        }

        if (ReadEntry(account.Email, account.OfficeId) is not { } entry)
        {
            return await ShowAsync(cancellationToken);
        }

        return await AfterAsync(await Desk.ChangeAsync(Keeper, Id, entry, cancellationToken), "changed", cancellationToken);
    }

    public async Task<IActionResult> OnPostLockAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await Desk.SetLockAsync(Keeper, Id, isLocked: true, cancellationToken), "locked", cancellationToken);

    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await Desk.SetLockAsync(Keeper, Id, isLocked: false, cancellationToken), "unlocked", cancellationToken);

    public async Task<IActionResult> OnPostEndSessionsAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await Desk.EndSessionsAsync(Keeper, Id, cancellationToken), "sessions", cancellationToken);

    public async Task<IActionResult> OnPostRemoveFactorAsync(CancellationToken cancellationToken) =>
        await AfterAsync(await Desk.RemoveFactorAsync(Keeper, Id, cancellationToken), "factor", cancellationToken);

    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancellationToken)
    {
        var send = CanBeSent && Way != "paper";
        var outcome = await Desk.ResetAsync(Keeper, Id, ReaderLanguage.Current, send, cancellationToken);
        if (outcome.Problem is not null || await Desk.FindAsync(Keeper, Id, cancellationToken) is not { } account)
        {
            return await AfterAsync(outcome, string.Empty, cancellationToken);
        }

        (Account, Made) = (account, new(Id, account.Email, send ? null : outcome.Link, (int)invitations.Lifetime.TotalDays));
        return Page();
    }

    private async Task<IActionResult> AfterAsync(AccountOutcome outcome, string done, CancellationToken cancellationToken)
    {
        if (outcome.Problem is null)
        {
            return this.GoTo(SitePaths.Account(Id).With($"?done={done}"));
        }

        if (outcome.Problem is AccountProblem.NotFound || await Desk.FindAsync(Keeper, Id, cancellationToken) is not { } account)
        {
            return NotFound();
        }

        Refuse(outcome.Problem.Value);
        (Name, Organisation, Roles) = (Name ?? account.Name, Organisation ?? WordsOf(account.OfficeId), Roles.Count > 0 ? Roles : [.. account.Roles]);
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Account = (await Desk.FindAsync(Keeper, Id, cancellationToken))!;
        History = await history.ReadAsync(Id, cancellationToken);
        HasFactor = await factors.HasAsync(Id, cancellationToken);
        InvitedUntil = await invitations.OpenUntilAsync(Id, cancellationToken);
        return Page();
    }
}
