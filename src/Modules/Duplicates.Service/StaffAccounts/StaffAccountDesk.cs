using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Duplicates.Service.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duplicates.Service.StaffAccounts;

/// <summary>Why nothing was changed.</summary>
internal enum AccountProblem
{
    /// <summary>There is no such account for this person.</summary>
    NotFound,

    /// <summary>It is the own account, or one that has more than this person may give.</summary>
    NotAllowed,

    /// <summary>Another account has the e-mail, or it is none.</summary>
    EmailTaken,

    /// <summary>Nobody could run the service any more.</summary>
    LastAdministrator,
}

/// <summary>What came of a change.</summary>
/// <param name="Problem">Why nothing was changed; null when it was.</param>
/// <param name="Id">The account.</param>
/// <param name="Link">The link of an invitation, shown now or never.</param>
internal sealed record AccountOutcome(AccountProblem? Problem, string? Id = null, string? Link = null);

/// <summary>
/// Changes accounts of staff. Each change is one transaction with its entry in the audit log, asks anew who changes and what the account
/// is at that moment, and ends the sessions that it concerns.
/// </summary>
internal sealed class StaffAccountDesk(IEnumerable<IStaffAccounts> doors, DuplicatesDbContext db, StaffInvitations invitations, SecondFactors factors, IOpenSessions sessions, IOffices offices, AuditLog audit, TimeProvider clock)
{
    private readonly IStaffAccounts? _accounts = doors.SingleOrDefault();

    private DateOnly Today => AlmatyTime.Today(clock);

    /// <summary>Whether accounts are managed here; behind some doors they are elsewhere.</summary>
    public bool IsOpen => _accounts is not null;

    /// <summary>The accounts of the door.</summary>
    public IStaffAccounts Accounts => _accounts ?? throw new InvalidOperationException("Accounts are managed elsewhere.");

    /// <summary>The account; null when there is none that this person may see.</summary>
    public async Task<StaffAccountState?> FindAsync(AccountKeeper keeper, string id, CancellationToken cancellationToken) =>
        await Accounts.FindAsync(id, cancellationToken) is { } account && AccountRights.MaySee(keeper, account) ? account : null;

    /// <summary>Makes an account and its link.</summary>
    public Task<AccountOutcome> InviteAsync(AccountKeeper keeper, StaffAccountEntry entry, string language, bool send, CancellationToken cancellationToken) => InOneAsync(
        async () =>
        {
            if (await Accounts.FindAsync(keeper.Id, cancellationToken) is not { IsLocked: false } giver || !MayGive(AccountKeeper.Of(giver, Today), entry))
            {
                return new(AccountProblem.NotAllowed);
            }

            if (await Accounts.CreateAsync(entry, cancellationToken) is not { } id)
            {
                return new(AccountProblem.EmailTaken);
            }

            await RecordAsync(keeper, AuditAction.AccountInvited, id, cancellationToken);
            await RecordRolesAsync(keeper, id, [], entry.Roles, cancellationToken);
            return new(null, id, await invitations.MakeAsync(id, entry.Email, language, send, cancellationToken));
        },
        cancellationToken);

    /// <summary>Changes name, organisation and roles.</summary>
    public Task<AccountOutcome> ChangeAsync(AccountKeeper keeper, string id, StaffAccountEntry entry, CancellationToken cancellationToken) => OfAsync(
        keeper,
        id,
        mayLoseRights: !entry.Roles.Contains(ServiceRoles.Administrator, StringComparer.Ordinal),
        async (giver, account) =>
        {
            if (!MayGive(giver, entry))
            {
                return new(AccountProblem.NotAllowed);
            }

            await Accounts.ChangeAsync(id, entry with { Email = account.Email }, cancellationToken);
            await RecordAsync(keeper, account.OfficeId == entry.OfficeId ? AuditAction.AccountChanged : AuditAction.AccountMoved, id, cancellationToken);
            await RecordRolesAsync(keeper, id, account.Roles, entry.Roles, cancellationToken);
            return new(null, id);
        },
        cancellationToken);

