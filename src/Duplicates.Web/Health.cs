using Duplicates.Service.Data;
using Duplicates.Web.StaffAccounts;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Duplicates.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it also reaches its database.</summary>
internal static class Health
{
    private const string Ready = "ready";

    public static void Add(IServiceCollection services) => services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: [Ready]);

    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    private sealed class DatabaseReady(DuplicatesDbContext cases, StaffDbContext staff) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await cases.Database.CanConnectAsync(cancellationToken) && await staff.Database.CanConnectAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
