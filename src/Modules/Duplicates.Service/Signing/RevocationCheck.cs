using System.Formats.Asn1;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Signing;

/// <summary>Asks the issuing authority whether a certificate was revoked (OCSP). Without a clear and fresh answer nothing passes.</summary>
internal sealed class RevocationCheck(IHttpClientFactory clients, TrustedCertificates trusted, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    private const int LongestAnswer = 64 * 1024;
    private const string OcspAccess = "1.3.6.1.5.5.7.48.1";
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    /// <summary>The authority's answer, to be kept as evidence.</summary>
    /// <exception cref="SignatureRefusedException">The certificate was revoked, or nobody can tell.</exception>
    public async Task<byte[]> RequireGoodAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellationToken)
    {
        var nonce = RandomNumberGenerator.GetBytes(16);
        var encoded = await AskAsync(Address(certificate), OcspMessages.Ask(certificate, issuer, nonce), cancellationToken);
        try
        {
            var answer = OcspMessages.Read(encoded, certificate, issuer);
            if (answer is null || !IsFresh(answer, nonce) || !IsSigned(answer, issuer))
            {
                throw new SignatureRefusedException(SignatureProblem.RevocationUnknown);
            }

            return answer.Statement.Status switch
            {
                RevocationStatus.Good => encoded,
                RevocationStatus.Revoked => throw new SignatureRefusedException(SignatureProblem.Revoked),
                _ => throw new SignatureRefusedException(SignatureProblem.RevocationUnknown),
            };
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            throw new SignatureRefusedException(SignatureProblem.RevocationUnknown, exception);
        }
    }

    private Uri Address(X509Certificate2 certificate)
    {
        var named = options.Value.Signing.Ocsp is { Length: > 0 } configured
            ? configured
            : certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().SelectMany(extension => extension.EnumerateUris(OcspAccess)).FirstOrDefault();
        return Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new Uri(named!)
            : throw new SignatureRefusedException(SignatureProblem.RevocationUnknown);
    }

    private async Task<byte[]> AskAsync(Uri address, byte[] question, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(nameof(RevocationCheck));
        (client.Timeout, client.MaxResponseContentBufferSize) = (options.Value.Signing.Patience, LongestAnswer);
        using var body = new ByteArrayContent(question);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/ocsp-request");
        try
        {
            using var response = await client.PostAsync(address, body, cancellationToken);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(cancellationToken)
                : throw new SignatureRefusedException(SignatureProblem.RevocationUnknown);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new SignatureRefusedException(SignatureProblem.RevocationUnknown, exception);
        }
    }

    /// <summary>Said now or lately, and not a repetition of what was answered to somebody else.</summary>
    private bool IsFresh(OcspAnswer answer, byte[] nonce)
    {
        var (now, said) = (clock.GetUtcNow(), answer.Statement);
        return said.From <= now + ClockDifference
            && now <= (said.Until ?? said.From + GoodFor) + ClockDifference
            && (answer.Nonce is null || answer.Nonce.AsSpan().SequenceEqual(nonce));
    }

    /// <summary>Signed by the issuer, or by whom the issuer appointed for it.</summary>
    private bool IsSigned(OcspAnswer answer, X509Certificate2 issuer) =>
        Fits(answer, issuer) || answer.Certificates.Any(signer => IsAppointed(signer, answer.Certificates, issuer) && Fits(answer, signer));

    private bool IsAppointed(X509Certificate2 signer, X509Certificate2Collection between, X509Certificate2 issuer)
    {
        try
        {
            return signer.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(extension => extension.EnhancedKeyUsages[OcspMessages.Signing] is not null)
                && trusted.RequireIssuer(signer, between, clock.GetUtcNow(), OcspMessages.Signing).RawDataMemory.Span.SequenceEqual(issuer.RawData);
        }
        catch (SignatureRefusedException)
        {
            return false;
        }
    }

    private static bool Fits(OcspAnswer answer, X509Certificate2 signer)
    {
        var hash = answer.Algorithm switch
        {
            "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
            "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
            "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
            _ => default,
        };
        using var rsa = signer.GetRSAPublicKey();
        using var ecdsa = signer.GetECDsaPublicKey();
        return hash != default
            && (rsa?.VerifyData(answer.Signed.Span, answer.Signature, hash, RSASignaturePadding.Pkcs1)
                ?? ecdsa?.VerifyData(answer.Signed.Span, answer.Signature, hash, DSASignatureFormat.Rfc3279DerSequence)
                ?? false);
    }
}
