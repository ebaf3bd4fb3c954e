using System.Data.Common;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.StaffAccounts;

/// <summary>An account of staff.</summary>
/// <param name="Id">The account.</param>
/// <param name="Email">By which the person signs in.</param>
/// <param name="Name">The name shown in the history of cases.</param>
/// <param name="OfficeId">The organisation (localisation set); empty for the ministry and for whoever runs the service.</param>
/// <param name="Roles">Names of <see cref="ServiceRoles"/>, without those that the account has for a time.</param>
public sealed record StaffAccountState(string Id, string Email, string Name, string OfficeId, IReadOnlyList<string> Roles)
{
    /// <summary>Somebody closed it: it opens nothing until it is opened again.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The person has chosen a password; until then only the link of the invitation opens it.</summary>
    public bool HasPassword { get; init; }

    /// <summary>Another one after each change of password, roles, organisation or lock.</summary>
    public string Stamp { get; init; } = string.Empty;

    /// <summary>When the person last signed in (UTC); null when never since this is kept.</summary>
    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Roles for a time that have not ended, also those that have not begun.</summary>
    public IReadOnlyList<ActingRole> Acting { get; init; } = [];

    /// <summary>By which the person works on a day (Almaty): the own roles and those for a time.</summary>
    public IReadOnlyList<string> RolesOn(DateOnly day) => [.. Roles.Concat(Acting.Where(acting => acting.Holds(day)).Select(acting => acting.Role)).Distinct(StringComparer.Ordinal)];
}

/// <summary>A role that an account has for a time: whoever stands in for a head on leave, or fills a post until somebody is appointed.</summary>
/// <param name="Id">Which.</param>
/// <param name="Role">One of <see cref="ServiceRoles"/>.</param>
/// <param name="Basis">The order by which it was given, with number and date.</param>
/// <param name="FirstDay">From the beginning of this day (Almaty).</param>
/// <param name="LastDay">To the end of this day (Almaty).</param>
public sealed record ActingRole(Guid Id, string Role, string Basis, DateOnly FirstDay, DateOnly LastDay)
{
    /// <summary>Whether it holds on a day (Almaty).</summary>
    public bool Holds(DateOnly day) => FirstDay <= day && day <= LastDay;
}

/// <summary>What an account is to be.</summary>
public sealed record StaffAccountEntry(string Email, string Name, string OfficeId, IReadOnlyList<string> Roles);

/// <summary>Which accounts are asked for, ordered by e-mail.</summary>
/// <param name="Offices">Only those of these organisations; null for all.</param>
/// <param name="EmailBeginning">Or those whose e-mail begins so, together with those of <paramref name="Offices"/>; null when only the organisations count.</param>
/// <param name="After">The e-mail after which the page begins; null for the first page.</param>
/// <param name="Most">How many at most.</param>
public sealed record StaffAccountQuery(IReadOnlyList<string>? Offices, string? EmailBeginning, string? After, int Most);

/// <summary>
/// The port to a door's accounts of staff. A door whose accounts are managed elsewhere registers none, and the pages do not exist.
/// Who may do what is decided before: <see cref="AccountRights"/>.
/// </summary>
public interface IStaffAccounts
{
    /// <summary>Makes what follows part of a transaction, until the answer is disposed of. One change of accounts comes after the other, on all hosts.</summary>
    Task<IAsyncDisposable> JoinAsync(DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>The account; null when there is none.</summary>
    Task<StaffAccountState?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The account with an e-mail, whatever its capitals; null when there is none.</summary>
    Task<StaffAccountState?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>Those of the e-mails that have an account, whatever their capitals, each with its organisation.</summary>
    Task<IReadOnlyDictionary<string, string>> OfficesOfAsync(IReadOnlyCollection<string> emails, CancellationToken cancellationToken);

    /// <summary>A page of accounts.</summary>
    Task<IReadOnlyList<StaffAccountState>> ListAsync(StaffAccountQuery query, CancellationToken cancellationToken);

    /// <summary>Whether an administrator other than this account can sign in.</summary>
    Task<bool> HasOtherAdministratorAsync(string id, CancellationToken cancellationToken);

    /// <summary>Makes an account without a password; returns its id, or null when the e-mail is taken or no e-mail.</summary>
    Task<string?> CreateAsync(StaffAccountEntry entry, CancellationToken cancellationToken);

    /// <summary>Changes name, organisation and roles; roles for a time end when the organisation changes; sessions that began before are over.</summary>
    Task ChangeAsync(string id, StaffAccountEntry entry, CancellationToken cancellationToken);

    /// <summary>Gives a role for a time; sessions that began before are over.</summary>
    Task AddActingAsync(string id, ActingRole acting, CancellationToken cancellationToken);

    /// <summary>Ends a role for a time with yesterday; sessions that began before are over.</summary>
    Task EndActingAsync(string id, Guid acting, CancellationToken cancellationToken);

    /// <summary>Closes or opens the account; sessions that began before are over.</summary>
    Task SetLockAsync(string id, bool isLocked, CancellationToken cancellationToken);

    /// <summary>Takes the password away; sessions that began before are over.</summary>
    Task RemovePasswordAsync(string id, CancellationToken cancellationToken);

    /// <summary>Sets the password; sessions that began before are over. Returns false when it is too short, too long or easily guessed, and nothing is changed then.</summary>
    Task<bool> SetPasswordAsync(string id, string password, CancellationToken cancellationToken);

    /// <summary>The open account with this e-mail and password; null for an unknown, a closed and one with another password alike, after the same work. A vain try is on record.</summary>
    Task<StaffAccountState?> CheckSignInAsync(string email, string password, CancellationToken cancellationToken);

    /// <summary>Whether this is the password of the account.</summary>
    Task<bool> IsPasswordAsync(string id, string password, CancellationToken cancellationToken);

    /// <summary>Opens a session for the person of the request, in place of the one before.</summary>
    Task OpenSessionAsync(HttpContext context, string id);
}