    /// <summary>Gives a role for a time.</summary>
    public Task<AccountOutcome> ActAsync(AccountKeeper keeper, string id, ActingRole acting, CancellationToken cancellationToken) => OfAsync(
        keeper,
        id,
        mayLoseRights: false,
        async (giver, account) =>
        {
            if (!AccountRights.ActingGivenBy(giver, account, offices.Find(account.OfficeId)?.Kind).Contains(acting.Role, StringComparer.Ordinal))
            {
                return new(AccountProblem.NotAllowed);
            }

            await Accounts.AddActingAsync(id, acting, cancellationToken);
            await RecordAsync(keeper, AuditAction.AccountActingGiven, AccountHistory.SubjectOf(id, acting.Role), cancellationToken);
            return new(null, id);
        },
        cancellationToken);

    /// <summary>Ends a role for a time; one that has ended is as it should be.</summary>
    public Task<AccountOutcome> EndActingAsync(AccountKeeper keeper, string id, Guid acting, CancellationToken cancellationToken) => OfAsync(
        keeper,
        id,
        mayLoseRights: false,
        async (_, account) =>
        {
            if (account.Acting.FirstOrDefault(one => one.Id == acting) is { } found)
            {
                await Accounts.EndActingAsync(id, acting, cancellationToken);
                await RecordAsync(keeper, AuditAction.AccountActingEnded, AccountHistory.SubjectOf(id, found.Role), cancellationToken);
            }

            return new(null, id);
        },
        cancellationToken);

    /// <summary>Closes the account or opens it again; a link that is on its way is worthless when it is closed.</summary>
    public Task<AccountOutcome> SetLockAsync(AccountKeeper keeper, string id, bool isLocked, CancellationToken cancellationToken) => OfAsync(
        keeper,
        id,
        mayLoseRights: isLocked,
        async (_, _) =>
        {
            await Accounts.SetLockAsync(id, isLocked, cancellationToken);
            if (isLocked)
            {
                await invitations.WithdrawAsync(id, cancellationToken);
            }

            await RecordAsync(keeper, isLocked ? AuditAction.AccountLocked : AuditAction.AccountUnlocked, id, cancellationToken);
            return new(null, id);
        },
        cancellationToken);

    /// <summary>Takes the password away and makes a link to choose another.</summary>
    public Task<AccountOutcome> ResetAsync(AccountKeeper keeper, string id, string language, bool send, CancellationToken cancellationToken) => OfAsync(
        keeper,
        id,
        mayLoseRights: true,
        async (_, account) =>
        {
            if (account.IsLocked)
            {
                return new(AccountProblem.NotAllowed);
            }

            await Accounts.RemovePasswordAsync(id, cancellationToken);
            await RecordAsync(keeper, AuditAction.AccountReset, id, cancellationToken);
            return new(null, id, await invitations.MakeAsync(id, account.Email, language, send, cancellationToken));
        },
        cancellationToken);

    /// <summary>Takes the second factor away, for example when the phone and the paper are lost; whoever needs one sets it up at the next sign-in.</summary>
    public Task<AccountOutcome> RemoveFactorAsync(AccountKeeper keeper, string id, CancellationToken cancellationToken) => OfAsync(
        keeper,
        id,
        mayLoseRights: false,
        async (_, _) =>
        {
            await factors.RemoveAsync(id, cancellationToken);
            await RecordAsync(keeper, AuditAction.AccountFactorRemoved, id, cancellationToken);
            return new(null, id);
        },
        cancellationToken);

    /// <summary>Sets the own second factor up; sessions that began without it end.</summary>
    /// <returns>The codes on paper; null when the code of the app is wrong.</returns>
    public async Task<IReadOnlyList<string>?> SetUpFactorAsync(StaffAccountState account, string secret, string? code, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? paper = null;
        await InOneAsync(
            async () =>
            {
                paper = await factors.SetUpAsync(account.Id, secret, code, cancellationToken);
                if (paper is null)
                {
                    return new(AccountProblem.NotAllowed);
                }

                await sessions.EndAllOfStaffAsync(account.Id, cancellationToken);
                await RecordAsync(AccountKeeper.Of(account, Today), AuditAction.AccountFactorSetUp, account.Id, cancellationToken);
                return new(null, account.Id);
            },
            cancellationToken);
        return paper;
    }

    /// <summary>Ends all sessions of the account.</summary>
    public Task<AccountOutcome> EndSessionsAsync(AccountKeeper keeper, string id, CancellationToken cancellationToken) => OfAsync(
        keeper,
        id,
        mayLoseRights: false,
        async (_, _) =>
        {
            await RecordAsync(keeper, AuditAction.AccountSessionsEnded, id, cancellationToken);
            return new(null, id);
        },
        cancellationToken);

