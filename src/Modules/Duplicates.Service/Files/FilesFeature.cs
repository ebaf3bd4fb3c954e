using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Files;

/// <summary>Registers the files of drafts and cases.</summary>
internal static class FilesFeature
{
    /// <summary>Adds the feature.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton<FileCipher>()
        .AddSingleton<FileStore>()
        .AddSingleton<IProtectedFiles>(provider => provider.GetRequiredService<FileStore>())
        .AddScoped<FileSql>()
        .AddScoped<CaseFiles>()
        .AddScoped<IStoredDataCheck, FilesCheck>()
        .AddScoped<IApplicationReaction, HandedInFiles>();
}
