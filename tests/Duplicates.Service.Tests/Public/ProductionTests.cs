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
}
