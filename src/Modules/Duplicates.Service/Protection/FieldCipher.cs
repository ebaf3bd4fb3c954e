using System.Security.Cryptography;
using System.Text;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Protection;

/// <summary>
/// Encrypts single values for storage: AES-256-GCM with a random nonce. A stored value reads
/// <c>key-id:base64(nonce | tag | ciphertext)</c>, so that keys can be rotated one value at a time.
/// </summary>
public sealed class FieldCipher(IOptions<DuplicatesOptions> options)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly Dictionary<string, byte[]> _keys =
        options.Value.Encryption.Keys.ToDictionary(key => key.Key, key => Convert.FromBase64String(key.Value), StringComparer.Ordinal);

    private readonly string _currentKey = options.Value.Encryption.CurrentKey;

    /// <summary>The id of the key that encrypts from now on.</summary>
    internal string CurrentKeyId => _currentKey;

    /// <summary>Encrypts with the current key.</summary>
    public string Protect(string value) => $"{_currentKey}:{Convert.ToBase64String(Seal(_keys[_currentKey], Encoding.UTF8.GetBytes(value)))}";

    /// <summary>Decrypts with the key the value names.</summary>
    /// <exception cref="CryptographicException">The key is not configured, or the value was changed.</exception>
    public string Unprotect(string value)
    {
        var separator = value.IndexOf(':', StringComparison.Ordinal);
        return Encoding.UTF8.GetString(Open(separator < 0 ? string.Empty : value[..separator], Convert.FromBase64String(value[(separator + 1)..])));
    }

    /// <summary>Encrypts bytes with the current key: length of the key's id, the id, nonce, tag, ciphertext.</summary>
    public byte[] ProtectBytes(ReadOnlySpan<byte> plain)
    {
        var id = Encoding.UTF8.GetBytes(_currentKey);
        return [(byte)id.Length, .. id, .. Seal(_keys[_currentKey], plain)];
    }

    /// <summary>Decrypts bytes with the key they name.</summary>
    /// <exception cref="CryptographicException">The key is not configured, or the bytes were changed.</exception>
    public byte[] UnprotectBytes(ReadOnlySpan<byte> stored)
    {
        var content = 1 + stored[0];
        return Open(Encoding.UTF8.GetString(stored[1..content]), stored[content..]);
    }

    private static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain)
    {
        var stored = new byte[NonceLength + TagLength + plain.Length];
        var nonce = stored.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, stored.AsSpan(NonceLength + TagLength), stored.AsSpan(NonceLength, TagLength));
        return stored;
    }

    private byte[] Open(string keyId, ReadOnlySpan<byte> stored)
    {
        var plain = new byte[stored.Length - NonceLength - TagLength];
        using var aes = new AesGcm(Key(keyId), TagLength);
        aes.Decrypt(stored[..NonceLength], stored[(NonceLength + TagLength)..], stored.Slice(NonceLength, TagLength), plain);
        return plain;
    }

    /// <summary>A configured key.</summary>
    /// <exception cref="CryptographicException">It is not configured.</exception>
    internal byte[] Key(string id) =>
        _keys.TryGetValue(id, out var key) ? key : throw new CryptographicException("A stored value names an encryption key that is not configured.");
}
