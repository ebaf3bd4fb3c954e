using System.Net;
using System.Xml.Linq;
using Duplicates.Service.Protection;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Protection;

/// <summary>A copy of the data folder makes nobody a session.</summary>
public sealed class SessionKeyTests
{
    private const string Purpose = "what a cookie is sealed for";

    [Fact]
    public async Task Folder_AfterASignIn_HoldsNoReadableKey()
    {
        await using var host = new SqliteHost();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        Assert.All(KeysIn(host), file => Assert.DoesNotContain("masterKey", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.NotEmpty(KeysIn(host));
    }

    [Fact]
    public async Task CopyOfTheFolder_WithoutTheEncryptionKey_OpensNothing()
    {
        await using var host = new SqliteHost();
        var cookie = Seal(host.Services);
        var thief = Directory.CreateTempSubdirectory("duplicates-thief-");
        foreach (var file in KeysIn(host))
        {
            File.Copy(file, Path.Combine(thief.FullName, Path.GetFileName(file)));
        }

        var opened = Record.Exception(() => DataProtectionProvider.Create(thief, builder => builder.SetApplicationName("Duplicates")).CreateProtector(Purpose).Unprotect(cookie));
        Assert.NotNull(opened);
        thief.Delete(recursive: true);
    }

    [Fact]
    public async Task KeyFromBefore_IsEncryptedAtTheStart_KeepsItsSessionsAndIsRevokedAfterThem()
    {
        await using var host = new SqliteHost { WorksInBackground = false };
        var folder = MakeReadableKey(host);
        var old = DataProtectionProvider.Create(folder, builder => builder.SetApplicationName("Duplicates")).CreateProtector(Purpose).Protect("a head");

        Assert.Equal("a head", Opener(host.Services).Unprotect(old)); // nobody is signed out
        Assert.All(KeysIn(host), file => Assert.DoesNotContain("masterKey", File.ReadAllText(file), StringComparison.Ordinal));
        var keys = host.Services.GetRequiredService<IKeyManager>();
        Assert.Contains(keys.GetAllKeys(), key => key.ActivationDate == host.Clock.GetUtcNow()); // new sessions are sealed with another
        await host.RunJobAsync("session keys that lay readable");
        Assert.All(keys.GetAllKeys(), key => Assert.False(key.IsRevoked));

        host.Clock.Advance(SessionKeyFolder.LongestUse);
        await host.RunJobAsync("session keys that lay readable");
        Assert.Single(keys.GetAllKeys(), key => key.IsRevoked);
        await using var later = host.SecondHost(); // the host itself reads its keys anew in its own time
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => Opener(later.Services).Unprotect(old)); // a copy from before does not help
        Assert.Equal("a head", Opener(later.Services).Unprotect(Seal(later.Services)));
    }

    [Fact]
    public async Task KeyOfAnotherEncryptionKey_IsEncryptedWithTheCurrentOneAtTheNextStart()
    {
        await using var host = new SqliteHost();
        var cookie = Seal(host.Services);
        await using WebApplicationFactory<Program> rotated = host.WithWebHostBuilder(builder => builder
            .UseSetting("Duplicates:Encryption:Keys:next", Convert.ToBase64String(new byte[32])).UseSetting("Duplicates:Encryption:CurrentKey", "next"));
        Assert.Equal("a head", Opener(rotated.Services).Unprotect(cookie));
        Assert.All(KeysIn(host), file => Assert.Contains("2:next:", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignedIn_BeforeTheKeysWereEncrypted_StaysSignedIn()
    {
        await using var host = new SqliteHost();
        MakeReadableKey(host);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        host.Services.GetRequiredService<SessionKeyFolder>().Protect();
        await clerk.GetAsync("/kk/staff");
        Assert.Equal((HttpStatusCode.OK, "/kk/staff"), (clerk.Status, clerk.Address));
    }

    private static IEnumerable<string> KeysIn(ServiceHost host) => Directory.EnumerateFiles(Path.Combine(host.DataFolder.FullName, "session-keys"), "key-*.xml");

    /// <summary>A key as it was written before keys were encrypted.</summary>
    private static DirectoryInfo MakeReadableKey(ServiceHost host)
    {
        var folder = host.DataFolder.CreateSubdirectory("session-keys");
        DataProtectionProvider.Create(folder, builder => builder.SetApplicationName("Duplicates")).CreateProtector(Purpose).Protect(string.Empty);
        Assert.Contains(folder.GetFiles("key-*.xml"), file => XElement.Load(file.FullName).Descendants("masterKey").Any());
        return folder;
    }

    private static IDataProtector Opener(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose);

    private static string Seal(IServiceProvider services) => Opener(services).Protect("a head");
}
