using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Documents;

/// <summary>Registers papers and letters.</summary>
internal static class DocumentsFeature
{
    /// <summary>Adds what writes, keeps and shows papers.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddScoped<CaseDocuments>()
        .AddScoped<DocumentPages>()
        .AddScoped<PrintPages>()
        .AddScoped<DocumentAnswers>()
        .AddScoped<Letters>()
        .AddScoped<PaperLetters>()
        .AddScoped<LetterNumbers>()
        .AddScoped<LetterDesk>()
        .AddScoped<LetterPdfs>()
        .AddScoped<IApplicationReaction, LetterIssuing>()
        .AddScoped<IStoredDataCheck, LettersCheck>()
        .AddSingleton<LetterVault>()
        .AddSingleton<PdfRenderer>()
        .AddSingleton(new BackgroundJob("letters as PDF", TimeSpan.FromSeconds(30), (provider, stopping) => provider.GetRequiredService<LetterPdfs>().RunAsync(stopping)));
}
