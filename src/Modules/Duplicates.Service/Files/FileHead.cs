using System.Security.Cryptography;
using System.Text;

namespace Duplicates.Service.Files;

/// <summary>What stands before the encrypted content of a stored file.</summary>
/// <param name="Version">The version of the format.</param>
/// <param name="KeyId">The configured key that encrypted it.</param>
/// <param name="Salt">Random for each writing: two files with one salt are one.</param>
internal sealed record FileHead(byte Version, string KeyId, byte[] Salt)
{
    /// <summary>Bytes of the salt.</summary>
    public const int SaltLength = 16;

    /// <summary>Reads it from the beginning of a stored file and leaves the stream where the content begins.</summary>
    /// <exception cref="CryptographicException">The file is shorter than that.</exception>
    public static async Task<FileHead> ReadAsync(Stream stored, CancellationToken cancellationToken)
    {
        try
        {
            var beginning = new byte[2];
            await stored.ReadExactlyAsync(beginning, cancellationToken);
            var rest = new byte[beginning[1] + SaltLength];
            await stored.ReadExactlyAsync(rest, cancellationToken);
            return new(beginning[0], Encoding.UTF8.GetString(rest, 0, beginning[1]), rest[beginning[1]..]);
        }
        catch (EndOfStreamException exception)
        {
            throw new CryptographicException("A stored file is cut.", exception);
        }
    }
}
