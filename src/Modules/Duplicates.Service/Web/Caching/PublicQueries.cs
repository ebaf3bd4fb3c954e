using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Duplicates.Service.Web.Caching;

/// <summary>
/// What public pages read of a query. Nothing else of it comes into their links, and only by this are answers kept apart, so that nobody
/// can write into a page that others are shown.
/// </summary>
internal static class PublicQueries
{
    private static readonly Dictionary<Type, string[]> ByModel = typeof(PublicQueries).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(PublicPageAttribute)))
        .ToDictionary(type => type, type => NamesOf(type).ToArray());

    /// <summary>The names that any public page reads. Which page is asked for is not known yet when the cache is.</summary>
    public static StringValues Names { get; } = ByModel.Values.SelectMany(names => names).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToArray();

    /// <summary>Whether the query holds no name that only other public pages read: such an answer would be kept under a name of its own, though it is the same.</summary>
    public static bool HoldsNothingForeign(HttpContext context)
    {
        var own = Of(context.GetEndpoint());
        return context.Request.Query.Keys.All(name => Contains(own, name) || !Contains(Names!, name));
    }

    /// <summary>The part of the query that the public page reads, with its question mark; null when the answer is no public page.</summary>
    public static string? ReadBy(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<PublicPageAttribute>() is null)
        {
            return null;
        }

        var query = context.Request.Query;
        return new QueryBuilder(Of(endpoint).Where(query.ContainsKey).Select(name => KeyValuePair.Create(name, query[name]))).ToString();
    }

    private static string[] Of(Endpoint? endpoint)
    {
        if (endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.ModelTypeInfo is not { } model || !ByModel.TryGetValue(model.AsType(), out var names))
        {
            return [];
        }

        // what the path itself always says is not read from the query
        var inPath = (endpoint as RouteEndpoint)?.RoutePattern.Parameters.Where(parameter => !parameter.IsOptional).Select(parameter => parameter.Name).ToArray() ?? [];
        return [.. names.Where(name => !Contains(inPath, name))];
    }

    private static IEnumerable<string> NamesOf(Type model) =>
        from member in model.GetProperties().Cast<ICustomAttributeProvider>()
            .Concat(model.GetMethods().Where(method => method.Name is "OnGet" or "OnGetAsync").SelectMany(method => method.GetParameters()))
        let name = NameOf(member)
        where name is not null
        select name.ToLowerInvariant();

    private static string? NameOf(ICustomAttributeProvider member) => member switch
    {
        PropertyInfo property when property.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: true } bound => bound.Name ?? property.Name,
        ParameterInfo { ParameterType: { } type } parameter when type != typeof(CancellationToken) => parameter.Name,
        _ => null,
    };

    private static bool Contains(IEnumerable<string?> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
