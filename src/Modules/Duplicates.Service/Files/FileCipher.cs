using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Service.Protection;

namespace Duplicates.Service.Files;

/// <summary>
/// Encrypts files for storage, piece by piece: a key of the file's own derived from a configured one, AES-256-GCM, and a nonce that
/// holds the number of the piece and whether it is the last, so that pieces can be neither swapped nor cut off unnoticed. The identity
/// of the file goes into its key, so that no file can be put in the place of another; in the first version it did not.
/// Stored: version, length and id of the configured key, salt, then the pieces, each followed by its tag.
/// </summary>
internal sealed class FileCipher(FieldCipher keys)
{
    private const byte Version = 2;
    private const byte FirstVersion = 1;
    private const int PieceLength = 64 * 1024;
    private const int SaltLength = 16;
    private const int TagLength = 16;
    private const int NonceLength = 12;

    /// <summary>Writes the content encrypted with the current key.</summary>
    public async Task EncryptAsync(Guid id, ReadOnlyMemory<byte> content, Stream target, CancellationToken cancellationToken)
    {
        var keyId = Encoding.UTF8.GetBytes(keys.CurrentKeyId);
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        await target.WriteAsync((byte[])[Version, (byte)keyId.Length, .. keyId, .. salt], cancellationToken);
        using var aes = new AesGcm(FileKey(keys.CurrentKeyId, salt, InfoOf(Version, id)), TagLength);
        var piece = new byte[PieceLength + TagLength];
        for (var (number, rest) = (0L, content); ; number++)
        {
            var length = Math.Min(PieceLength, rest.Length);
            aes.Encrypt(Nonce(number, length == rest.Length), rest.Span[..length], piece.AsSpan(0, length), piece.AsSpan(length, TagLength));
            await target.WriteAsync(piece.AsMemory(0, length + TagLength), cancellationToken);
            if (length == rest.Length)
            {
                return;
            }

            rest = rest[length..];
        }
    }

    /// <summary>Reads a stored file back.</summary>
    /// <exception cref="CryptographicException">The key is not configured, or the file was changed or cut.</exception>
    public byte[] Decrypt(Guid id, ReadOnlySpan<byte> stored)
    {
        if (stored.Length < 2 || stored[0] is not (Version or FirstVersion) || stored.Length < 2 + stored[1] + SaltLength + TagLength)
        {
            throw new CryptographicException("A stored file is cut or of an unknown version.");
        }

        var keyId = Encoding.UTF8.GetString(stored.Slice(2, stored[1]));
        var rest = stored[(2 + stored[1])..];
        using var aes = new AesGcm(FileKey(keyId, rest[..SaltLength], InfoOf(stored[0], id)), TagLength);
        rest = rest[SaltLength..];
        var content = new byte[rest.Length - (TagLength * PiecesIn(rest.Length))];
        var written = 0;
        for (var number = 0L; rest.Length > 0; number++)
        {
            var length = Math.Min(PieceLength, rest.Length - TagLength);
            var isLast = rest.Length == length + TagLength;
            aes.Decrypt(Nonce(number, isLast), rest[..length], rest.Slice(length, TagLength), content.AsSpan(written, length));
            written += length;
            rest = rest[(length + TagLength)..];
        }

        return content;
    }

    private static int PiecesIn(int length) => (length + PieceLength + TagLength - 1) / (PieceLength + TagLength);

    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    /// <summary>Whether a stored file has the version of today and the current key.</summary>
    public bool IsCurrent(ReadOnlySpan<byte> stored) =>
        stored.Length > 2 && stored[0] == Version && stored.Length > 2 + stored[1] && Encoding.UTF8.GetString(stored.Slice(2, stored[1])) == keys.CurrentKeyId;

    private byte[] InfoOf(byte version, Guid id) =>
        version == Version ? Encoding.UTF8.GetBytes($"duplicates-file/{id:N}") : [.. "duplicates-file"u8, .. keys.OldPlace()];

    private byte[] FileKey(string keyId, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info)
    {
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.Key(keyId), key, salt, info);
        return key;
    }
}
