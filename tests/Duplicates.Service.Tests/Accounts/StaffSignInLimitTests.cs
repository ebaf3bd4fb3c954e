using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Accounts;

/// <summary>Passwords of staff cannot be tried without end from one place, whatever accounts they are tried on.</summary>
public sealed class StaffSignInLimitTests : IAsyncDisposable
{
    private readonly SqliteHost _host = new();

    public StaffSignInLimitTests() => _host.With("StaffSignIn:PerAddress", "3");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task StaffSignIn_FourthTryInVainFromOneAddress_HasToWait()
    {
        foreach (var (time, language) in Said.Languages.Append("kk").Index())
        {
            using var officer = await _host.StaffAsync(Demo.AlmatyClerk, language); // the right password counts for nothing
            using var stranger = await TryAsync(language, $"nobody{time}@example.org");
            Said.Refused(stranger, language, "Password", "staff-sign-in.failed");
        }

        foreach (var language in Said.Languages)
        {
            using var late = await TryAsync(language, Demo.AlmatyHead);
            Assert.Equal(HttpStatusCode.TooManyRequests, late.Status);
            Assert.Equal(language, late.Page.DocumentElement.GetAttribute("lang"));
            Assert.Equal(Said.In(language, "errors.429.title"), late.Heading);
            Assert.Contains(Said.In(language, "errors.again", "10:15"), late.Main, StringComparison.Ordinal);
        }

        _host.Clock.Advance(TimeSpan.FromMinutes(15));
        using var again = await _host.StaffAsync(Demo.AlmatyHead);
        Assert.Equal("/kk/staff", again.Address);
    }

    private async Task<Visitor> TryAsync(string language, string email)
    {
        var visitor = _host.NewVisitor();
        await visitor.GetAsync($"/{language}/sign-in/staff");
        return await visitor.SubmitAsync(("Email", email), ("Password", "not-the-password"));
    }
}
