using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

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

    // every responder has to understand this one
    private const string Sha1 = "1.3.14.3.2.26";
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private const string NonceExtension = "1.3.6.1.5.5.7.48.1.2";
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag Context2 = new(TagClass.ContextSpecific, 2, isConstructed: true);

    /// <summary>The question about one certificate.</summary>
    public static byte[] Ask(X509Certificate2 certificate, X509Certificate2 issuer, byte[] nonce)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                WriteId(writer, certificate, issuer);
            }

            using (writer.PushSequence(Context2))
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(NonceExtension);
                using (writer.PushOctetString())
                {
                    writer.WriteOctetString(nonce);
                }
            }
        }

        return writer.Encode();
    }

    /// <summary>Reads the answer; null when the authority gave none or says nothing of this certificate.</summary>
    /// <exception cref="AsnContentException">It is no answer.</exception>
    public static OcspAnswer? Read(byte[] encoded, X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var response = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        if (!response.ReadEnumeratedBytes().Span.SequenceEqual((ReadOnlySpan<byte>)[0]) || !response.HasData)
        {
            return null;
        }

        var body = response.ReadSequence(Context0).ReadSequence();
        if (body.ReadObjectIdentifier() != Basic)
        {
            return null;
        }

        var basic = new AsnReader(body.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
        var signed = basic.PeekEncodedValue();
        var (statement, nonce) = ReadData(basic.ReadSequence(), Id(certificate, issuer));
        var algorithm = basic.ReadSequence().ReadObjectIdentifier();
        var signature = basic.ReadBitString(out _);
        var certificates = new X509Certificate2Collection();
        if (basic.HasData)
        {
            for (var list = basic.ReadSequence(Context0).ReadSequence(); list.HasData;)
            {
                certificates.Add(X509CertificateLoader.LoadCertificate(list.ReadEncodedValue().Span));
            }
        }

        return statement is null ? null : new(signed, algorithm, signature, certificates, statement, nonce);
    }

    private static (RevocationStatement? Statement, byte[]? Nonce) ReadData(AsnReader data, byte[] id)
    {
        if (data.PeekTag().HasSameClassAndValue(Context0))
        {
            data.ReadEncodedValue();
        }

        // who answers is known by the signature
        data.ReadEncodedValue();
        data.ReadGeneralizedTime();
        RevocationStatement? statement = null;
        for (var all = data.ReadSequence(); all.HasData;)
        {
            var one = all.ReadSequence();
            var isAskedFor = one.ReadEncodedValue().Span.SequenceEqual(id);
            var read = ReadStatement(one);
            statement = isAskedFor ? read : statement;
        }

        return (statement, data.HasData ? ReadNonce(data.ReadSequence(Context1).ReadSequence()) : null);
    }

    private static RevocationStatement ReadStatement(AsnReader one)
    {
        var status = one.PeekTag().TagValue switch
        {
            0 => RevocationStatus.Good,
            1 => RevocationStatus.Revoked,
            _ => RevocationStatus.Unknown,
        };
        one.ReadEncodedValue();
        var from = one.ReadGeneralizedTime();
        var until = one.HasData && one.PeekTag().HasSameClassAndValue(Context0) ? one.ReadSequence(Context0).ReadGeneralizedTime() : (DateTimeOffset?)null;
        return new(status, from, until);
    }

    private static byte[]? ReadNonce(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            if (extension.ReadObjectIdentifier() == NonceExtension)
            {
                return new AsnReader(extension.ReadOctetString(), AsnEncodingRules.BER).ReadOctetString();
            }
        }

        return null;
    }

    private static byte[] Id(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        WriteId(writer, certificate, issuer);
        return writer.Encode();
    }

    private static void WriteId(AsnWriter writer, X509Certificate2 certificate, X509Certificate2 issuer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha1);
                writer.WriteNull();
            }

#pragma warning disable CA5350 // the hash finds the issuer among those of the responder; nothing is protected by it
            writer.WriteOctetString(SHA1.HashData(issuer.SubjectName.RawData));
            writer.WriteOctetString(SHA1.HashData(issuer.PublicKey.EncodedKeyValue.RawData));
#pragma warning restore CA5350
            writer.WriteInteger(new BigInteger(certificate.SerialNumberBytes.Span, isUnsigned: false, isBigEndian: true));
        }
    }
}
