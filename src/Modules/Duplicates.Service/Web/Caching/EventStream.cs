using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Web.Caching;

/// <summary>Answers that never end (server-sent events): nothing may collect them, and nobody may wait for their end.</summary>
internal static class EventStream
{
    /// <summary>The type of such an answer.</summary>
    public const string ContentType = "text/event-stream";

    /// <summary>Whether a request asks for one, as browsers do.</summary>
    /// <param name="request">The request.</param>
    public static bool IsAskedFor(HttpRequest request) => request.Headers.Accept.ToString().Contains(ContentType, StringComparison.OrdinalIgnoreCase);
}
