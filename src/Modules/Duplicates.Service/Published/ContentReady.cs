using Duplicates.Service.Content;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Duplicates.Service.Published;

/// <summary>Whether everything that is published can be read.</summary>
internal sealed class ContentReady(IContentQuarantine quarantine) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var leftOut = quarantine.Quarantine;
        return Task.FromResult(leftOut.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"Published content cannot be read: {string.Join(", ", leftOut.Select(set => $"{set.ContentType} {set.SetId}"))}."));
    }
}
