using Duplicates.Service;
using Duplicates.Service.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Duplicates.OrchardCore.Site;

/// <summary><c>/health/live</c>: the tenant answers. <c>/health/ready</c>: the service in it also reaches its database, in which version; it is degraded while published content cannot be read.</summary>
internal static class HealthAnswers
{
    private const string Ready = "duplicates";

    /// <summary>After Orchard's own answer on the same address, where its feature of health checks is enabled.</summary>
    private const int Order = 100;

    /// <summary>Registers the check.</summary>
    public static void AddHealthAnswers(this IServiceCollection services) => services.AddHealthChecks().AddCheck<DatabaseReady>(Ready, tags: [Ready]).AddContentCheck(Ready);

    /// <summary>Maps both addresses.</summary>
    public static void MapHealthAnswers(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithOrder(Order).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = ServiceVersion.WriteReadyAsync }).WithOrder(Order).AllowAnonymous();
    }

    private sealed class DatabaseReady(DuplicatesDbContext database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await database.Database.CanConnectAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
