using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.StaffAccounts;

/// <summary>Registers the accounts of staff as administrators and their owners see them.</summary>
internal static class StaffAccountsFeature
{
    public static IServiceCollection AddStaffAccounts(this IServiceCollection services) => services
        .AddScoped<StaffInvitations>()
        .AddScoped<StaffAccountDesk>()
        .AddScoped<SecondFactors>()
        .AddSingleton<PendingSignIn>()
        .AddScoped<StaffSignInSteps>()
        .AddScoped<OwnPassword>()
        .AddScoped<ManagerImports>()
        .AddSingleton(new BackgroundJob("lists of first managers", TimeSpan.FromSeconds(2), (provider, stopping) => provider.GetRequiredService<ManagerImports>().RunAsync(stopping)))
        .AddScoped<AccountHistory>()
        .AddScoped<SignInWarnings>()
        .AddSingleton<NoticeMailState>()
        .AddScoped<NoticeMails>()
        .AddSingleton(new BackgroundJob(NoticeMails.Kind, TimeSpan.FromMinutes(1), (provider, stopping) => provider.GetRequiredService<NoticeMails>().RunAsync(stopping)))
        .AddSingleton(new BackgroundJob("tries to sign in", TimeSpan.FromMinutes(1), (provider, stopping) => provider.GetRequiredService<SignInWarnings>().RunAsync(stopping)));
}
