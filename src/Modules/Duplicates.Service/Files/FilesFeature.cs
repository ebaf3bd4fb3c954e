using Duplicates.Service.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Files;

/// <summary>Registers the files of drafts and cases.</summary>
internal static class FilesFeature
{
    /// <summary>Adds the feature.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton<FileCipher>()
        .AddSingleton<FileStore>()
        .AddScoped<CaseFiles>()
        .AddScoped<IApplicationReaction, HandedInFiles>();
}
