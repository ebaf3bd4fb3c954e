using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Service.Protection;

namespace Duplicates.Service.Documents;

/// <summary>Keeps papers at rest: the words compressed, everything encrypted, because letters hold personal data.</summary>
internal sealed class LetterVault(FieldCipher cipher)
{
    /// <summary>Makes the stored form of the words.</summary>
    public byte[] Seal(string words, ValuePlace place)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            packing.Write(Encoding.UTF8.GetBytes(words));
        }

        return cipher.ProtectBytes(packed.ToArray(), place);
    }

    /// <summary>The words as they were issued.</summary>
    /// <exception cref="CryptographicException">They are not the words that were issued.</exception>
    public string Open(byte[] stored, ValuePlace place, string sha256)
    {
        using var packed = new BrotliStream(new MemoryStream(cipher.UnprotectBytes(stored, place)), CompressionMode.Decompress);
        using var words = new MemoryStream();
        packed.CopyTo(words);
        return Encoding.UTF8.GetString(RequireHash(words.ToArray(), sha256));
    }

    /// <summary>Makes the stored form of a PDF.</summary>
    public byte[] SealPdf(byte[] pdf, ValuePlace place) => cipher.ProtectBytes(pdf, place);

    /// <summary>The PDF as it was issued.</summary>
    /// <exception cref="CryptographicException">It is not the file that was issued.</exception>
    public byte[] OpenPdf(byte[] stored, ValuePlace place, string sha256) => RequireHash(cipher.UnprotectBytes(stored, place), sha256);

    private static byte[] RequireHash(byte[] bytes, string sha256) =>
        string.Equals(Convert.ToHexStringLower(SHA256.HashData(bytes)), sha256, StringComparison.Ordinal)
            ? bytes
            : throw new CryptographicException("A stored letter is not the one that was issued.");
}
