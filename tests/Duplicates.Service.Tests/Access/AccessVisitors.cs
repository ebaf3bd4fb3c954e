using System.Globalization;
using System.Net;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Access;

/// <summary>One visitor of every kind, and what they may ask for.</summary>
internal static class AccessVisitors
{
    private static readonly string[] WithoutLanguage = ["errors", "api/", "openapi/", "dev/", "health/", ".well-known/"];

    private const string Culture = "{culture:regex(^(kk|ru)$)}";

    /// <summary>The columns of the tables: a stranger, a citizen, and staff of other organisations than the one that holds the case.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["nobody", "citizen", Demo.AstanaClerk, Demo.AstanaHead, Demo.Operator, Demo.Editor, Demo.Inspector, Demo.Administrator];

    public static async Task<Visitor> SignedInAsync(ServiceHost host, string name)
    {
        host.Clock.AdvancePastResend();
        return name switch
        {
            "nobody" => host.NewVisitor(),
            "citizen" => await host.CitizenAsync(host.NewPerson()),
            _ => await host.StaffAsync(name),
        };
    }

    public static IEnumerable<RouteEndpoint> Endpoints(ServiceHost host) =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>The route without its language.</summary>
    public static string RouteOf(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.Replace(Culture, string.Empty, StringComparison.Ordinal).TrimStart('/');

    /// <summary>A route turned into an address of somebody else's case or draft.</summary>
    public static string Fill(string route, string number, string draft)
    {
        var path = route
            .Replace("{office}", "almaty-5-mektep-gimnaziya-demo", StringComparison.Ordinal)
            .Replace("/{year:int?}", string.Empty, StringComparison.Ordinal)
            .Replace("{slug}", "requirements", StringComparison.Ordinal)
            .Replace("/{code?}", string.Empty, StringComparison.Ordinal)
            .Replace("{code}", "00000000000000000000000000000000", StringComparison.Ordinal)
            .Replace("{code:int}", "404", StringComparison.Ordinal)
            .Replace("{codeId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{file:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{id:guid}", draft, StringComparison.Ordinal)
            .Replace("{set}", "4nosuchset0000000000000000", StringComparison.Ordinal)
            .Replace("{version}", "4nosuchversion000000000000", StringComparison.Ordinal)
            .Replace("{token}", "AAAA", StringComparison.Ordinal)
            .Replace("{number}", number, StringComparison.Ordinal)
            .Replace("{kind}", "receipt", StringComparison.Ordinal)
            .Replace("{format}", "csv?year=2026", StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal);
        return WithoutLanguage.Any(folder => route.StartsWith(folder, StringComparison.Ordinal)) ? $"/{path}" : $"/kk/{path}".TrimEnd('/');
    }

    /// <summary>
    /// O: opens. E: answers without a page. S: is led to signing in. T: is led to the signing in of staff. F: forbidden. N: not found. L: is led elsewhere.
    /// </summary>
    public static string Letter(HttpResponseMessage response)
    {
        var target = response.Headers.Location?.ToString() ?? string.Empty;
        return response.StatusCode switch
        {
            HttpStatusCode.OK => "O",
            HttpStatusCode.NoContent => "E",
            HttpStatusCode.Forbidden => "F",
            HttpStatusCode.NotFound => "N",
            HttpStatusCode.Redirect when target.Contains("/sign-in/staff?returnUrl=", StringComparison.Ordinal) => "T",
            HttpStatusCode.Redirect when target.Contains("/sign-in?returnUrl=", StringComparison.Ordinal) => "S",
            HttpStatusCode.Redirect => "L",
            var other => ((int)other).ToString(CultureInfo.InvariantCulture),
        };
    }
}
