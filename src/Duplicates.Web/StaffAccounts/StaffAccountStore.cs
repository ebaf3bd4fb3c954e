using System.Data.Common;
using System.Linq.Expressions;
using Duplicates.Domain.Time;
using Duplicates.Service;
using Duplicates.Service.StaffAccounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Web.StaffAccounts;

/// <summary>The accounts of this door for the pages that manage them.</summary>
internal sealed class StaffAccountStore(StaffDbContext db, UserManager<StaffAccount> accounts, StaffRegistration registration, StaffSignIn signIn, DemonstrationAccounts demonstration, TimeProvider clock) : IStaffAccounts
{
    private const int AtOnce = 500;

    /// <inheritdoc />
    public async Task<IAsyncDisposable> JoinAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection() != transaction.Connection)
        {
            db.Database.SetDbConnection(transaction.Connection);
        }

        await db.Database.UseTransactionAsync(transaction, cancellationToken);
        // whoever changes accounts holds this row until the end: of two administrators who lock each other, the second finds the own account locked
        await registration.EnsureRoleAsync(ServiceRoles.Administrator);
        await db.Roles.Where(role => role.Name == ServiceRoles.Administrator).ExecuteUpdateAsync(change => change.SetProperty(role => role.Name, ServiceRoles.Administrator), cancellationToken);
        return new Joined(db);
    }

    /// <inheritdoc />
    public async Task<StaffAccountState?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(account => account.Id == id, after: null, most: 1, cancellationToken)).SingleOrDefault();

    /// <inheritdoc />
    public async Task<StaffAccountState?> FindByEmailAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = accounts.NormalizeEmail(email);
        return (await ReadAsync(account => account.NormalizedEmail == normalized, after: null, most: 1, cancellationToken)).SingleOrDefault();
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> OfficesOfAsync(IReadOnlyCollection<string> emails, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var some in emails.Select(email => accounts.NormalizeEmail(email)!).Chunk(AtOnce))
        {
            foreach (var account in await db.Users.Where(account => some.Contains(account.NormalizedEmail)).Select(account => new { account.Email, account.OfficeId }).ToListAsync(cancellationToken))
            {
                found[account.Email!] = account.OfficeId;
            }
        }

        return found;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StaffAccountState>> ListAsync(StaffAccountQuery query, CancellationToken cancellationToken)
    {
        var (offices, beginning) = (query.Offices, query.EmailBeginning is { } typed ? accounts.NormalizeEmail(typed)! : null);
        Expression<Func<StaffAccount, bool>> which = (offices, beginning) switch
        {
            (null, null) => account => true,
            (null, _) => account => account.NormalizedEmail!.StartsWith(beginning),
            (_, null) => account => offices.Contains(account.OfficeId),
            _ => account => offices.Contains(account.OfficeId) || account.NormalizedEmail!.StartsWith(beginning),
        };
        return ReadAsync(which, query.After is { } after ? accounts.NormalizeEmail(after) : null, query.Most, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> HasOtherAdministratorAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var others = await (
            from account in db.Users
            join membership in db.UserRoles on account.Id equals membership.UserId
            join role in db.Roles on membership.RoleId equals role.Id
            where role.Name == ServiceRoles.Administrator && account.Id != id && account.PasswordHash != null && (demonstration.AreOpen || !account.IsDemonstration)
            select account.LockoutEnd).ToListAsync(cancellationToken);
        return others.Exists(lockedUntil => lockedUntil is null || lockedUntil <= now);
    }

    /// <inheritdoc />
    public async Task<string?> CreateAsync(StaffAccountEntry entry, CancellationToken cancellationToken)
    {
        var account = new StaffAccount { UserName = entry.Email, Email = entry.Email, DisplayName = entry.Name, OfficeId = entry.OfficeId };
        if (!(await accounts.CreateAsync(account)).Succeeded)
        {
            return null;
        }

        await SetRolesAsync(account, entry.Roles);
        return account.Id;
    }

    /// <inheritdoc />
    public async Task ChangeAsync(string id, StaffAccountEntry entry, CancellationToken cancellationToken)
    {
        var account = await RequireAsync(id);
        if (account.OfficeId != entry.OfficeId)
        {
            // an order of one organisation gives nothing at another
            await EndAsync(db.ActingRoles.Where(row => row.AccountId == id), cancellationToken);
        }

        (account.DisplayName, account.OfficeId) = (entry.Name, entry.OfficeId);
        await SetRolesAsync(account, entry.Roles);
        Require(await accounts.UpdateSecurityStampAsync(account));
    }

    /// <inheritdoc />
    public async Task AddActingAsync(string id, ActingRole acting, CancellationToken cancellationToken)
    {
        var account = await RequireAsync(id);
        db.ActingRoles.Add(new() { Id = acting.Id, AccountId = id, Role = acting.Role, Basis = acting.Basis, FirstDay = acting.FirstDay, LastDay = acting.LastDay });
        await registration.EnsureRoleAsync(acting.Role);
        Require(await accounts.UpdateSecurityStampAsync(account));
    }

    /// <inheritdoc />
    public async Task EndActingAsync(string id, Guid acting, CancellationToken cancellationToken)
    {
        var account = await RequireAsync(id);
        await EndAsync(db.ActingRoles.Where(row => row.AccountId == id && row.Id == acting), cancellationToken);
        Require(await accounts.UpdateSecurityStampAsync(account));
    }

    /// <inheritdoc />
    public async Task SetLockAsync(string id, bool isLocked, CancellationToken cancellationToken)
    {
        var account = await RequireAsync(id);
        account.LockoutEnabled = true;
        Require(await accounts.SetLockoutEndDateAsync(account, isLocked ? DateTimeOffset.MaxValue : null));
        Require(await accounts.UpdateSecurityStampAsync(account));
    }

    /// <inheritdoc />
    public async Task RemovePasswordAsync(string id, CancellationToken cancellationToken) => Require(await accounts.RemovePasswordAsync(await RequireAsync(id)));

    /// <inheritdoc />
    public async Task<bool> SetPasswordAsync(string id, string password, CancellationToken cancellationToken)
    {
        var account = await RequireAsync(id);
        foreach (var validator in accounts.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(accounts, account, password)).Succeeded)
            {
                return false;
            }
        }

        if (account.PasswordHash is not null)
        {
            Require(await accounts.RemovePasswordAsync(account));
        }

        Require(await accounts.AddPasswordAsync(account, password));
        return true;
    }

    /// <inheritdoc />
    public async Task<StaffAccountState?> CheckSignInAsync(string email, string password, CancellationToken cancellationToken) =>
        await signIn.CheckAsync(email, password, cancellationToken) is { } account ? await FindAsync(account.Id, cancellationToken) : null;

    /// <inheritdoc />
    public async Task<bool> IsPasswordAsync(string id, string password, CancellationToken cancellationToken) => await accounts.CheckPasswordAsync(await RequireAsync(id), password);

    /// <inheritdoc />
    public async Task OpenSessionAsync(HttpContext context, string id) => await signIn.OpenAsync(context, await RequireAsync(id));

    private Task<int> EndAsync(IQueryable<StaffActingRole> which, CancellationToken cancellationToken)
    {
        var yesterday = AlmatyTime.Today(clock).AddDays(-1);
        return which.Where(row => row.LastDay > yesterday).ExecuteUpdateAsync(change => change.SetProperty(row => row.LastDay, yesterday), cancellationToken);
    }

    private async Task<IReadOnlyList<StaffAccountState>> ReadAsync(Expression<Func<StaffAccount, bool>> which, string? after, int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await db.Users.AsNoTracking().Where(which).Where(account => after == null || account.NormalizedEmail!.CompareTo(after) > 0)
            .OrderBy(account => account.NormalizedEmail).Take(most).ToListAsync(cancellationToken);
        var ids = found.Select(account => account.Id).ToList();
        var roles = await (
            from membership in db.UserRoles
            join role in db.Roles on membership.RoleId equals role.Id
            where ids.Contains(membership.UserId)
            select new { membership.UserId, role.Name }).ToListAsync(cancellationToken);
        var today = AlmatyTime.Today(clock);
        var acting = await db.ActingRoles.AsNoTracking().Where(row => ids.Contains(row.AccountId) && row.LastDay >= today).OrderBy(row => row.FirstDay).ToListAsync(cancellationToken);
        var rolesOf = roles.ToLookup(role => role.UserId, role => role.Name!, StringComparer.Ordinal);
        return [.. found.Select(account => new StaffAccountState(account.Id, account.Email ?? string.Empty, account.DisplayName, account.OfficeId, [.. rolesOf[account.Id].Order(StringComparer.Ordinal)])
        {
            IsLocked = account.LockoutEnd > now || demonstration.Bars(account),
            HasPassword = account.PasswordHash is not null,
            Stamp = account.SecurityStamp ?? string.Empty,
            LastSignInAt = account.LastSignInAt,
            Acting = [.. acting.Where(row => row.AccountId == account.Id).Select(row => new ActingRole(row.Id, row.Role, row.Basis, row.FirstDay, row.LastDay))],
        })];
    }

    private async Task SetRolesAsync(StaffAccount account, IReadOnlyList<string> wanted)
    {
        var held = await accounts.GetRolesAsync(account);
        foreach (var role in wanted.Except(held, StringComparer.Ordinal))
        {
            await registration.EnsureRoleAsync(role);
            Require(await accounts.AddToRoleAsync(account, role));
        }

        Require(await accounts.RemoveFromRolesAsync(account, held.Except(wanted, StringComparer.Ordinal)));
    }

    private async Task<StaffAccount> RequireAsync(string id)
    {
        // what another context or another host changed a moment ago counts, not what was read before
        db.ChangeTracker.Clear();
        return await accounts.FindByIdAsync(id) ?? throw new InvalidOperationException($"There is no account {id}.");
    }

    private static void Require(IdentityResult result) => StaffRegistration.Require(result);

    private sealed class Joined(StaffDbContext db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            db.ChangeTracker.Clear();
        }
    }
}
