using System.Formats.Asn1;
using System.Security.Cryptography;
using Duplicates.Domain.Applications;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Signing;

/// <summary>
/// Checks a digital signature over bytes that the service issued: one signer, this person, a fitting key in force, a trusted and
/// unrevoked certificate, the very bytes. What cannot be checked now does not pass.
/// </summary>
internal sealed class SignatureCheck(TrustedCertificates trusted, RevocationCheck revocation, Timestamps timestamps, NcaNode ncaNode, TimeProvider clock, IOptions<DuplicatesOptions> options) : ISigningOffer
{
    /// <summary>Whether signatures can be checked at all; otherwise they are not offered.</summary>
    public bool IsOffered => trusted.Any || ncaNode.IsConfigured;

    /// <summary>Checks a signature.</summary>
    /// <param name="content">Exactly what had to be signed.</param>
    /// <param name="cms">Base64 of the detached signature.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="iin">Who had to sign; null when that is to be learnt.</param>
    /// <param name="cancellationToken">Stops waiting for others.</param>
    public async Task<SignatureFinding> CheckAsync(byte[] content, string? cms, SignaturePurpose purpose, string? iin, CancellationToken cancellationToken)
    {
        try
        {
            var (signed, named, signer) = Read(content, cms, purpose, iin);
            var (facts, evidence) = SignerCertificate.IsGost(signed.Certificate) || !trusted.Any
                ? await ncaNode.CheckAsync(signed, named, purpose, cancellationToken)
                : await CheckHereAsync(signed, cancellationToken);
            return new(null, signer, facts, evidence) { Name = SignerCertificate.Name(signed.Certificate) };
        }
        catch (SignatureRefusedException exception)
        {
            return SignatureFinding.Refused(exception.Problem);
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException)
        {
            // a key or an extension of the certificate that nobody can make sense of
            return SignatureFinding.Refused(SignatureProblem.Malformed);
        }
    }

    /// <summary>The signature, the IIN in its certificate, and the person whom that means. What cannot be read is no signature, however it fails.</summary>
    private (SignedBytes Signed, string Named, string Signer) Read(byte[] content, string? cms, SignaturePurpose purpose, string? iin)
    {
        try
        {
            var signed = SignedBytes.Read(cms, content);
            var named = SignerCertificate.Iin(signed.Certificate);
            var signer = options.Value.Signing.TestKeys.TryGetValue(named, out var person) ? person : named;
            if (iin is not null && iin != signer)
            {
                throw new SignatureRefusedException(SignatureProblem.OtherPerson);
            }

            SignerCertificate.RequirePurpose(signed.Certificate, purpose);
            SignerCertificate.RequireInForce(signed.Certificate, clock.GetUtcNow());
            return (signed, named, signer);
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException or InvalidOperationException or ArgumentException)
        {
            throw new SignatureRefusedException(SignatureProblem.Malformed, exception);
        }
    }

    private async Task<(DigitalSignatureFacts Facts, SignatureEvidence Evidence)> CheckHereAsync(SignedBytes signed, CancellationToken cancellationToken)
    {
        var certificate = signed.Certificate;
        SignerCertificate.RequireStrongKey(certificate);
        signed.RequireIntact();
        var issuer = trusted.RequireIssuer(certificate, signed.Certificates, clock.GetUtcNow());
        var proof = await revocation.RequireGoodAsync(certificate, issuer, cancellationToken);
        var timestamp = await timestamps.FindAsync(signed, cancellationToken);
        var facts = new DigitalSignatureFacts(
            SignatureVerdict.Valid,
            nameof(Duplicates),
            certificate.SerialNumber,
            SignerCertificate.Issuer(certificate),
            SignerCertificate.From(certificate),
            SignerCertificate.Until(certificate),
            timestamp?.TokenInfo.Timestamp);
        var evidence = new SignatureEvidence(
            Convert.ToBase64String(signed.Content),
            Convert.ToBase64String(signed.Encoded),
            proof.Ocsp is null ? null : Convert.ToBase64String(proof.Ocsp),
            timestamp is null ? null : Convert.ToBase64String(timestamp.AsSignedCms().Encode()),
            RevocationList: proof.ListHash);
        return (facts, evidence);
    }
}
