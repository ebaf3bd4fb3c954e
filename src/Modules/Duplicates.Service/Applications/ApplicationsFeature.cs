using Duplicates.Service.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Applications;

/// <summary>Registers the store of cases.</summary>
internal static class ApplicationsFeature
{
    public static IServiceCollection AddApplications(this IServiceCollection services) => services
        .AddScoped<ApplicationStore>()
        .AddScoped<ApplicantCases>()
        .AddScoped<CaseAccounts>()
        .AddScoped<IAccountHoldings, AccountCases>()
        .AddSingleton<ApplicationText>()
        .AddSingleton<StoredJson>();
}
