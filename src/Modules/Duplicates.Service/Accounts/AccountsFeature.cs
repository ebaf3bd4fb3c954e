using Duplicates.Service.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Accounts;

/// <summary>Registers citizens, their phones and codes, and the sessions of everybody.</summary>
internal static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<SignedInPeople>()
        .AddSingleton<MobilePhones>()
        .AddScoped<OneTimeCodes>()
        .AddScoped<CitizenAccounts>()
        .AddSingleton<KnownDevice>()
        .AddScoped<SignInTries>()
        .AddScoped<StaffSignInLimits>()
        .AddScoped<PhoneChanges>()
        .AddScoped<PhoneConfirmation>()
        .AddHttpClient(nameof(MobileCitizens)).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false }).Services
        .AddSingleton<IMobileCitizens, MobileCitizens>()
        .AddScoped<SessionSql>()
        .AddScoped<OpenSessions>()
        .AddScoped<IOpenSessions>(provider => provider.GetRequiredService<OpenSessions>())
        .AddScoped<SignInChallenges>()
        .AddScoped<IRecipeStep, RolesStep>()
        .AddSingleton(new BackgroundJob("old sign-in challenges", TimeSpan.FromHours(1), (provider, stopping) => provider.GetRequiredService<SignInChallenges>().DeleteOldAsync(stopping)));
}
