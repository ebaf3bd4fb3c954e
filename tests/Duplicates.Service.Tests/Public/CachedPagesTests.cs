using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.TestHost;
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

    [Fact]
    public async Task PublicPage_OnceKept_LivesAsLongAsItSays()
    {
        var store = new RecordingStore();
        await using var site = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IOutputCacheStore>(store)));
        using var client = site.CreateDefaultClient();
        foreach (var path in (string[])["/kk/requirements", "/kk/addresses", "/kk/search", "/sitemap.xml", "/kk/addresses?year=2026", "/kk/verify"])
        {
            store.Kept.Clear();
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            TimeSpan[] expected = path switch
            {
                "/kk/verify" or "/kk/addresses?year=2026" => [], // not public; asked for with what only another page reads
                "/kk/addresses" => [TimeSpan.FromSeconds(30)],
                "/kk/search" => [TimeSpan.FromSeconds(60)],
                _ => [TimeSpan.FromSeconds(600)],
            };
            Assert.Equal((path, string.Join(' ', expected)), (path, string.Join(' ', store.Kept)));
        }
    }

    private sealed class RecordingStore : IOutputCacheStore
    {
        public List<TimeSpan> Kept { get; } = [];

        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(null);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
        {
            Kept.Add(validFor);
            return ValueTask.CompletedTask;
        }
    }

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
