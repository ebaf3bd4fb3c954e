using System.Net;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;

namespace Duplicates.Service.Tests.Signing;

/// <summary>Answers questions about revocation, rightly unless a test says otherwise.</summary>
internal sealed class OcspResponder(TestAuthority authority, TimeProvider clock) : HttpMessageHandler
{
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
        var asked = new OcspReq(question);
        var nonce = Asn1OctetString.GetInstance(asked.RequestExtensions.GetExtensionParsedValue(OcspObjectIdentifiers.PkixOcspNonce)).GetOctets().ToArray();
        if (RepeatsAnotherNonce)
        {
            nonce[0] ^= 1;
        }

        var basic = ResponseStatus == OcspRespStatus.Successful ? Basic(Assert.Single(asked.GetRequestList()).GetCertID(), nonce) : null;
        return new OCSPRespGenerator().Generate(ResponseStatus, basic).GetEncoded();
    }

    private BasicOcspResp Basic(CertificateID id, byte[] nonce)
    {
        var (signer, said) = (Signer ?? authority.Certificate, (clock.GetUtcNow() - Age).UtcDateTime);
        var parsed = DotNetUtilities.FromX509Certificate(signer);
        var extensions = new X509ExtensionsGenerator();
        extensions.AddExtension(OcspObjectIdentifiers.PkixOcspNonce, critical: false, new DerOctetString(nonce));
        var answer = new BasicOcspRespGenerator(new RespID(parsed.SubjectDN));
        answer.AddResponse(id, Status switch { 0 => CertificateStatus.Good, 1 => new RevokedStatus(said.AddDays(-3)), _ => new UnknownStatus() }, said, nextUpdate: null, singleExtensions: null);
        answer.SetResponseExtensions(extensions.Generate());
        using var key = signer.GetRSAPrivateKey()!;
        return answer.Generate(new Asn1SignatureFactory("SHA256WITHRSA", DotNetUtilities.GetRsaKeyPair(key).Private), [parsed], said);
    }
}
