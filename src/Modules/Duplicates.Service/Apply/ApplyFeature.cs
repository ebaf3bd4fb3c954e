using Duplicates.Service.Accounts;
using Duplicates.Service.Files;
using Duplicates.Service.Intake;
using Duplicates.Service.Web.Limits;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Apply;

/// <summary>Registers the drafts of applications and their submission.</summary>
internal static class ApplyFeature
{
    public static IServiceCollection AddApply(this IServiceCollection services) => services
        .AddScoped<DraftSql>()
        .AddSingleton<DraftOwners>()
        .AddScoped<Drafts>()
        .AddScoped<IAccountHoldings, AccountDrafts>()
        .AddScoped<IFileHolders, DraftFiles>()
        .AddScoped<IDraftsTakenIn>(provider => provider.GetRequiredService<Drafts>())
        .AddScoped<CodeSignature>()
        .AddScoped<FirstSignature>()
        .AddScoped<IShortApplication, ShortApplication>()
        .AddSingleton<ApplicationContents>()
        .AddSingleton<CollectionPlaces>()
        .AddSingleton<SchoolSearch>()
        .AddSingleton(new BackgroundJob("old drafts and codes", TimeSpan.FromHours(1), async (provider, stopping) =>
        {
            await provider.GetRequiredService<Drafts>().DeleteOldAsync(stopping);
            await provider.GetRequiredService<CaseFiles>().SweepAsync(stopping);
            await provider.GetRequiredService<OneTimeCodes>().DeleteOldAsync(stopping);
            await provider.GetRequiredService<OpenSessions>().DeleteOldAsync(stopping);
            await provider.GetRequiredService<SignInTries>().DeleteOldAsync(stopping);
            await provider.GetRequiredService<SharedLimits>().DeleteOldAsync(stopping);
        }));
}
