using System.Text.Json;
using Duplicates.OrchardCore.Staff;
using Duplicates.Service;
using Microsoft.Extensions.Hosting;
using OrchardCore.Entities;
using OrchardCore.Recipes.Models;
using OrchardCore.Recipes.Services;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;

namespace Duplicates.OrchardCore.RecipeSteps;

/// <summary>Recipe step <c>StaffAccounts</c>: demonstration users. It works in Development only.</summary>
internal sealed class StaffAccountsStep(IUserService users, IHostEnvironment environment) : NamedRecipeStepHandler("StaffAccounts")
{
    /// <summary>The password of all demonstration users, the same as behind the other door.</summary>
    private const string DemoPassword = "Demo-2026-school";

    /// <inheritdoc />
    protected override async Task HandleAsync(RecipeExecutionContext context)
    {
        if (!environment.IsDevelopment())
        {
            context.Errors.Add("Demonstration accounts exist in Development only.");
            return;
        }

        foreach (var wanted in context.Step["accounts"].Deserialize<List<NewAccount>>(JsonSerializerOptions.Web) ?? [])
        {
            await EnsureAsync(wanted, context);
        }
    }

    private async Task EnsureAsync(NewAccount wanted, RecipeExecutionContext context)
    {
        if (!ServiceRoles.Staff.Contains(wanted.Role) || await users.GetUserAsync(wanted.Email) is not null)
        {
            return;
        }

        // Orchard's user names hold no @; people sign in with either
        var account = new User { UserName = wanted.Email.Split('@')[0], Email = wanted.Email, EmailConfirmed = true, RoleNames = wanted.Manages ? [wanted.Role, ServiceRoles.AccountManager] : [wanted.Role] };
        account.Put(new StaffProfile { DisplayName = wanted.Name, Office = wanted.Office });
        await users.CreateUserAsync(account, DemoPassword, (field, problem) => context.Errors.Add($"{wanted.Email}: {field} {problem}"));
    }

    private sealed record NewAccount(string Email, string Name, string Role, string Office, bool Manages = false);
}
