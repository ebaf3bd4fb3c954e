using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Backups;

/// <summary>Registers backups, their restoration and the check of what is stored.</summary>
internal static class BackupsFeature
{
    /// <summary>Adds the feature.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services) => services
        .AddSingleton<DatabaseDumps>()
        .AddSingleton<DataFolder>()
        .AddSingleton<BackupRecord>()
        .AddScoped<Backup>()
        .AddScoped<Restoration>()
        .AddScoped<IBackups, BackupDesk>();
}
