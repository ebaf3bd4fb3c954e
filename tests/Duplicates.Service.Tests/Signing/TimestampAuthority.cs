using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tsp;
using Org.BouncyCastle.Utilities.Collections;

namespace Duplicates.Service.Tests.Signing;

/// <summary>Puts timestamps on signatures (RFC 3161), and passes every other question on.</summary>
internal sealed class TimestampAuthority(X509Certificate2 signer, TimeProvider clock, HttpMessageHandler others) : DelegatingHandler(others)
{
    public const string Address = "http://tsa.test/";
    public const string Timestamping = "1.3.6.1.5.5.7.3.8";
    private const string Policy = "1.2.398.3.3.2.6.1";
    private const string SignatureTimestamp = "1.2.840.113549.1.9.16.2.14";

    public bool IsDown { get; set; }

    /// <summary>The signature with a timestamp that came along: its own, or that of other bytes.</summary>
    public string Carry(string cms, bool ofOtherBytes)
    {
        var signed = new SignedCms();
        signed.Decode(Convert.FromBase64String(cms));
        var hash = SHA256.HashData(ofOtherBytes ? [1] : signed.SignerInfos[0].GetSignature());
        var question = new TimeStampRequestGenerator();
        question.SetCertReq(true);
        var stamped = Answer(question.Generate(NistObjectIdentifiers.IdSha256, hash)).TimeStampToken;
        signed.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData(new Oid(SignatureTimestamp), stamped.GetEncoded()));
        return Convert.ToBase64String(signed.Encode());
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.ToString() != Address)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        return IsDown
            ? new(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("<html>try later</html>") }
            : new(HttpStatusCode.OK) { Content = new ByteArrayContent(Answer(new(await request.Content!.ReadAsByteArrayAsync(cancellationToken))).GetEncoded()) };
    }

    private TimeStampResponse Answer(TimeStampRequest asked)
    {
        using var key = signer.GetRSAPrivateKey()!;
        var parsed = DotNetUtilities.FromX509Certificate(signer);
        var tokens = new TimeStampTokenGenerator(DotNetUtilities.GetRsaKeyPair(key).Private, parsed, NistObjectIdentifiers.IdSha256.Id, Policy);
        tokens.SetCertificates(CollectionUtilities.CreateStore([parsed]));
        return new TimeStampResponseGenerator(tokens, TspAlgorithms.Allowed).Generate(asked, BigInteger.ValueOf(7), clock.GetUtcNow().UtcDateTime);
    }
}
