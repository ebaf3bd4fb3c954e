using Duplicates.Service.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Following;

/// <summary>Lets a door follow the cases.</summary>
public static class FollowingFeature
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Registers the follower of a door; without one nothing is noted and nothing is called.</summary>
    public static IServiceCollection AddCaseFollower<TFollower>(this IServiceCollection services)
        where TFollower : class, ICaseFollower => services
        .AddScoped<ICaseFollower, TFollower>()
        .AddScoped<FollowedCases>()
        .AddScoped<CaseFollowing>()
        .AddScoped<ICaseFollowing>(provider => provider.GetRequiredService<CaseFollowing>())
        .AddScoped<IApplicationReaction, CaseChangeReaction>()
        .AddSingleton(new BackgroundJob("cases to follow", Interval, (provider, stopping) => provider.GetRequiredService<CaseFollowing>().RunAsync(stopping)));
}
