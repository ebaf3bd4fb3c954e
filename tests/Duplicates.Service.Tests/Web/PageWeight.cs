using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Duplicates.Service.Tests.Web;

/// <summary>What a browser fetches to show a page the first time, in bytes as they travel (Brotli where it is offered). Fonts and the icon come besides.</summary>
/// <param name="Html">The page.</param>
/// <param name="Styles">Its style sheets.</param>
/// <param name="Scripts">Its scripts.</param>
/// <param name="Requests">How many answers these are.</param>
internal sealed partial record PageWeight(int Html, int Styles, int Scripts, int Requests)
{
    /// <summary>The most that page and styles may weigh together, and the scripts.</summary>
    public const int Most = 60 * 1024;

    /// <summary>Page and styles together.</summary>
    public int Readable => Html + Styles;

    /// <summary>Weighs a page.</summary>
    /// <param name="fetch">Fetches an address as a browser that takes Brotli.</param>
    /// <param name="path">The page.</param>
    public static async Task<PageWeight> OfAsync(Func<string, Task<HttpResponseMessage>> fetch, string path)
    {
        var (html, text) = await ReadAsync(fetch, path);
        var (styles, scripts) = (Style().Matches(text).Select(Address).ToList(), Script().Matches(text).Select(Address).ToList());
        return new(html, await SumAsync(fetch, styles), await SumAsync(fetch, scripts), 1 + styles.Count + scripts.Count);
    }

    private static string Address(Match match) => match.Groups["address"].Value;

    private static async Task<int> SumAsync(Func<string, Task<HttpResponseMessage>> fetch, List<string> paths)
    {
        var sum = 0;
        foreach (var path in paths)
        {
            sum += (await ReadAsync(fetch, path)).Bytes;
        }

        return sum;
    }

    private static async Task<(int Bytes, string Text)> ReadAsync(Func<string, Task<HttpResponseMessage>> fetch, string path)
    {
        using var answer = await fetch(path);
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.Content.Headers.ContentEncoding.Contains("br"))
        {
            return (bytes.Length, Encoding.UTF8.GetString(bytes));
        }

        await using var unpacking = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacking);
        return (bytes.Length, await reader.ReadToEndAsync());
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Style();

    [GeneratedRegex("<script src=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();
}
