using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Duplicates.Domain.Applications;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Signing;

/// <summary>
/// Has a signature checked by an NCANode server, which knows the national algorithms. Who signed, with what key and what bytes is
/// looked at here again: the server's "valid" says nothing of it.
/// </summary>
internal sealed class NcaNode(IHttpClientFactory clients, IOptions<DuplicatesOptions> options)
{
    private const int LongestAnswer = 1024 * 1024;

    // How the server's cryptographic library says that other bytes were signed; the server answers 400 with it and no verdict.
    private const string OtherHash = "content hash";

    /// <summary>Whether there is one.</summary>
    public bool IsConfigured => options.Value.Signing.NcaNode.Length > 0;

    /// <summary>Asks for the check.</summary>
    /// <exception cref="SignatureRefusedException">The signature does not pass.</exception>
    public async Task<(DigitalSignatureFacts Facts, SignatureEvidence Evidence)> CheckAsync(SignedBytes signed, string iin, SignaturePurpose purpose, CancellationToken cancellationToken)
    {
        if (!IsConfigured)
        {
            throw new SignatureRefusedException(SignatureProblem.UnsupportedAlgorithm);
        }

        var (text, cms) = (Convert.ToBase64String(signed.Content), Convert.ToBase64String(signed.Encoded));
        var answer = await AskAsync(new VerifyRequest(cms, text, ["OCSP"]), cancellationToken);
        var verified = Read(answer);
        var (signer, certificate) = verified.Signers is [{ Certificates: [var first, ..] } only]
            ? (only, first)
            : throw new SignatureRefusedException(verified.Signers is { Count: > 1 } ? SignatureProblem.NotOneSigner : SignatureProblem.CheckerUnavailable);
        RequireGood(verified, certificate);
        if (certificate.Subject?.Iin != iin)
        {
            throw new SignatureRefusedException(SignatureProblem.OtherPerson);
        }

        if (purpose is not SignaturePurpose.SignIn && certificate.KeyUsage != "SIGN")
        {
            throw new SignatureRefusedException(SignatureProblem.AuthenticationKey);
        }

        var facts = new DigitalSignatureFacts(
            SignatureVerdict.Valid,
            nameof(NcaNode),
            signed.Certificate.SerialNumber,
            SignerCertificate.Issuer(signed.Certificate),
            SignerCertificate.From(signed.Certificate),
            SignerCertificate.Until(signed.Certificate),
            signer.Tsp?.GenTime is { } told && Timestamps.MomentIn(signed) == told ? told : null);
        return (facts, new(text, cms, CheckerAnswer: answer));
    }

    /// <summary>A server that could not learn whether the certificate was revoked says "not valid" too: that is no verdict.</summary>
    private static void RequireGood(VerifyResponse verified, VerifiedCertificate certificate)
    {
        var asked = (certificate.Revocations ?? []).Where(revocation => revocation.By == "OCSP").ToList();
        if (asked.Exists(revocation => revocation.Revoked))
        {
            throw new SignatureRefusedException(SignatureProblem.Revoked);
        }

        if (verified.Valid && certificate.Valid)
        {
            if (asked.Count == 0)
            {
                throw new SignatureRefusedException(SignatureProblem.RevocationUnknown);
            }

            return;
        }

        throw new SignatureRefusedException(certificate.Valid ? SignatureProblem.SignatureBroken : SignatureProblem.RevocationUnknown);
    }

    private async Task<string> AskAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(nameof(NcaNode));
        (client.Timeout, client.MaxResponseContentBufferSize) = (options.Value.Signing.Patience, LongestAnswer);
        try
        {
            using var response = await client.PostAsJsonAsync(new Uri(new Uri(options.Value.Signing.NcaNode), "/cms/verify"), request, JsonSerializerOptions.Web, cancellationToken);
            return response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.BadRequest
                ? await response.Content.ReadAsStringAsync(cancellationToken)
                : throw new SignatureRefusedException(SignatureProblem.CheckerUnavailable);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new SignatureRefusedException(SignatureProblem.CheckerUnavailable, exception);
        }
    }

    private static VerifyResponse Read(string answer)
    {
        try
        {
            return JsonSerializer.Deserialize<VerifyResponse>(answer, JsonSerializerOptions.Web) switch
            {
                { Status: 200 } read => read,
                { Status: 400, Message: { } said } when said.Contains(OtherHash, StringComparison.OrdinalIgnoreCase) => throw new SignatureRefusedException(SignatureProblem.ContentChanged),
                _ => throw new SignatureRefusedException(SignatureProblem.CheckerUnavailable),
            };
        }
        catch (JsonException exception)
        {
            throw new SignatureRefusedException(SignatureProblem.CheckerUnavailable, exception);
        }
    }

    private sealed record VerifyRequest(string Cms, string Data, string[] RevocationCheck);

    private sealed record VerifyResponse(int Status, string? Message, bool Valid, IReadOnlyList<VerifiedSigner>? Signers);

    private sealed record VerifiedSigner(IReadOnlyList<VerifiedCertificate>? Certificates, VerifiedTimestamp? Tsp);

    private sealed record VerifiedCertificate(bool Valid, IReadOnlyList<VerifiedRevocation>? Revocations, string? KeyUsage, VerifiedSubject? Subject);

    private sealed record VerifiedRevocation(bool Revoked, string? By);

    private sealed record VerifiedSubject(string? Iin);

    private sealed record VerifiedTimestamp(DateTimeOffset? GenTime);
}
