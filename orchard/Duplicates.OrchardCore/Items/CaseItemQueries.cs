using GraphQL;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.GraphQL.Queries;
using OrchardCore.Contents;
using OrchardCore.Modules;
using YesSql;

namespace Duplicates.OrchardCore.Items;

/// <summary>
/// Leaves out of what GraphQL answers each item that the asker may not see: Orchard asks for the right to a type once, and cases belong to
/// schools.
/// </summary>
internal sealed class CaseItemQueries(IAuthorizationService authorization, IHttpContextAccessor http) : IGraphQLFilter<ContentItem>
{
    /// <inheritdoc />
    public Task<IQuery<ContentItem>> PreQueryAsync(IQuery<ContentItem> query, IResolveFieldContext context) => Task.FromResult(query);

    /// <inheritdoc />
    public async Task<IEnumerable<ContentItem>> PostQueryAsync(IEnumerable<ContentItem> contentItems, IResolveFieldContext context)
    {
        var seen = new List<ContentItem>();
        foreach (var item in contentItems)
        {
            if (http.HttpContext?.User is { } user && await authorization.AuthorizeAsync(user, CommonPermissions.ViewContent, item))
            {
                seen.Add(item);
            }
        }

        return seen;
    }
}

/// <summary>Guards GraphQL, when the site has it.</summary>
[RequireFeatures("OrchardCore.Apis.GraphQL")]
public sealed class QueriesStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) => services.AddScoped<IGraphQLFilter<ContentItem>, CaseItemQueries>();
}
