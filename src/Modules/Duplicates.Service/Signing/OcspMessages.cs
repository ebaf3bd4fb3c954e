using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;

namespace Duplicates.Service.Signing;

/// <summary>What an authority says of a certificate.</summary>
internal enum RevocationStatus
{
    /// <summary>The authority does not know it, or gave no answer that counts.</summary>
    Unknown,

    /// <summary>It was not revoked.</summary>
    Good,

    /// <summary>It was.</summary>
    Revoked,
}

/// <summary>One statement of an OCSP answer.</summary>
internal sealed record RevocationStatement(RevocationStatus Status, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>An answer that was read; its signature has still to be checked.</summary>
/// <param name="Signed">The bytes that were signed.</param>
/// <param name="Algorithm">The algorithm of the signature.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Certificates">The certificates that came along.</param>
/// <param name="Statement">What is said of the certificate that was asked about.</param>
/// <param name="Nonce">The number that the asker sent, if it came back.</param>
internal sealed record OcspAnswer(
    ReadOnlyMemory<byte> Signed,
    string Algorithm,
    byte[] Signature,
    X509Certificate2Collection Certificates,
    RevocationStatement Statement,
    byte[]? Nonce);

/// <summary>Writes the question and reads the answer of RFC 6960, as far as one certificate needs it.</summary>
internal static class OcspMessages
{
    /// <summary>The extended use of certificates that sign such answers.</summary>
    public const string Signing = "1.3.6.1.5.5.7.3.9";

    /// <summary>The question about one certificate. It names the issuer by SHA-1, which every responder has to understand; nothing is protected by it.</summary>
    public static byte[] Ask(X509Certificate2 certificate, X509Certificate2 issuer, byte[] nonce)
    {
        var extensions = new X509ExtensionsGenerator();
        extensions.AddExtension(OcspObjectIdentifiers.PkixOcspNonce, critical: false, new DerOctetString(nonce));
        var question = new OcspReqGenerator();
        question.AddRequest(new CertificateID(CertificateID.DigestSha1, DotNetUtilities.FromX509Certificate(issuer), SerialOf(certificate)));
        question.SetRequestExtensions(extensions.Generate());
        return question.Generate().GetEncoded();
    }

    /// <summary>Reads the answer; null when the authority gave none or says nothing of this certificate.</summary>
    /// <exception cref="CryptographicException">It is no answer.</exception>
    public static OcspAnswer? Read(byte[] encoded, X509Certificate2 certificate, X509Certificate2 issuer)
    {
        try
        {
            var response = new OcspResp(encoded);
            if (response.Status != OcspRespStatus.Successful || response.GetResponseObject() is not BasicOcspResp basic)
            {
                return null;
            }

            var (serial, authority) = (SerialOf(certificate), DotNetUtilities.FromX509Certificate(issuer));
            var statement = basic.Responses.LastOrDefault(one => one.GetCertID() is var id && id.SerialNumber.Equals(serial) && id.MatchesIssuer(authority));
            return statement is null ? null : new(
                basic.GetTbsResponseData(),
                basic.SignatureAlgorithm.Algorithm.Id,
                basic.GetSignature(),
                [.. basic.GetCerts().Select(one => X509CertificateLoader.LoadCertificate(one.GetEncoded()))],
                new(StatusOf(statement), Utc(statement.ThisUpdate), statement.NextUpdate is { } until ? Utc(until) : null),
                NonceOf(basic));
        }
        catch (Exception exception) when (Unreadable.Is(exception))
        {
            throw new CryptographicException("It is no answer about revocation.", exception);
        }
    }

    private static RevocationStatus StatusOf(SingleResp statement) => statement.GetCertStatus() switch
    {
        null => RevocationStatus.Good,
        RevokedStatus => RevocationStatus.Revoked,
        _ => RevocationStatus.Unknown,
    };

    private static byte[]? NonceOf(BasicOcspResp answer) =>
        answer.ResponseExtensions?.GetExtensionParsedValue(OcspObjectIdentifiers.PkixOcspNonce) is { } nonce ? Asn1OctetString.GetInstance(nonce).GetOctets() : null;

    private static Org.BouncyCastle.Math.BigInteger SerialOf(X509Certificate2 certificate) => new(certificate.SerialNumberBytes.ToArray());

    private static DateTimeOffset Utc(DateTime instant) => new(DateTime.SpecifyKind(instant, DateTimeKind.Utc));
}
