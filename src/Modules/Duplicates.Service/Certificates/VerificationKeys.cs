using System.Security.Cryptography;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Certificates;

/// <summary>A public key as a member of a JWK set (RFC 7517).</summary>
/// <param name="Kid">The key's id.</param>
/// <param name="X">First coordinate, base64url.</param>
/// <param name="Y">Second coordinate, base64url.</param>
/// <param name="Kty">Kind of key.</param>
/// <param name="Crv">The curve.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Alg">The algorithm.</param>
internal sealed record PublishedKey(string Kid, string X, string Y, string Kty = "EC", string Crv = "P-256", string Use = "sig", string Alg = "ES256");

/// <summary>The set of public keys.</summary>
internal sealed record PublishedKeys(IReadOnlyList<PublishedKey> Keys);

/// <summary>The keys by which duplicates prove themselves: one signs, all of them are published.</summary>
internal sealed class VerificationKeys : IDisposable
{
    private readonly Dictionary<string, ECDsa> _keys = new(StringComparer.Ordinal);

    public VerificationKeys(IOptions<DuplicatesOptions> options)
    {
        var settings = options.Value.Verification;
        CurrentKey = settings.CurrentKey;
        foreach (var (id, key) in settings.Keys)
        {
            _keys[id] = VerificationOptions.ReadKey(key) ?? throw new SettingException($"Duplicates:Verification:Keys:{id}", "is no P-256 key.");
        }

        Published = new([.. _keys.OrderBy(key => key.Key, StringComparer.Ordinal).Select(key => Publish(key.Key, key.Value))]);
    }

    /// <summary>The id of the key that signs.</summary>
    public string CurrentKey { get; }

    /// <summary>All public keys, those that sign no more included.</summary>
    public PublishedKeys Published { get; }

    /// <summary>Signs with the current key; 64 bytes, r and s.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_keys)
        {
            return _keys[CurrentKey].SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <summary>Whether a signature is that of the key; null when there is no such key.</summary>
    public bool? Verify(string keyId, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        lock (_keys)
        {
            return _keys.TryGetValue(keyId, out var key)
                ? key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
                : null;
        }
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private static PublishedKey Publish(string id, ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new(id, Base64Url(point.X!), Base64Url(point.Y!));
    }

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
