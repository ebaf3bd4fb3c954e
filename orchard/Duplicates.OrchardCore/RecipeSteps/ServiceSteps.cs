using Duplicates.OrchardCore.Site;
using Duplicates.Service.Data;
using Duplicates.Service.Recipes;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Recipes.Models;
using OrchardCore.Recipes.Services;

namespace Duplicates.OrchardCore.RecipeSteps;

/// <summary>
/// Carries out the recipe steps that only the service knows, such as <c>Blanks</c>. Steps that Orchard has itself (Content, ContentDefinition,
/// Roles, WorkflowType, Recipes) are Orchard's here.
/// </summary>
internal sealed class ServiceSteps(ServiceSchema schema) : IRecipeStepHandler
{
    private static readonly string[] OfOrchard = ["Content", "ContentDefinition", "Roles", "WorkflowType", "Recipes"];

    /// <inheritdoc />
    public Task ExecuteAsync(RecipeExecutionContext context)
    {
        if (OfOrchard.Contains(context.Name, StringComparer.OrdinalIgnoreCase))
        {
            return Task.CompletedTask;
        }

        return ShellScope.Services.GetServices<IRecipeStep>().Any(step => step.Name == context.Name) ? CarryOutAsync(context) : Task.CompletedTask;
    }

    private async Task CarryOutAsync(RecipeExecutionContext context)
    {
        await schema.EnsureAsync();
        await using var scope = ShellScope.Services.CreateAsyncScope();
        var step = scope.ServiceProvider.GetServices<IRecipeStep>().Single(step => step.Name == context.Name);
        try
        {
            await step.ExecuteAsync(context.Step, RecipeOrigin.Host, CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().SaveChangesAsync();
        }
        catch (FormatException exception)
        {
            context.Errors.Add($"{context.Name}: {exception.Message}");
        }
    }
}
