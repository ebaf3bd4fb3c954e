using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Signing;

/// <summary>Each try of a signature makes the service ask others, so tries are limited, and the page says when to try again.</summary>
public sealed class SignatureLimitTests : IAsyncDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly SqliteHost _host = new();

    public SignatureLimitTests()
    {
        _host.With("Signing:TrustedCertificates", _authority.WriteTo(_host.DataFolder)).With("Signing:Tries", "3");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _authority.Dispose();
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task SignIn_FourthBeginningFromOneAddress_HasToWait(string language)
    {
        for (var time = 1; time <= 3; time++)
        {
            using var visitor = _host.NewVisitor();
            await visitor.GetAsync($"/{language}/sign-in/signature");
            Assert.True(visitor.Has("form[data-content]"));
        }

        using var late = _host.NewVisitor();
        await late.GetAsync($"/{language}/sign-in/signature");
        Assert.Equal(HttpStatusCode.TooManyRequests, late.Status);
        Assert.Equal(Said.In(language, "errors.429.title"), late.Heading);
        Assert.Contains(Said.In(language, "errors.again", "10:15"), late.Main, StringComparison.Ordinal);
        using (var refused = await late.SendAsync(HttpMethod.Get, $"/{language}/sign-in/signature"))
        {
            Assert.Equal(TimeSpan.FromMinutes(15), refused.Headers.RetryAfter!.Delta);
        }

        _host.Clock.Advance(TimeSpan.FromMinutes(15));
        await late.GetAsync($"/{language}/sign-in/signature");
        Assert.Equal(HttpStatusCode.OK, late.Status);
    }

    [Fact]
    public async Task Sign_FourthTryOfAPerson_HasToWait()
    {
        var person = _host.NewPerson();
        using var visitor = _host.NewVisitor();
        var draft = await visitor.GoToAsync("check", person);
        var (_, fields) = visitor.Fill("main form[method=post]", ("Consent", "true"));
        await visitor.PostAsync(visitor.Find("main button[formaction]").GetAttribute("formaction")!, fields);
        for (var time = 1; time <= 3; time++)
        {
            await visitor.SubmitAsync(("Cms", "?"));
            Said.RefusedAsAWhole(visitor, "kk", "signing.problem.Malformed");
        }

        await visitor.SubmitAsync(("Cms", "?"));
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        await visitor.GetAsync($"/kk/apply/{draft}/check");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }
}
