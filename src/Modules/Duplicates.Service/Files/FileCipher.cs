using System.Buffers.Binary;
using System.Runtime.CompilerServices;
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
    private const int SaltLength = FileHead.SaltLength;
    private const int TagLength = 16;
    private const int NonceLength = 12;

    /// <summary>Writes the content encrypted with the current key.</summary>
    public async Task EncryptAsync(Guid id, Stream content, Stream target, CancellationToken cancellationToken)
    {
        var keyId = Encoding.UTF8.GetBytes(keys.CurrentKeyId);
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        await target.WriteAsync((byte[])[Version, (byte)keyId.Length, .. keyId, .. salt], cancellationToken);
        using var aes = new AesGcm(FileKey(keys.CurrentKeyId, salt, InfoOf(Version, id)), TagLength);
        var sealedPiece = new byte[PieceLength + TagLength];
        await foreach (var (number, piece, isLast) in PiecesAsync(content, PieceLength, cancellationToken))
        {
            aes.Encrypt(Nonce(number, isLast), piece.Span, sealedPiece.AsSpan(0, piece.Length), sealedPiece.AsSpan(piece.Length, TagLength));
            await target.WriteAsync(sealedPiece.AsMemory(0, piece.Length + TagLength), cancellationToken);
        }
    }

    /// <summary>Reads what was stored back.</summary>
    /// <exception cref="CryptographicException">The key is not configured, or it was changed or cut; what was written to the target by then is true.</exception>
    public async Task DecryptAsync(Guid id, Stream stored, Stream target, CancellationToken cancellationToken)
    {
        var head = await FileHead.ReadAsync(stored, cancellationToken);
        if (head.Version is not (Version or FirstVersion))
        {
            throw new CryptographicException("A stored file is of an unknown version.");
        }

        using var aes = new AesGcm(FileKey(head.KeyId, head.Salt, InfoOf(head.Version, id)), TagLength);
        var opened = new byte[PieceLength];
        await foreach (var (number, piece, isLast) in PiecesAsync(stored, PieceLength + TagLength, cancellationToken))
        {
            if (piece.Length < TagLength)
            {
                throw new CryptographicException("A stored file is cut.");
            }

            var length = piece.Length - TagLength;
            aes.Decrypt(Nonce(number, isLast), piece.Span[..length], piece.Span[length..], opened.AsSpan(0, length));
            await target.WriteAsync(opened.AsMemory(0, length), cancellationToken);
        }
    }

    /// <summary>The pieces of a stream, at least one; each is read before the next is asked for, so that the last is known.</summary>
    private static async IAsyncEnumerable<(long Number, ReadOnlyMemory<byte> Piece, bool IsLast)> PiecesAsync(
        Stream source, int length, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (piece, next) = (new byte[length], new byte[length]);
        var filled = await source.ReadAtLeastAsync(piece, length, throwOnEndOfStream: false, cancellationToken);
        for (var number = 0L; ; number++)
        {
            var following = filled < length ? 0 : await source.ReadAtLeastAsync(next, length, throwOnEndOfStream: false, cancellationToken);
            yield return (number, piece.AsMemory(0, filled), following == 0);
            if (following == 0)
            {
                yield break;
            }

            (piece, next, filled) = (next, piece, following);
        }
    }

    /// <summary>Whether a stored file has the version of today and the current key.</summary>
    public bool IsCurrent(FileHead head) => head.Version == Version && head.KeyId == keys.CurrentKeyId;

    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private byte[] InfoOf(byte version, Guid id) =>
        version == Version ? Encoding.UTF8.GetBytes($"duplicates-file/{id:N}") : [.. "duplicates-file"u8, .. keys.OldPlace()];

    private byte[] FileKey(string keyId, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info)
    {
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.Key(keyId), key, salt, info);
        return key;
    }
}
