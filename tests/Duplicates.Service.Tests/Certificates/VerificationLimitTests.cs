using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Certificates;

/// <summary>Codes cannot be tried one after another, and the public keys are published.</summary>
public sealed class VerificationLimitTests : IAsyncDisposable
{
    private static readonly string[] Members = ["kty", "crv", "alg", "use", "kid"];
    private readonly ServiceHost _host = new SqliteHost().With("Verification:PerAddress", "3");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Verify_TooOften_SaysWhenToTryAgain(string language)
    {
        using var visitor = _host.NewVisitor();
        for (var check = 1; check <= 3; check++)
        {
            await visitor.GetAsync($"/{language}/verify/12345");
            await visitor.GetAsync($"/{language}/verify/letter/12345");
            using var malformed = await visitor.SendAsync(HttpMethod.Get, "/api/v1/certificates/12345");
            Assert.Equal(HttpStatusCode.BadRequest, malformed.StatusCode);
            await visitor.GetAsync($"/{language}/verify/{check:D32}");
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
        }

        using var refused = await visitor.SendAsync(HttpMethod.Get, $"/{language}/verify/00000000000000000000000000000004");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var letter = await visitor.SendAsync(HttpMethod.Get, $"/{language}/verify/letter/00000000000000000000000000000004");
        Assert.Equal(HttpStatusCode.TooManyRequests, letter.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 600);
        Assert.Contains(Said.In(language, "verify.too-many"), WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        await visitor.GetAsync($"/{language}/verify");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task PublicKeys_AreAJwkSet_WithoutAnythingPrivate()
    {
        using var visitor = _host.NewVisitor();
        using var answer = await visitor.SendAsync(HttpMethod.Get, "/.well-known/duplicates-keys.json");
        var key = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("keys")[0];
        Assert.Equal("EC P-256 ES256 sig dev", string.Join(' ', Members.Select(name => key.GetProperty(name).GetString())));
        Assert.False(key.TryGetProperty("d", out _));
    }
}
