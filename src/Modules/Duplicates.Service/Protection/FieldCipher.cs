using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Protection;

/// <summary>
/// Encrypts single values for storage: AES-256-GCM with a random nonce, bound to the place of the value. A stored value reads
/// <c>2:key-id:base64(nonce | tag | ciphertext)</c>, so that keys can be rotated one value at a time. Values of the first format,
/// <c>key-id:base64(…)</c>, are bound to nothing; they are read while <see cref="EncryptionOptions.ReadsOldValues"/> says so.
/// </summary>
public sealed class FieldCipher(IOptions<DuplicatesOptions> options)
{
    private const string Format = "2:";

    /// <summary>No key id is that long, so no value of the first format begins with it.</summary>
    private const byte BinaryFormat = 0xF2;

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly Dictionary<string, byte[]> _keys =
        options.Value.Encryption.Keys.ToDictionary(key => key.Key, key => Convert.FromBase64String(key.Value), StringComparer.Ordinal);

    private readonly string _currentKey = options.Value.Encryption.CurrentKey;
    private readonly bool _readsOldValues = options.Value.Encryption.ReadsOldValues;

    /// <summary>The id of the key that encrypts from now on.</summary>
    internal string CurrentKeyId => _currentKey;

    /// <summary>Encrypts with the current key for one place.</summary>
    public string Protect(string value, ValuePlace place) => ProtectUtf8(Encoding.UTF8.GetBytes(value), place);

    /// <summary>Decrypts with the key the value names.</summary>
    /// <exception cref="CryptographicException">The key is not configured, or the value was changed, or it belongs to another place.</exception>
    public string Unprotect(string value, ValuePlace place) => Encoding.UTF8.GetString(UnprotectUtf8(value, place));

    /// <summary>As <see cref="Protect"/>, for text that is UTF-8 already.</summary>
    internal string ProtectUtf8(ReadOnlySpan<byte> value, ValuePlace place) => $"{Format}{_currentKey}:{Convert.ToBase64String(Seal(_keys[_currentKey], value, place.ToBytes()))}";

    /// <summary>As <see cref="Unprotect"/>, for those who go on with UTF-8.</summary>
    internal byte[] UnprotectUtf8(string value, ValuePlace place)
    {
        var end = value.IndexOf(':', StringComparison.Ordinal);
        var second = end < 0 ? -1 : value.IndexOf(':', end + 1);
        if (end >= 0 && second < 0)
        {
            return Open(value[..end], Decode(value.AsSpan(end + 1)), OldPlace());
        }

        return second > 0 && value.StartsWith(Format, StringComparison.Ordinal)
            ? Open(value[(end + 1)..second], Decode(value.AsSpan(second + 1)), place.ToBytes())
            : throw new CryptographicException("A stored value is of no known format.");
    }

    /// <summary>Encrypts bytes with the current key for one place: format, length of the key's id, the id, nonce, tag, ciphertext.</summary>
    public byte[] ProtectBytes(ReadOnlySpan<byte> plain, ValuePlace place)
    {
        var id = Encoding.UTF8.GetBytes(_currentKey);
        return [BinaryFormat, (byte)id.Length, .. id, .. Seal(_keys[_currentKey], plain, place.ToBytes())];
    }

    /// <summary>Decrypts bytes with the key they name.</summary>
    /// <exception cref="CryptographicException">The key is not configured, or the bytes were changed, or they belong to another place.</exception>
    public byte[] UnprotectBytes(ReadOnlySpan<byte> stored, ValuePlace place)
    {
        var parts = Parts(stored);
        return Open(parts.KeyId, parts.Content, parts.IsBound ? place.ToBytes() : OldPlace());
    }

    /// <summary>As <see cref="Unprotect"/>, for columns that were readable once: a text without a format is what it says.</summary>
    internal string UnprotectOrPlain(string value, ValuePlace place)
    {
        if (value.StartsWith(Format, StringComparison.Ordinal))
        {
            return Unprotect(value, place);
        }

        OldPlace();
        return value;
    }

    /// <summary>Whether a value has the format of today and the current key.</summary>
    public bool IsCurrent(string value) => value.StartsWith($"{Format}{_currentKey}:", StringComparison.Ordinal);

    /// <inheritdoc cref="IsCurrent(string)" />
    internal bool IsCurrent(ReadOnlySpan<byte> stored) => Parts(stored) is { IsBound: true } parts && parts.KeyId == _currentKey;

    /// <summary>Whether a text is a value of the first format: it names a key that is configured.</summary>
    internal bool IsOld(string text) => text.IndexOf(':', StringComparison.Ordinal) is > 0 and var end && _keys.ContainsKey(text[..end]) && Base64.IsValid(text.AsSpan(end + 1));

    /// <summary>A configured key.</summary>
    /// <exception cref="CryptographicException">It is not configured.</exception>
    internal byte[] Key(string id) =>
        _keys.TryGetValue(id, out var key) ? key : throw new CryptographicException("A stored value names an encryption key that is not configured.");

    /// <summary>Refuses what is bound to nothing once nothing old is left: whoever writes to the database could bring it back otherwise.</summary>
    /// <exception cref="CryptographicException">Old values are not read any more.</exception>
    internal byte[] OldPlace() =>
        _readsOldValues ? [] : throw new CryptographicException("A stored value has the first format, which Duplicates:Encryption:ReadsOldValues excludes.");

    private static BinaryParts Parts(ReadOnlySpan<byte> stored)
    {
        var isBound = stored.Length > 1 && stored[0] == BinaryFormat;
        var rest = isBound ? stored[1..] : stored;
        return rest.Length > 0 && rest.Length > rest[0]
            ? new(isBound, Encoding.UTF8.GetString(rest[1..(1 + rest[0])]), rest[(1 + rest[0])..])
            : throw new CryptographicException("A stored value is cut.");
    }

    private static ReadOnlySpan<byte> Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(text, bytes, out var length) ? bytes.AsSpan(0, length) : throw new CryptographicException("A stored value is of no known format.");
    }

    private static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> place)
    {
        var stored = new byte[NonceLength + TagLength + plain.Length];
        var nonce = stored.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, stored.AsSpan(NonceLength + TagLength), stored.AsSpan(NonceLength, TagLength), place);
        return stored;
    }

    private byte[] Open(string keyId, ReadOnlySpan<byte> stored, ReadOnlySpan<byte> place)
    {
        if (stored.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("A stored value is cut.");
        }

        var plain = new byte[stored.Length - NonceLength - TagLength];
        using var aes = new AesGcm(Key(keyId), TagLength);
        aes.Decrypt(stored[..NonceLength], stored[(NonceLength + TagLength)..], stored.Slice(NonceLength, TagLength), plain, place);
        return plain;
    }

    private readonly ref struct BinaryParts(bool isBound, string keyId, ReadOnlySpan<byte> content)
    {
        public bool IsBound { get; } = isBound;

        public string KeyId { get; } = keyId;

        public ReadOnlySpan<byte> Content { get; } = content;
    }
}
