using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Duplicates.Service.Tests.Signing;

/// <summary>Puts timestamps on signatures (RFC 3161), and passes every other question on.</summary>
internal sealed class TimestampAuthority(X509Certificate2 signer, TimeProvider clock, HttpMessageHandler others) : DelegatingHandler(others)
{
    public const string Address = "http://tsa.test/";
    public const string Timestamping = "1.3.6.1.5.5.7.3.8";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string SignatureTimestamp = "1.2.840.113549.1.9.16.2.14";

    public bool IsDown { get; set; }

    /// <summary>The signature with a timestamp that came along: its own, or that of other bytes.</summary>
    public string Carry(string cms, bool ofOtherBytes)
    {
        var signed = new SignedCms();
        signed.Decode(Convert.FromBase64String(cms));
        var hash = SHA256.HashData(ofOtherBytes ? [1] : signed.SignerInfos[0].GetSignature());
        signed.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData(new Oid(SignatureTimestamp), Token(hash, nonce: null)));
        return Convert.ToBase64String(signed.Encode());
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.ToString() != Address)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (IsDown)
        {
            return new(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("<html>try later</html>") };
        }

        Assert.True(Rfc3161TimestampRequest.TryDecode(await request.Content!.ReadAsByteArrayAsync(cancellationToken), out var asked, out _));
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
            }

            writer.WriteEncodedValue(Token(asked.GetMessageHash().ToArray(), asked.GetNonce()));
        }

        return new(HttpStatusCode.OK) { Content = new ByteArrayContent(writer.Encode()) };
    }

    private byte[] Token(byte[] hash, ReadOnlyMemory<byte>? nonce)
    {
        var token = new SignedCms(new ContentInfo(new Oid("1.2.840.113549.1.9.16.1.4"), Statement(hash, nonce)));
        token.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, signer)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
            SignedAttributes = { new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.47"), SignerId()) },
        });
        return token.Encode();
    }

    private byte[] Statement(byte[] hash, ReadOnlyMemory<byte>? nonce)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier("1.2.398.3.3.2.6.1");
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Sha256);
                }

                writer.WriteOctetString(hash);
            }

            writer.WriteInteger(7);
            writer.WriteGeneralizedTime(clock.GetUtcNow(), omitFractionalSeconds: true);
            if (nonce is { } number)
            {
                writer.WriteInteger(number.Span);
            }
        }

        return writer.Encode();
    }

    private byte[] SignerId()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(signer.RawData));
        }

        return writer.Encode();
    }
}
