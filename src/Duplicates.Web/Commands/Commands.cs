using System.Security.Cryptography;
using Duplicates.Service;
using Duplicates.Service.Recipes;
using Duplicates.Web.StaffAccounts;

namespace Duplicates.Web.Commands;

/// <summary><c>create-admin EMAIL</c>: makes an administrator and prints a password that was made up just now.</summary>
internal sealed class CreateAdministrator(string email) : ICommand
{
    /// <inheritdoc />
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        await services.MigrateAsync();
        await using var scope = services.CreateAsyncScope();
        var password = "Aa1" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
        try
        {
            var created = await scope.ServiceProvider.GetRequiredService<StaffRegistration>()
                .EnsureAsync(new(email, email, ServiceRoles.Administrator, string.Empty), password);
            await output.WriteLineAsync(created ? $"Administrator {email} was made. Password, shown only now: {password}" : $"{email} has an account already; nothing was changed.");
            return created ? 0 : 1;
        }
        catch (InvalidOperationException exception)
        {
            await output.WriteLineAsync($"The account was not made: {exception.Message}");
            return 1;
        }
    }
}

/// <summary><c>import-recipe FILE</c>: imports a recipe, also again.</summary>
internal sealed class ImportRecipe(string file) : ICommand
{
    /// <inheritdoc />
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        await services.MigrateAsync();
        try
        {
            await services.ImportRecipeAsync(Path.GetFullPath(file));
            await output.WriteLineAsync($"{Path.GetFileName(file)} was imported.");
            return 0;
        }
        catch (RecipeException exception)
        {
            await output.WriteLineAsync($"Nothing was imported. {exception.Message}");
            return 1;
        }
    }
}

/// <summary><c>validate-recipe FILE</c>: says what is wrong with a recipe, one problem a line, and imports nothing.</summary>
internal sealed class ValidateRecipe(string file) : ICommand
{
    /// <inheritdoc />
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        var problems = await services.CheckRecipeAsync(Path.GetFullPath(file));
        foreach (var problem in problems)
        {
            await output.WriteLineAsync(problem);
        }

        if (problems.Count == 0)
        {
            await output.WriteLineAsync($"{Path.GetFileName(file)} is in order.");
        }

        return problems.Count == 0 ? 0 : 1;
    }
}

/// <summary>Says which commands exist.</summary>
internal sealed class UnknownCommand(string name) : ICommand
{
    /// <inheritdoc />
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        await output.WriteLineAsync($"There is no command {name}. Commands: create-admin EMAIL, import-recipe FILE, export-recipe FILE, validate-recipe FILE, verify-audit [HEADS], audit-keys, backup PLACE [keep=DAYS], restore FOLDER, check, reencrypt, new-key [KIND] [ID].");
        return 2;
    }
}
