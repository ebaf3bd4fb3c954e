using System.Security.Cryptography;

namespace Duplicates.Service.Settings;

/// <summary>How duplicates prove themselves to anybody, and how often one may ask.</summary>
public sealed class VerificationOptions
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>The id of the key that signs from now on.</summary>
    public string CurrentKey { get; set; } = string.Empty;

    /// <summary>
    /// Keys by id, in Base64: PKCS#8 for a P-256 private key; for a key that signs no more, its public part
    /// (SubjectPublicKeyInfo) is enough, and it stays as long as papers that it signed are around.
    /// </summary>
    public IDictionary<string, string> Keys { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Checks per network address within <see cref="Window"/>.</summary>
    public int PerAddress { get; set; } = 60;

    /// <summary>The time over which checks are counted.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads a key; null when it is none, or not one of the curve P-256. The caller disposes of it.</summary>
    public static ECDsa? ReadKey(string value)
    {
        var key = ECDsa.Create();
        if (TryImport(key, value) && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256)
        {
            return key;
        }

        key.Dispose();
        return null;
    }

    /// <summary>Whether a key can sign.</summary>
    internal static bool CanSign(string value)
    {
        using var key = ReadKey(value);
        try
        {
            return key?.ExportParameters(includePrivateParameters: true).D is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool TryImport(ECDsa key, string value)
    {
        var bytes = new byte[value.Length];
        if (value.Length == 0 || !Convert.TryFromBase64String(value, bytes, out var length))
        {
            return false;
        }

        try
        {
            key.ImportPkcs8PrivateKey(bytes.AsSpan(0, length), out _);
            return true;
        }
        catch (CryptographicException)
        {
            return TryImportPublic(key, bytes.AsSpan(0, length));
        }
    }

    private static bool TryImportPublic(ECDsa key, ReadOnlySpan<byte> bytes)
    {
        try
        {
            key.ImportSubjectPublicKeyInfo(bytes, out _);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
