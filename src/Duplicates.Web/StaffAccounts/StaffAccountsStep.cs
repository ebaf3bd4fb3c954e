using System.Text.Json;
using System.Text.Json.Nodes;
using Duplicates.Service;
using Duplicates.Service.Recipes;
using Microsoft.AspNetCore.Identity;

namespace Duplicates.Web.StaffAccounts;

/// <summary>Recipe step <c>StaffAccounts</c>: demonstration accounts. It works in Development only.</summary>
internal sealed class StaffAccountsStep(StaffRegistration registration, IHostEnvironment environment) : IRecipeStep
{
    /// <summary>The password of all demonstration accounts; printed at the start.</summary>
    public const string DemoPassword = "Demo-2026-school";

    /// <inheritdoc />
    public string Name => "StaffAccounts";

    /// <inheritdoc />
    public bool StoresElsewhere => true;

    /// <inheritdoc />
    public bool IsForCommandsOnly => true;

    /// <inheritdoc />
    public string? Refusal => environment.IsDevelopment() ? null : "demonstration accounts exist in Development only.";

    /// <inheritdoc />
    public IEnumerable<string> Problems(JsonObject step)
    {
        try
        {
            return [.. AccountsOf(step).Where(account => !ServiceRoles.Staff.Contains(account.Role, StringComparer.Ordinal))
                .Select(account => $"the account {account.Email} has the unknown role {account.Role}.")];
        }
        catch (JsonException)
        {
            return ["the accounts have another shape than expected."];
        }
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(JsonObject step, RecipeOrigin origin, CancellationToken cancellationToken)
    {
        foreach (var account in AccountsOf(step))
        {
            await registration.EnsureAsync(account, DemoPassword, isDemonstration: true);
        }
    }

    private static List<NewStaffAccount> AccountsOf(JsonObject step) => step["accounts"].Deserialize<List<NewStaffAccount>>(JsonSerializerOptions.Web) ?? [];
}

/// <summary>An account to be created.</summary>
/// <param name="Email">Its e-mail.</param>
/// <param name="Name">The name of the person.</param>
/// <param name="Role">The role by which the person works.</param>
/// <param name="Office">The organisation.</param>
/// <param name="Manages">Whether the person manages the organisation beside the work.</param>
internal sealed record NewStaffAccount(string Email, string Name, string Role, string Office, bool Manages = false);

/// <summary>Creates accounts of staff.</summary>
internal sealed class StaffRegistration(UserManager<StaffAccount> accounts, RoleManager<IdentityRole> roles)
{
    /// <summary>Creates the account with its role unless the address has one already.</summary>
    /// <exception cref="InvalidOperationException">The account cannot be created; the message says why.</exception>
    public async Task<bool> EnsureAsync(NewStaffAccount wanted, string password, bool isDemonstration = false)
    {
        if (await accounts.FindByEmailAsync(wanted.Email) is not null)
        {
            return false;
        }

        await EnsureRoleAsync(wanted.Role);
        var account = new StaffAccount { UserName = wanted.Email, Email = wanted.Email, DisplayName = wanted.Name, OfficeId = wanted.Office, IsDemonstration = isDemonstration };
        if (isDemonstration)
        {
            // everybody knows the password, which no real account may have
            account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        }

        Require(isDemonstration ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password));
        Require(await accounts.AddToRoleAsync(account, wanted.Role));
        if (wanted.Manages)
        {
            await EnsureRoleAsync(ServiceRoles.AccountManager);
            Require(await accounts.AddToRoleAsync(account, ServiceRoles.AccountManager));
        }

        return true;
    }

    /// <summary>Makes the role unless there is one.</summary>
    public async Task EnsureRoleAsync(string role)
    {
        if (!await roles.RoleExistsAsync(role))
        {
            Require(await roles.CreateAsync(new IdentityRole(role)));
        }
    }

    /// <summary>Insists that a change succeeded.</summary>
    /// <exception cref="InvalidOperationException">It did not; the message says why.</exception>
    public static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
