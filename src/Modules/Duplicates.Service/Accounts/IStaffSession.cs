using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Accounts;

/// <summary>The port through which a member of staff signs in behind a door that manages accounts of staff by itself, with factors of its own.</summary>
public interface IStaffSession
{
    /// <summary>Opens a session for whoever knows the password.</summary>
    /// <returns>The roles of the account, any of <see cref="ServiceRoles"/>; null for a wrong e-mail, a wrong password and a locked account alike.</returns>
    Task<IReadOnlyCollection<string>?> SignInAsync(HttpContext context, string email, string password);
}
