using Duplicates.Service.Applications;
using Duplicates.Service.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Certificates;

/// <summary>Registers blanks, the register of issued duplicates and their verification.</summary>
internal static class CertificateServices
{
    public static IServiceCollection AddCertificates(this IServiceCollection services) => services
        .AddSingleton<SheetTemplate>()
        .AddScoped<CertificateRegister>()
        .AddScoped<Blanks>()
        .AddScoped<IssueDuplicate>()
        .AddScoped<RegisterReading>()
        .AddSingleton<RegisterColumns>()
        .AddSingleton<RegisterExport>()
        .AddScoped<CounterDesk>()
        .AddScoped<IApplicationReaction, RegisterEntries>()
        .AddScoped<IRecipeStep, BlanksStep>();
}
