using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.StaffAccounts;

/// <summary>Registers the accounts of staff as administrators and their owners see them.</summary>
internal static class StaffAccountsFeature
{
    public static IServiceCollection AddStaffAccounts(this IServiceCollection services) => services
        .AddScoped<StaffInvitations>()
        .AddScoped<StaffAccountDesk>()
        .AddScoped<AccountHistory>()
        .AddScoped<SignInWarnings>()
        .AddSingleton(new BackgroundJob("tries to sign in", TimeSpan.FromMinutes(1), (provider, stopping) => provider.GetRequiredService<SignInWarnings>().RunAsync(stopping)));
}
