using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Audit;

/// <summary>Registers the audit log, its heads and its check.</summary>
internal static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<AuditLog>()
        .AddScoped<AuditReading>()
        .AddScoped<IStaffAudit, StaffAudit>()
        .AddScoped<IAuditVerification, AuditVerification>()
        .AddScoped<IAuditRecord, AuditRecord>()
        .AddScoped<AuditCheck>()
        .AddScoped<IStoredDataCheck, AuditLogCheck>()
        .AddScoped<AuditHeads>()
        .AddSingleton<AuditHeadKeys>()
        .AddSingleton<AuditHeadsFile>()
        .AddSingleton(provider => new BackgroundJob("heads of the audit log", provider.GetRequiredService<IOptions<DuplicatesOptions>>().Value.Audit.HeadInterval, async (scope, stopping) =>
        {
            await scope.GetRequiredService<AuditHeads>().SignAsync(AuditHeadCause.Interval, stopping);
            await scope.GetRequiredService<IAuditHeadLetters>().SendAsync(stopping);
        }));
}
