using Duplicates.Service.Content;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Content;

/// <summary>The content that the service brings keeps the rules by which editors publish it again.</summary>
public sealed class ShippedContentTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Fact]
    public async Task Publishing_EverySetThatIsPublic_FindsNoProblem()
    {
        _ = host.Server;
        await using var scope = host.Services.CreateAsyncScope();
        var parity = scope.ServiceProvider.GetRequiredService<ContentParity>();
        var items = await scope.ServiceProvider.GetRequiredService<IPublishedItems>().ReadAsync(CancellationToken.None);
        var sets = items.Select(item => new ContentItem(item)).GroupBy(ContentImport.SetOf, StringComparer.Ordinal).ToList();
        Assert.True(sets.Count > 50, $"{sets.Count} sets are public.");
        Assert.Empty(sets.SelectMany(set => parity.ProblemsOf(set.First().Type, [.. set]).Select(problem => $"{set.First().Title}: {problem}")));
    }
}
