using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Duplicates.Service.Tests.Signing;

/// <summary>Answers questions about revocation, rightly unless a test says otherwise, and counts them.</summary>
internal sealed class OcspResponder(TestAuthority authority, TimeProvider clock) : HttpMessageHandler
{
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private const string NonceExtension = "1.3.6.1.5.5.7.48.1.2";
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag Context2 = new(TagClass.ContextSpecific, 2, isConstructed: true);

    /// <summary>0 good, 1 revoked, 2 unknown.</summary>
    public int Status { get; set; }

    /// <summary>0 successful, 3 try later.</summary>
    public byte ResponseStatus { get; set; }

    /// <summary>How long ago it was said.</summary>
    public TimeSpan Age { get; set; }

    /// <summary>Who signs; the authority itself unless told otherwise.</summary>
    public X509Certificate2? Signer { get; set; }

    /// <summary>Whether the number of the asker comes back as it was sent.</summary>
    public bool RepeatsAnotherNonce { get; set; }

    public bool IsDown { get; set; }

    public bool SaysNonsense { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new HttpRequestException("Nobody listens there.");
        }

        Assert.Equal(TestAuthority.OcspAddress, request.RequestUri!.ToString());
        Assert.Equal("application/ocsp-request", request.Content!.Headers.ContentType!.MediaType);
        var answer = SaysNonsense ? [1, 2, 3] : Answer(await request.Content.ReadAsByteArrayAsync(cancellationToken));
        return new(HttpStatusCode.OK) { Content = new ByteArrayContent(answer) };
    }

    /// <summary>The answer to a question.</summary>
    public byte[] Answer(byte[] question)
    {
        var body = new AsnReader(question, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        var id = body.ReadSequence().ReadSequence().ReadEncodedValue();
        var extension = body.ReadSequence(Context2).ReadSequence().ReadSequence();
        Assert.Equal(NonceExtension, extension.ReadObjectIdentifier());
        var nonce = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER).ReadOctetString();
        if (RepeatsAnotherNonce)
        {
            nonce[0] ^= 1;
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue([0x0A, 1, ResponseStatus]);
            if (ResponseStatus == 0)
            {
                using (writer.PushSequence(Context0))
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Basic);
                    writer.WriteOctetString(BasicAnswer(id, nonce));
                }
            }
        }

        return writer.Encode();
    }

    private byte[] BasicAnswer(ReadOnlyMemory<byte> id, byte[] nonce)
    {
        var signer = Signer ?? authority.Certificate;
        var data = Data(id, nonce, signer);
        using var key = signer.GetRSAPrivateKey()!;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(data);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.1.11");
                writer.WriteNull();
            }

            writer.WriteBitString(key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
            using (writer.PushSequence(Context0))
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(signer.RawData);
            }
        }

        return writer.Encode();
    }

    private byte[] Data(ReadOnlyMemory<byte> id, byte[] nonce, X509Certificate2 signer)
    {
        var said = clock.GetUtcNow() - Age;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Context1))
            {
                writer.WriteEncodedValue(signer.SubjectName.RawData);
            }

            writer.WriteGeneralizedTime(said, omitFractionalSeconds: true);
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(id.Span);
                WriteStatus(writer, said);
                writer.WriteGeneralizedTime(said, omitFractionalSeconds: true);
            }

            using (writer.PushSequence(Context1))
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

    private void WriteStatus(AsnWriter writer, DateTimeOffset said)
    {
        if (Status == 1)
        {
            using (writer.PushSequence(Context1))
            {
                writer.WriteGeneralizedTime(said.AddDays(-3), omitFractionalSeconds: true);
            }
        }
        else
        {
            writer.WriteNull(new Asn1Tag(TagClass.ContextSpecific, Status));
        }
    }
}
