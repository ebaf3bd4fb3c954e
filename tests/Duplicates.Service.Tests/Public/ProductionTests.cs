using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Public;

/// <summary>What must not be there in Production.</summary>
public sealed class ProductionTests : IAsyncDisposable
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    private readonly SqliteHost _host = new() { Environment = "Production" };

    public ProductionTests() => _host
        .With("Encryption:CurrentKey", "a").With("Encryption:Keys:a", Key).With("Encryption:LookupKey", Key)
        .With("Verification:CurrentKey", "a").With("Verification:Keys:a", SigningKeys.NewPrivate())
        .With("Messages:SmsGateway", "http://localhost:9/");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task DevelopmentOutbox_InProduction_DoesNotExist()
    {
        using var visitor = _host.NewVisitor();
        foreach (var path in (string[])["/dev/outbox", "/dev/outbox.json"])
        {
            await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        }

        await visitor.GetAsync("/kk");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task DemonstrationAccounts_InProduction_DoNotExist()
    {
        using var visitor = _host.NewVisitor();
        await visitor.GetAsync("/kk/sign-in/staff");
        await visitor.SubmitAsync(("Email", Demo.Administrator), ("Password", Demo.Password));
        Said.Refused(visitor, "kk", "Password", "staff-sign-in.failed");
        Assert.Equal(0, await _host.CountAsync("AspNetUsers"));
    }

    [Fact]
    public async Task Cookies_WherePeopleComeByHttps_AreSecureAndOfThisHostAlone()
    {
        _host.With("PublicAddress", "https://dublikat.example.kz");
        using var client = _host.CreateDefaultClient(new Uri("http://dublikat.example.kz")); // whoever ends TLS does not say so
        using var form = await client.GetAsync(new Uri("/kk/sign-in/staff", UriKind.Relative));
        using var language = await client.GetAsync(new Uri("/ru/sign-in?set-language=1&set-view=150", UriKind.Relative));
        var set = form.Headers.GetValues("Set-Cookie").Concat(language.Headers.GetValues("Set-Cookie")).ToList();
        Assert.Equal(3, set.Count);
        Assert.All(set, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.Ordinal);
            Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        });

        async Task<string> LedToAsync(string cookie)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Cookie", cookie } } };
            using var answer = await client.SendAsync(request);
            Assert.True(answer.Headers.Contains("Content-Security-Policy"), "A redirect has no security headers.");
            return answer.Headers.Location!.ToString();
        }

        Assert.Equal("/ru", await LedToAsync("other=1; __Host-language=ru"));
        Assert.Equal("/kk", await LedToAsync("language=ru")); // another host under the same domain may have set it
    }

    [Fact]
    public async Task Form_WherePeopleComeByHttps_IsAccepted()
    {
        _host.With("PublicAddress", "https://dublikat.example.kz");
        using var visitor = Visitor.At(new("https://dublikat.example.kz"), _host.Server.CreateHandler());
        await visitor.GetAsync("/kk/sign-in/staff");
        await visitor.SubmitAsync(("Email", Demo.Administrator), ("Password", Demo.Password));
        Said.Refused(visitor, "kk", "Password", "staff-sign-in.failed");
    }

    [Fact]
    public async Task Https_OnceUsed_IsAskedForAYearOnAllSubdomains()
    {
        using var client = _host.CreateDefaultClient(new Uri("https://dublikat.example.kz"));
        using var answer = await client.GetAsync(new Uri("/kk", UriKind.Relative));
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }
}
