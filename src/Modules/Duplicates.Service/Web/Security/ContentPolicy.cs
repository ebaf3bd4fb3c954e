using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Web.Security;

/// <summary>The content security policy of the service, which a page may widen for one connection.</summary>
public static class ContentPolicy
{
    private static readonly object ConnectionsKey = new();
    private static readonly object SandboxKey = new();

    /// <summary>Lets the page's script talk to one more address, such as the local signing program.</summary>
    /// <param name="context">The request of the page.</param>
    /// <param name="origin">Scheme, host and port.</param>
    public static void AllowConnection(this HttpContext context, Uri origin)
    {
        var known = context.Items[ConnectionsKey] as string;
        context.Items[ConnectionsKey] = $"{known} {origin.GetLeftPart(UriPartial.Authority)}";
    }

    /// <summary>The addresses that the page's script may talk to; null when there are none.</summary>
    /// <param name="context">The request of the page.</param>
    public static string? ConnectionsOf(HttpContext context) => context.Items[ConnectionsKey] as string;

    /// <summary>Lets the page's script talk to the same addresses as that of another answer.</summary>
    /// <param name="context">The request of the page.</param>
    /// <param name="connections">What <see cref="ConnectionsOf"/> told of it.</param>
    public static void AllowConnections(HttpContext context, string? connections) => context.Items[ConnectionsKey] = connections;

    /// <summary>Gives the answer to a request no rights at all, as befits what strangers uploaded.</summary>
    /// <param name="context">The request.</param>
    public static void SandboxAnswer(this HttpContext context) => context.Items[SandboxKey] = true;

    /// <summary>The policy for the answer to a request.</summary>
    /// <param name="context">The request.</param>
    public static string For(HttpContext context) => context.Items.ContainsKey(SandboxKey)
        ? "sandbox; default-src 'none'; frame-ancestors 'none'"
        : "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + $"connect-src 'self'{context.Items[ConnectionsKey]}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
}
