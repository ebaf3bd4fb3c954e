using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Signing;

/// <summary>What proves that a certificate was not revoked.</summary>
/// <param name="Ocsp">The authority's answer about this certificate.</param>
/// <param name="ListHash">Hash of the authority's list without this certificate, when there was no answer.</param>
internal sealed record RevocationProof(byte[]? Ocsp, string? ListHash);

/// <summary>
/// Learns from the issuing authority whether a certificate was revoked: by asking (OCSP), and by its list (CRL) when it gives no
/// answer. Without a clear and fresh word nothing passes, and a list in the operator's folder that names the certificate always counts.
/// </summary>
internal sealed class RevocationCheck(IHttpClientFactory clients, TrustedCertificates trusted, RevocationLists lists, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    private const int LongestAnswer = 64 * 1024;
    private const string OcspAccess = "1.3.6.1.5.5.7.48.1";
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    /// <summary>What the authority said, to be kept as evidence.</summary>
    /// <exception cref="SignatureRefusedException">The certificate was revoked, or nobody can tell.</exception>
    public async Task<RevocationProof> RequireGoodAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellationToken)
    {
        var kept = lists.InFolder(issuer);
        RequireNotNamed(kept, certificate);
        if (await AskAsync(certificate, issuer, cancellationToken) is { } answer)
        {
            return answer.Status switch
            {
                RevocationStatus.Good => new(answer.Encoded, null),
                RevocationStatus.Revoked => throw new SignatureRefusedException(SignatureProblem.Revoked),
                _ => throw new SignatureRefusedException(SignatureProblem.RevocationUnknown),
            };
        }

        var list = kept ?? await lists.FetchAsync(certificate, issuer, cancellationToken) ?? throw new SignatureRefusedException(SignatureProblem.RevocationUnknown);
        RequireNotNamed(list, certificate);
        return new(null, await lists.ArchiveAsync(list, cancellationToken));
    }

    private static void RequireNotNamed(RevocationList? list, X509Certificate2 certificate)
    {
        if (list?.Names(certificate) == true)
        {
            throw new SignatureRefusedException(SignatureProblem.Revoked);
        }
    }

    /// <summary>What the authority answers; null when it gives no answer that counts.</summary>
    private async Task<(RevocationStatus Status, byte[] Encoded)?> AskAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellationToken)
    {
        var nonce = RandomNumberGenerator.GetBytes(16);
        if (Address(certificate) is not { } address || await PostAsync(address, OcspMessages.Ask(certificate, issuer, nonce), cancellationToken) is not { } encoded)
        {
            return null;
        }

        try
        {
            var answer = OcspMessages.Read(encoded, certificate, issuer);
            return answer is not null && IsFresh(answer, nonce) && IsSigned(answer, issuer) ? (answer.Statement.Status, encoded) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private Uri? Address(X509Certificate2 certificate)
    {
        var named = options.Value.Signing.Ocsp is { Length: > 0 } configured
            ? configured
            : certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().SelectMany(extension => extension.EnumerateUris(OcspAccess)).FirstOrDefault();
        return Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : null;
    }

    private async Task<byte[]?> PostAsync(Uri address, byte[] question, CancellationToken cancellationToken)
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
                : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
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

    private static bool Fits(OcspAnswer answer, X509Certificate2 signer) =>
        AuthoritySignature.Fits(answer.Signed.Span, answer.Algorithm, answer.Signature, signer);
}
