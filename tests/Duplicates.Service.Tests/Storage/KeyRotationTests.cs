using System.Security.Cryptography;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Storage;

public sealed class KeyRotationTestsOnSqlite(SqliteHost host) : KeyRotationTests(host), IClassFixture<SqliteHost>;

public sealed class KeyRotationTestsOnPostgreSql(PostgreSqlHost host) : KeyRotationTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A new key encrypts from now on, and the old one still decrypts what it encrypted.</summary>
public abstract class KeyRotationTests(ServiceHost host)
{
    [Fact]
    public async Task Keys_Rotated_OldCasesAreReadAndNewValuesTakeTheNewKey()
    {
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        await using var rotated = host.WithWebHostBuilder(builder => builder
            .UseSetting("Duplicates:Encryption:CurrentKey", "second")
            .UseSetting("Duplicates:Encryption:Keys:second", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        using var clerk = Visitor.At(rotated);
        await clerk.SignInAsStaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains(person.Iin, clerk.Main, StringComparison.Ordinal);

        host.Clock.AdvancePastResend();
        using var citizen = Visitor.At(rotated);
        await citizen.SignInAsCitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}/documents/application");
        Assert.Contains(person.Iin, citizen.Main, StringComparison.Ordinal);
        var newest = (await host.QueryAsync("""SELECT "IinCipher" FROM "OneTimeCodes" ORDER BY "CreatedAt" DESC"""))[0][0];
        Assert.StartsWith("2:second:", newest, StringComparison.Ordinal);
    }
}
