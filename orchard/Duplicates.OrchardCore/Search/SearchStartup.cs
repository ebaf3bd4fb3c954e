using Duplicates.Service.Indexing.Analysis;
using Lucene.Net.Analysis;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Modules;
using OrchardCore.Queries;
using OrchardCore.Search.Lucene;

namespace Duplicates.OrchardCore.Search;

/// <summary>Offers the analyzer of the service to the site's own indexes, when the site has Orchard's Lucene module.</summary>
[RequireFeatures("OrchardCore.Lucene")]
public sealed class SearchStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services.Configure<LuceneOptions>(options => options.Analyzers.Add(new ServiceAnalyzer()));

    /// <summary>The name is what an index profile names as its analyzer.</summary>
    private sealed class ServiceAnalyzer : ILuceneAnalyzer
    {
        private static readonly KazakhRussianAnalyzer Shared = new();

        /// <inheritdoc />
        public string Name => KazakhRussianAnalyzer.Name;

        /// <inheritdoc />
        public Analyzer CreateAnalyzer() => Shared;
    }
}

/// <summary>Offers the search of the service to saved queries, when the site has Orchard's module of queries.</summary>
[RequireFeatures("OrchardCore.Queries")]
public sealed class QueryStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) => services.AddQuerySource<ServiceQuerySource>(ServiceQuerySource.SourceName);
}