    /// <summary>Chooses a password by the link of an invitation; the account, or null when the link is worthless or the password is refused.</summary>
    public async Task<StaffAccountState?> AcceptAsync(string token, string password, CancellationToken cancellationToken)
    {
        StaffAccountState? accepted = null;
        await InOneAsync(
            async () =>
            {
                if (await invitations.FindAsync(token, cancellationToken) is { } id
                    && await Accounts.FindAsync(id, cancellationToken) is { IsLocked: false } account
                    && await Accounts.SetPasswordAsync(id, password, cancellationToken)
                    && await invitations.TakeAsync(token, cancellationToken))
                {
                    await RecordAsync(AccountKeeper.Of(account, Today), AuditAction.AccountPasswordChosen, id, cancellationToken);
                    await sessions.EndAllOfStaffAsync(id, cancellationToken);
                    accepted = account;
                    return new(null, id);
                }

                return new(AccountProblem.NotFound);
            },
            cancellationToken);
        return accepted;
    }

    /// <summary>Changes the own password; false when the new one is refused. All sessions end; the door opens a new one.</summary>
    public async Task<bool> ChangeOwnPasswordAsync(AccountKeeper person, string password, CancellationToken cancellationToken)
    {
        var outcome = await InOneAsync(
            async () =>
            {
                if (!await Accounts.SetPasswordAsync(person.Id, password, cancellationToken))
                {
                    return new(AccountProblem.NotAllowed);
                }

                await sessions.EndAllOfStaffAsync(person.Id, cancellationToken);
                await RecordAsync(person, AuditAction.AccountPasswordChosen, person.Id, cancellationToken);
                return new(null, person.Id);
            },
            cancellationToken);
        return outcome.Problem is null;
    }

    private static bool MayGive(AccountKeeper giver, StaffAccountEntry entry) =>
        entry.Roles.All(AccountRights.RolesGivenBy(giver).Contains) && (giver.IsAdministrator || giver.OfficeId == entry.OfficeId);

    private Task<AccountOutcome> OfAsync(AccountKeeper keeper, string id, bool mayLoseRights, Func<AccountKeeper, StaffAccountState, Task<AccountOutcome>> change, CancellationToken cancellationToken) => InOneAsync(
        async () =>
        {
            if (await Accounts.FindAsync(keeper.Id, cancellationToken) is not { IsLocked: false } giver
                || await Accounts.FindAsync(id, cancellationToken) is not { } account
                || !AccountRights.MaySee(AccountKeeper.Of(giver, Today), account))
            {
                return new(AccountProblem.NotFound);
            }

            if (!AccountRights.MayChange(AccountKeeper.Of(giver, Today), account))
            {
                return new(AccountProblem.NotAllowed);
            }

            if (mayLoseRights && account.Roles.Contains(ServiceRoles.Administrator, StringComparer.Ordinal) && !await Accounts.HasOtherAdministratorAsync(id, cancellationToken))
            {
                return new(AccountProblem.LastAdministrator);
            }

            var outcome = await change(AccountKeeper.Of(giver, Today), account);
            if (outcome.Problem is null)
            {
                await sessions.EndAllOfStaffAsync(id, cancellationToken);
            }

            return outcome;
        },
        cancellationToken);

    private async Task<AccountOutcome> InOneAsync(Func<Task<AccountOutcome>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await using var joined = await Accounts.JoinAsync(transaction.GetDbTransaction(), cancellationToken);
        var outcome = await change();
        if (outcome.Problem is null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    private async Task RecordRolesAsync(AccountKeeper by, string id, IReadOnlyList<string> before, IReadOnlyList<string> after, CancellationToken cancellationToken)
    {
        foreach (var role in after.Except(before, StringComparer.Ordinal))
        {
            await RecordAsync(by, AuditAction.AccountRoleGiven, AccountHistory.SubjectOf(id, role), cancellationToken);
        }

        foreach (var role in before.Except(after, StringComparer.Ordinal))
        {
            await RecordAsync(by, AuditAction.AccountRoleTaken, AccountHistory.SubjectOf(id, role), cancellationToken);
        }
    }

    private Task<long> RecordAsync(AccountKeeper by, AuditAction action, string subject, CancellationToken cancellationToken) =>
        audit.AppendAsync(new(by.Id, by.Name, AuditActs.RoleOf(action, by.Roles)), action, subject, cancellationToken);
}
