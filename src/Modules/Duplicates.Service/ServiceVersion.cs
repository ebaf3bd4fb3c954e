using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Duplicates.Service;

/// <summary>The version of the service; it stands in <c>Directory.Build.props</c>, and <c>CHANGELOG.md</c> says what it brings.</summary>
public static class ServiceVersion
{
    /// <summary>The version with the commit it was built from, where that is known, for example <c>0.2.0+f4156e6…</c>.</summary>
    public static string WithCommit { get; } = typeof(ServiceVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The version, for example <c>0.2.0</c>.</summary>
    public static string Number { get; } = WithCommit.Split('+')[0];

    /// <summary>The answer of <c>/health/ready</c> at both doors: how the service is and in which version.</summary>
    public static Task WriteReadyAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(new { status = report.Status.ToString(), version = Number }, context.RequestAborted);
}
