using System.Text.Json.Nodes;
using Duplicates.Service.Recipes;

namespace Duplicates.Service.Accounts;

/// <summary>Step <c>Roles</c>: the service's roles are fixed, so the step only checks that it names no others.</summary>
internal sealed class RolesStep : IRecipeStep
{
    private const string RoleName = "Name";

    /// <inheritdoc />
    public string Name => "Roles";

    /// <inheritdoc />
    public IEnumerable<string> Problems(JsonObject step) =>
        from role in step["Roles"] as JsonArray ?? []
        let name = role?[RoleName]?.GetValue<string>() ?? string.Empty
        where name != ServiceRoles.Applicant && !ServiceRoles.Staff.Contains(name, StringComparer.Ordinal)
        select $"the role {name} is unknown to the service.";

    /// <inheritdoc />
    public Task ExecuteAsync(JsonObject step, RecipeOrigin origin, CancellationToken cancellationToken)
    {
        this.RequireSound(step);
        return Task.CompletedTask;
    }
}
