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
    public string Protect(string value)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var stored = new byte[NonceLength + TagLength + plain.Length];
        var nonce = stored.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys[_currentKey], TagLength);
        aes.Encrypt(nonce, plain, stored.AsSpan(NonceLength + TagLength), stored.AsSpan(NonceLength, TagLength));
        return $"{_currentKey}:{Convert.ToBase64String(stored)}";
    }

    /// <summary>Decrypts with the key the value names.</summary>
    /// <exception cref="CryptographicException">The key is not configured, or the value was changed.</exception>
    public string Unprotect(string value)
    {
        var separator = value.IndexOf(':', StringComparison.Ordinal);
        var key = Key(separator < 0 ? string.Empty : value[..separator]);
        var stored = Convert.FromBase64String(value[(separator + 1)..]);
        var plain = new byte[stored.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(stored.AsSpan(0, NonceLength), stored.AsSpan(NonceLength + TagLength), stored.AsSpan(NonceLength, TagLength), plain);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>A configured key.</summary>
    /// <exception cref="CryptographicException">It is not configured.</exception>
    internal byte[] Key(string id) =>
        _keys.TryGetValue(id, out var key) ? key : throw new CryptographicException("A stored value names an encryption key that is not configured.");
}
