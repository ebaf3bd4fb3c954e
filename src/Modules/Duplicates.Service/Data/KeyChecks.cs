using System.Security.Cryptography;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Data;

/// <summary>
/// Sees at the start that the keys are those with which the data was written. With others nobody would be found by their IIN, everybody
/// would get a second account, and every case would fail when it is opened.
/// </summary>
internal static class KeyChecks
{
    private const string Section = "Duplicates:Encryption";

    /// <summary>Compares the configured keys with those known so far, and remembers new ones.</summary>
    /// <exception cref="SettingException">Names the key that is another, or that is missing.</exception>
    public static async Task RequireKnownKeysAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var encryption = services.GetRequiredService<IOptions<DuplicatesOptions>>().Value.Encryption;
        var known = await KnownAsync(services.GetRequiredService<DatabaseSetting>(), cancellationToken);
        RequireKnown(encryption, known);

        // data is written with these from now on; a key that only decrypts may never have written any
        string[] inUse = [OfKey(encryption.CurrentKey), nameof(EncryptionOptions.LookupKey)];
        if (inUse.Any(id => !known.ContainsKey(id)))
        {
            await RememberAsync(services, Checks(encryption).Where(check => inUse.Contains(check.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal), cancellationToken);
        }
    }

    /// <summary>The keys with which the data of a database was written: the name of the setting → by what the key is known again.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> KnownAsync(DatabaseSetting database, CancellationToken cancellationToken) =>
        (await database.ReadPlainAsync("SELECT \"Id\", \"Value\" FROM \"KeyChecks\"", row => (Id: row.GetString(0), Value: row.GetString(1)), cancellationToken))
        .ToDictionary(row => row.Id, row => row.Value, StringComparer.Ordinal);

    /// <summary>Looks whether the configured keys open data that was written with the known ones.</summary>
    /// <exception cref="SettingException">Names the key that is another, or that is missing.</exception>
    public static void RequireKnown(EncryptionOptions encryption, IReadOnlyDictionary<string, string> known)
    {
        var configured = Checks(encryption);
        foreach (var (id, value) in known)
        {
            if (!configured.TryGetValue(id, out var now))
            {
                throw new SettingException($"{Section}:{id}", "is missing, and data in this database was written with it: list it beside the newer keys.");
            }

            if (now != value)
            {
                throw new SettingException($"{Section}:{id}", "is another key than the one with which data in this database was written.");
            }
        }
    }

    /// <summary>Forgets the encryption keys before the current one.</summary>
    public static async Task ForgetFormerAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        string[] inUse = [OfKey(services.GetRequiredService<IOptions<DuplicatesOptions>>().Value.Encryption.CurrentKey), nameof(EncryptionOptions.LookupKey)];
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().Set<KeyCheckRow>().Where(row => !inUse.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task RememberAsync(IServiceProvider services, Dictionary<string, string> checks, CancellationToken cancellationToken)
    {
        await using var alone = await StartLock.TakeAsync(services.GetRequiredService<DatabaseSetting>(), cancellationToken);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        var stored = await db.Set<KeyCheckRow>().Select(row => row.Id).ToListAsync(cancellationToken);
        db.AddRange(checks.Where(check => !stored.Contains(check.Key)).Select(check => new KeyCheckRow { Id = check.Key, Value = check.Value }));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string OfKey(string id) => $"{nameof(EncryptionOptions.Keys)}:{id}";

    private static Dictionary<string, string> Checks(EncryptionOptions encryption) => encryption.Keys
        .Select(key => (Id: OfKey(key.Key), Key: key.Value))
        .Append((Id: nameof(EncryptionOptions.LookupKey), Key: encryption.LookupKey))
        .ToDictionary(key => key.Id, key => Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromBase64String(key.Key), "duplicates: key check"u8)), StringComparer.Ordinal);
}
