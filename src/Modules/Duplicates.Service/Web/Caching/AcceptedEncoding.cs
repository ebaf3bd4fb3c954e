using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Duplicates.Service.Web.Caching;

/// <summary>
/// Chooses the coding of an answer once (RFC 9110, 12.5.3), and leaves it as the only one in the request: files, compression and the cache
/// read the same word there.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
public sealed class AcceptedEncoding(RequestDelegate next)
{
    /// <summary>Brotli, which is chosen when it is as welcome as another.</summary>
    public const string Brotli = "br";

    /// <summary>gzip.</summary>
    public const string Gzip = "gzip";

    private const string Any = "*";
    private const string Plain = "identity";
    private static readonly string[] InOrder = [Brotli, Gzip];

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its answer.</param>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        headers.AcceptEncoding = Choose(headers.AcceptEncoding) is { } chosen ? chosen : StringValues.Empty;
        return next(context);
    }

    /// <summary>The coding that is most welcome of those that the service has; null when the answer is to go as it is.</summary>
    /// <param name="accepted">The header as it came.</param>
    public static string? Choose(StringValues accepted)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var listed))
        {
            return null; // what cannot be read asks for nothing
        }

        var best = InOrder.Select(coding => (Coding: coding, Weight: WeightOf(coding, listed) ?? 0)).MaxBy(coding => coding.Weight);
        return best.Weight > 0 && best.Weight >= (WeightNamed(Plain, listed) ?? 0) ? best.Coding : null;
    }

    private static double? WeightOf(string coding, IList<StringWithQualityHeaderValue> listed) => WeightNamed(coding, listed) ?? WeightNamed(Any, listed);

    private static double? WeightNamed(string coding, IList<StringWithQualityHeaderValue> listed) =>
        listed.Where(entry => Named(entry.Value, coding)).Select(entry => entry.Quality ?? 1).Cast<double?>().FirstOrDefault();

    /// <summary>x-gzip is an old name of gzip (RFC 9110, 8.4.1.3).</summary>
    private static bool Named(StringSegment value, string coding) =>
        value.Equals(coding, StringComparison.OrdinalIgnoreCase) || (coding == Gzip && value.Equals("x-gzip", StringComparison.OrdinalIgnoreCase));
}
