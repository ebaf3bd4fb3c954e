using System.Globalization;
using System.Net;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Access;

/// <summary>One visitor of every kind, and what they may ask for.</summary>
internal static class AccessVisitors
{
    private static readonly string[] WithoutLanguage = ["errors", "api/", "openapi/", "dev/", "health/", ".well-known/", "sitemap.xml", "robots.txt", "kk/", "ru/"];

    private const string Culture = "{culture:lang}";

    /// <summary>The citizen who handed the application in.</summary>
    public const string Owner = "owner";

    /// <summary>The first columns of the tables: a stranger, another citizen, and staff of other organisations than the one that holds the case.</summary>
    public static IReadOnlyList<string> Strangers { get; } =
        ["nobody", "citizen", Demo.AstanaClerk, Demo.AstanaHead, Demo.Operator, Demo.Editor, Demo.Inspector, Demo.Administrator];

    /// <summary>The last columns: whose case it is, and the school that holds it.</summary>
    public static IReadOnlyList<string> Concerned { get; } = [Owner, Demo.AlmatyClerk, Demo.AlmatyHead];

    public static async Task<Visitor> SignedInAsync(ServiceHost host, string name, TestPerson owner)
    {
        host.Clock.AdvancePastResend();
        return name switch
        {
            "nobody" => host.NewVisitor(),
            "citizen" => await host.CitizenAsync(host.NewPerson()),
            Owner => await host.CitizenAsync(owner),
            _ => await host.StaffAsync(name),
        };
    }

    /// <summary>A new case and a draft of somebody whom nobody has met before.</summary>
    public static async Task<(TestPerson Owner, string Number, string Draft)> NewCaseAndDraftAsync(ServiceHost host)
    {
        using var visitor = host.NewVisitor();
        var owner = host.NewPerson();
        var number = await visitor.ApplyAsync(host, owner);
        return (owner, number, await visitor.BeginAsync());
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
            .Replace("{year:int}", "2026", StringComparison.Ordinal)
            .Replace("/{year:int?}", string.Empty, StringComparison.Ordinal)
            .Replace("{slug}", "requirements", StringComparison.Ordinal)
            .Replace("/{code?}", string.Empty, StringComparison.Ordinal)
            .Replace("{code}", "00000000000000000000000000000000", StringComparison.Ordinal)
            .Replace("{code:int}", "404", StringComparison.Ordinal)
            .Replace("{codeId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{file:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{id:guid}", draft, StringComparison.Ordinal)
            .Replace("{id}", "4nosuchaccount", StringComparison.Ordinal)
            .Replace("{day}", "2026-12-01", StringComparison.Ordinal)
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
    /// O: opens. E: answers without a page. S: is led to signing in. T: is led to the signing in of staff. F: forbidden. N: not found.
    /// R: is led back to the case, which does not offer this now to this person. L: is led elsewhere.
    /// </summary>
    public static string Letter(HttpResponseMessage response)
    {
        var target = response.Headers.Location?.ToString() ?? string.Empty;
        return response.StatusCode switch
        {
            HttpStatusCode.OK => "O",
            HttpStatusCode.SeeOther when Visitor.AnswerShown().IsMatch(target) => "O",
            HttpStatusCode.NoContent => "E",
            HttpStatusCode.Forbidden => "F",
            HttpStatusCode.NotFound => "N",
            HttpStatusCode.Redirect when target.Contains("/sign-in/staff?returnUrl=", StringComparison.Ordinal) => "T",
            HttpStatusCode.Redirect when target.Contains("/sign-in?returnUrl=", StringComparison.Ordinal) => "S",
            HttpStatusCode.Redirect when target.EndsWith("?stale=true", StringComparison.Ordinal) => "R",
            HttpStatusCode.Redirect => "L",
            var other => ((int)other).ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The whole difference at once, written as the table has it.</summary>
    public static void AssertTable(Dictionary<string, string> expected, Dictionary<string, List<string>> answers)
    {
        var actual = answers.ToDictionary(answer => answer.Key, answer => string.Join(' ', answer.Value), StringComparer.Ordinal);
        var differences = actual.Where(answer => expected.GetValueOrDefault(answer.Key) != answer.Value)
            .Select(answer => $"[\"{answer.Key}\"] = \"{answer.Value}\", // {(expected.TryGetValue(answer.Key, out var row) ? $"expected {row}" : "is missing from the table")}")
            .Concat(expected.Keys.Except(actual.Keys, StringComparer.Ordinal).Select(key => $"{key} exists no more"));
        Assert.True(!differences.Any(), string.Join('\n', differences));
    }
}
