using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Duplicates.Service.Signing;

/// <summary>Checks what an authority signed: answers about revocation and lists of it.</summary>
internal static class AuthoritySignature
{
    /// <summary>Whether a signature over bytes is that of the key in a certificate; algorithms that cannot be trusted never fit.</summary>
    /// <param name="signed">The bytes.</param>
    /// <param name="algorithm">Object identifier of the algorithm.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="signer">The certificate.</param>
    public static bool Fits(ReadOnlySpan<byte> signed, string algorithm, byte[] signature, X509Certificate2 signer)
    {
        var hash = algorithm switch
        {
            "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
            "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
            "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
            _ => default,
        };
        using var rsa = signer.GetRSAPublicKey();
        using var ecdsa = signer.GetECDsaPublicKey();
        return hash != default
            && (rsa?.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1)
                ?? ecdsa?.VerifyData(signed, signature, hash, DSASignatureFormat.Rfc3279DerSequence)
                ?? false);
    }
}
