using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Signing;

/// <summary>The authority's word on when a signature existed (RFC 3161): the one that came with it, or one asked for.</summary>
internal sealed class Timestamps(IHttpClientFactory clients, TrustedCertificates trusted, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    private const int LongestAnswer = 64 * 1024;
    private const string SignatureTimestamp = "1.2.840.113549.1.9.16.2.14";
    private const string Timestamping = "1.3.6.1.5.5.7.3.8";

    /// <summary>The timestamp; null when none came and none is to be asked for.</summary>
    /// <exception cref="SignatureRefusedException">It belongs to something else, or cannot be had now.</exception>
    public async Task<Rfc3161TimestampToken?> FindAsync(SignedBytes signed, CancellationToken cancellationToken)
    {
        if (Carried(signed.Signer) is { } carried)
        {
            return Rfc3161TimestampToken.TryDecode(carried, out var token, out _) && IsOf(token, signed.Signer) ? token : throw new SignatureRefusedException(SignatureProblem.BadTimestamp);
        }

        return options.Value.Signing.Timestamps.Length == 0 ? null : await AskAsync(signed.Signer, cancellationToken);
    }

    /// <summary>
    /// The moment that the timestamp in a signature tells, when the timestamp is over this very signature and inside the life of the
    /// certificate; null otherwise, and when its hash is none that this platform knows. Who stamped is for the caller to learn.
    /// </summary>
    public static DateTimeOffset? MomentIn(SignedBytes signed) =>
        Carried(signed.Signer) is { } carried
        && Rfc3161TimestampToken.TryDecode(carried, out var token, out _)
        && HashOf(signed.Signer.GetSignature(), token.TokenInfo.HashAlgorithmId.Value) is { } hash
        && token.TokenInfo.GetMessageHash().Span.SequenceEqual(hash)
        && IsInLife(token, signed.Signer)
            ? token.TokenInfo.Timestamp
            : null;

    private static byte[]? HashOf(byte[] signature, string? algorithm) => algorithm switch
    {
        "2.16.840.1.101.3.4.2.1" => SHA256.HashData(signature),
        "2.16.840.1.101.3.4.2.2" => SHA384.HashData(signature),
        "2.16.840.1.101.3.4.2.3" => SHA512.HashData(signature),
        _ => null,
    };

    private static bool IsInLife(Rfc3161TimestampToken token, SignerInfo signer) =>
        signer.Certificate is { } certificate
        && token.TokenInfo.Timestamp >= SignerCertificate.From(certificate)
        && token.TokenInfo.Timestamp <= SignerCertificate.Until(certificate);

    private static ReadOnlyMemory<byte>? Carried(SignerInfo signer) =>
        signer.UnsignedAttributes.Cast<CryptographicAttributeObject>().FirstOrDefault(attribute => attribute.Oid.Value == SignatureTimestamp) is { Values.Count: > 0 } found
            ? (ReadOnlyMemory<byte>?)found.Values[0].RawData
            : null;

    private bool IsOf(Rfc3161TimestampToken token, SignerInfo signer)
    {
        try
        {
            if (!token.VerifySignatureForSignerInfo(signer, out var authority) || authority is null || !IsInLife(token, signer))
            {
                return false;
            }

            trusted.RequireIssuer(authority, token.AsSignedCms().Certificates, clock.GetUtcNow(), Timestamping);
            return true;
        }
        catch (SignatureRefusedException)
        {
            return false;
        }
    }

    private async Task<Rfc3161TimestampToken> AskAsync(SignerInfo signer, CancellationToken cancellationToken)
    {
        var question = Rfc3161TimestampRequest.CreateFromSignerInfo(signer, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(8), requestSignerCertificates: true);
        using var client = clients.CreateClient(nameof(Timestamps));
        (client.Timeout, client.MaxResponseContentBufferSize) = (options.Value.Signing.Patience, LongestAnswer);
        using var body = new ByteArrayContent(question.Encode());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        try
        {
            using var response = await client.PostAsync(new Uri(options.Value.Signing.Timestamps), body, cancellationToken);
            var token = question.ProcessResponse(await response.Content.ReadAsByteArrayAsync(cancellationToken), out _);
            return IsOf(token, signer) ? token : throw new SignatureRefusedException(SignatureProblem.TimestampUnavailable);
        }
        catch (Exception exception) when (exception is HttpRequestException or CryptographicException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new SignatureRefusedException(SignatureProblem.TimestampUnavailable, exception);
        }
    }
}
