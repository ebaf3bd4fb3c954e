using Duplicates.Service.Applications;
using Duplicates.Service.Following;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Cases;

/// <summary>What reacts to a saved case does so in a stated order.</summary>
public sealed class ReactionTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Fact]
    public void Reactions_OfTheServiceWithAFollower_HaveEachTurnOnce()
    {
        using var following = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddCaseFollower<NoFollower>()));
        using var scope = following.Services.CreateScope();
        var turns = scope.ServiceProvider.GetServices<IApplicationReaction>().Select(reaction => reaction.Turn).Order();
        Assert.Equal(Enum.GetValues<ReactionTurn>(), turns);
    }

    private sealed class NoFollower : ICaseFollower
    {
        public Task<string?> FollowAsync(FollowedCase followed, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
