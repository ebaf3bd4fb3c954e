using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Public;

/// <summary>Published pages come from the cache with a tag of exactly their bytes; pages of one person never do.</summary>
public sealed class CachedPagesTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Theory]
    [InlineData("/kk", null)]
    [InlineData("/ru/requirements", "br")]
    [InlineData("/kk/addresses", "gzip")]
    [InlineData("/sitemap.xml", "br")]
    [InlineData("/ru/changes.atom", "gzip")]
    public async Task PublicPage_AskedAgainWithItsTag_IsNotSentAgain(string path, string? encoding)
    {
        using var client = host.CreateClient();
        using var first = await AskAsync(client, path, encoding, tag: null);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(encoding ?? string.Empty, string.Join(',', first.Content.Headers.ContentEncoding));
        Assert.False(first.Headers.ETag!.IsWeak);
        using var again = await AskAsync(client, path, encoding, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        using var changed = await AskAsync(client, path, encoding, new EntityTagHeaderValue("\"other\""));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotNull(changed.Headers.Age);
    }

    [Fact]
    public async Task PublicPage_EachEncoding_HasItsOwnTagAndTheSameWords()
    {
        using var client = host.CreateClient();
        var (plain, plainTag) = await ReadAsync(client, null);
        var (brotli, brotliTag) = await ReadAsync(client, "br");
        var (gzip, gzipTag) = await ReadAsync(client, "gzip");
        Assert.Equal(3, new[] { plainTag, brotliTag, gzipTag }.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(plain, await DecompressAsync(new BrotliStream(new MemoryStream(brotli), CompressionMode.Decompress)));
        Assert.Equal(plain, await DecompressAsync(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress)));
        Assert.InRange(brotli.Length, 1, plain.Length / 3);
    }

    [Fact]
    public async Task PublicPage_ForSomebodySignedIn_IsNeitherKeptNorTagged()
    {
        using var citizen = await host.CitizenAsync(host.NewPerson());
        using var own = await citizen.SendAsync(HttpMethod.Get, "/kk");
        Assert.True(own.Headers.CacheControl!.NoStore);
        Assert.Null(own.Headers.ETag);
        Assert.Null(own.Headers.Age);
        using var stranger = host.CreateClient();
        Assert.DoesNotContain("/kk/sign-out", await stranger.GetStringAsync(new Uri("/kk", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public void PublishedContent_OfEveryHost_IsLookedForOftenerThanEveryTwoSeconds() =>
        Assert.InRange(host.Services.GetServices<BackgroundJob>().Single(job => job.Name == "published content").Interval, TimeSpan.Zero, TimeSpan.FromSeconds(1));

    private static async Task<(byte[] Bytes, string Tag)> ReadAsync(HttpClient client, string? encoding)
    {
        using var answer = await AskAsync(client, "/kk/requirements", encoding, tag: null);
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag!.Tag);
    }

    private static async Task<byte[]> DecompressAsync(Stream compressed)
    {
        await using (compressed)
        {
            using var plain = new MemoryStream();
            await compressed.CopyToAsync(plain);
            return plain.ToArray();
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string? encoding, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (encoding is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        }

        if (tag is not null)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        return await client.SendAsync(request);
    }
}
