using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Duplicates.Domain.Applications;
using Duplicates.Service.Settings;
using Duplicates.Service.Signing;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Service.Tests.Signing;

/// <summary>Signatures that an NCANode server checks, over HTTP in its documented shapes.</summary>
public sealed class NcaNodeTests : IClassFixture<LocalServer>, IDisposable
{
    private const string Asel = "880515300001";
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Сізден құжаттың телнұсқасын беруіңізді сұраймын.");
    private static readonly DateTimeOffset StampedAt = new(2026, 11, 20, 5, 0, 1, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = TestClock.New();
    private readonly TestAuthority _authority = new();
    private readonly LocalServer _server;
    private string _asked = string.Empty;

    public NcaNodeTests(LocalServer server) => _server = server;

    [Fact]
    public async Task Check_Valid_PassesAndKeepsTheAnswer()
    {
        var cms = Sign();
        var finding = await CheckAsync(Said(), cms);
        Assert.Null(finding.Problem);
        Assert.Equal((Asel, nameof(NcaNode)), (finding.Iin, finding.Facts!.CheckedBy));
        Assert.Null(finding.Facts.TimestampedAt);
        Assert.Equal(Said(), finding.Evidence!.CheckerAnswer);
        using var asked = JsonDocument.Parse(_asked);
        Assert.Equal(cms, asked.RootElement.GetProperty("cms").GetString());
        Assert.Equal(Convert.ToBase64String(Content), asked.RootElement.GetProperty("data").GetString());
        Assert.Equal("OCSP", asked.RootElement.GetProperty("revocationCheck")[0].GetString());
    }

    [Theory]
    [InlineData("2026-11-20 10:00", "2026-11-20 10:00", false, true)]
    [InlineData("2026-11-20 10:00", "2026-11-20 10:00", true, false)]
    [InlineData("2019-01-01 00:00", "2019-01-01 00:00", false, false)]
    [InlineData("2026-11-20 10:00", "2026-11-19 10:00", false, false)]
    public async Task Check_TimestampThatTheServerTells_CountsOnlyWhenItIsOfThisSignatureAndInTheLifeOfTheCertificate(string stamped, string told, bool ofOtherBytes, bool counts)
    {
        var cms = Sign();
        _clock.SetAlmaty(stamped);
        using var stamper = _authority.Issue(null, [TimestampAuthority.Timestamping], X509KeyUsageFlags.DigitalSignature, criticalUsages: true);
        using var timestamps = new TimestampAuthority(stamper, _clock, new HttpClientHandler());
        cms = timestamps.Carry(cms, ofOtherBytes);
        _clock.Reset();
        var at = new DateTimeOffset(DateTime.Parse(told, CultureInfo.InvariantCulture), TimeSpan.FromHours(5));
        var finding = await CheckAsync(Said(stampedAt: at), cms);
        Assert.Equal((null, counts ? at : (DateTimeOffset?)null), (finding.Problem, finding.Facts!.TimestampedAt));
    }

    [Theory]
    [InlineData(StatusCodes.Status200OK)]
    [InlineData(StatusCodes.Status400BadRequest)]
    public async Task Check_ServerSaysThatOtherBytesWereSigned_IsRefusedForGood(int status)
    {
        _server.Answer = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsJsonAsync(new { status = 400, message = "content hash found in signed attributes different" });
        };
        var finding = await Checker(_server.Address).CheckAsync(Content, Sign(), SignaturePurpose.Application, Asel, CancellationToken.None);
        Assert.Equal((SignatureProblem.ContentChanged, SignatureVerdict.Invalid), (finding.Problem!.Value, finding.Verdict));
    }

    [Theory]
    [InlineData("invalid", nameof(SignatureProblem.SignatureBroken))]
    [InlineData("revoked", nameof(SignatureProblem.Revoked))]
    [InlineData("try later", nameof(SignatureProblem.RevocationUnknown))]
    [InlineData("revocation not asked", nameof(SignatureProblem.RevocationUnknown))]
    [InlineData("somebody else", nameof(SignatureProblem.OtherPerson))]
    [InlineData("key for authentication", nameof(SignatureProblem.AuthenticationKey))]
    [InlineData("two signers", nameof(SignatureProblem.NotOneSigner))]
    [InlineData("nobody", nameof(SignatureProblem.CheckerUnavailable))]
    [InlineData("refuses", nameof(SignatureProblem.CheckerUnavailable))]
    [InlineData("malformed", nameof(SignatureProblem.CheckerUnavailable))]
    public async Task Check_AnythingElse_IsRefusedForItsOwnReason(string answer, string expected)
    {
        var said = answer switch
        {
            "invalid" => Said(valid: false),
            "revoked" => Said(valid: false, certificateValid: false, revocations: """[{"revoked":true,"by":"OCSP","revocationTime":"2026-10-01T00:00:00Z","reason":"keyCompromise"}]"""),
            "try later" => Said(valid: false, certificateValid: false),
            "revocation not asked" => Said(revocations: "[]"),
            "somebody else" => Said(iin: "880515400008"),
            "key for authentication" => Said(keyUsage: "AUTH"),
            "two signers" => Said(signers: 2),
            "nobody" => """{"status":200,"message":"OK","valid":true,"signers":[]}""",
            "refuses" => """{"status":400,"message":"Bad request"}""",
            _ => "<html>502 Bad Gateway</html>",
        };
        var finding = await CheckAsync(said, Sign());
        Assert.Equal(expected, finding.Problem.ToString());
        Assert.Null(finding.Facts);
    }

    [Fact]
    public async Task Check_ServerFails_IsUnknown()
    {
        _server.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        };
        var finding = await Checker(_server.Address).CheckAsync(Content, Sign(), SignaturePurpose.Application, Asel, CancellationToken.None);
        Assert.Equal((SignatureProblem.CheckerUnavailable, SignatureVerdict.Unknown), (finding.Problem!.Value, finding.Verdict));
    }

    [Fact]
    public async Task Check_ServerNeverAnswers_IsUnknown()
    {
        _server.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var finding = await Checker(_server.Address, TimeSpan.FromMilliseconds(50)).CheckAsync(Content, Sign(), SignaturePurpose.Application, Asel, CancellationToken.None);
        Assert.Equal((SignatureProblem.CheckerUnavailable, SignatureVerdict.Unknown), (finding.Problem!.Value, finding.Verdict));
    }

    [Fact]
    public async Task Check_TestKey_StandsForAPersonOnlyWhereTheOperatorSaysSo()
    {
        const string TestNumber = "123456789011";
        Answer(Said(iin: TestNumber));
        var signing = new SigningOptions { NcaNode = _server.Address };
        using var network = new HttpClientHandler();
        var check = SignatureChecks.With(signing, network, _clock);
        var cms = TestAuthority.Sign(Content, _authority.Issue(TestNumber));
        Assert.Equal(SignatureProblem.OtherPerson, (await check.CheckAsync(Content, cms, SignaturePurpose.Application, Asel, CancellationToken.None)).Problem);
        signing.TestKeys[TestNumber] = Asel;
        var finding = await check.CheckAsync(Content, cms, SignaturePurpose.Application, Asel, CancellationToken.None);
        Assert.Equal((null, Asel), (finding.Problem, finding.Iin));
    }

    [Fact]
    public async Task Check_CarriesOtherContent_IsRefusedBeforeTheServerIsAsked()
    {
        var finding = await CheckAsync(Said(), TestAuthority.Sign([.. Content, 1], _authority.Issue(Asel), attached: true));
        Assert.Equal(SignatureProblem.ContentChanged, finding.Problem);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Check_NationalAlgorithm_GoesToTheServerEvenWithTrustedCertificates()
    {
        var folder = Directory.CreateTempSubdirectory("duplicates-trust-");
        try
        {
            var signing = new SigningOptions { TrustedCertificates = _authority.WriteTo(folder) };
            using var nobody = new HttpClientHandler();
            var alone = await SignatureChecks.With(signing, nobody, _clock).CheckAsync(Content, SignByNationalKey(), SignaturePurpose.Application, Asel, CancellationToken.None);
            Assert.Equal(SignatureProblem.UnsupportedAlgorithm, alone.Problem);

            Answer(Said());
            signing.NcaNode = _server.Address;
            using var network = new HttpClientHandler();
            var finding = await SignatureChecks.With(signing, network, _clock).CheckAsync(Content, SignByNationalKey(), SignaturePurpose.Application, Asel, CancellationToken.None);
            Assert.Equal((null, SignatureVerdict.Valid), (finding.Problem, finding.Verdict));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose() => _authority.Dispose();

    private string Sign() => TestAuthority.Sign(Content, _authority.Issue(Asel));

    /// <summary>A signature that names a certificate with a key of the national standard; only the server could check it.</summary>
    private string SignByNationalKey()
    {
        using var rsa = _authority.Issue(Asel);
        byte[] keyValue = [0x04, 0x40, .. new byte[64]];
        var key = new PublicKey(new Oid("1.2.398.3.10.1.1.2.2"), new AsnEncodedData([0x05, 0x00]), new AsnEncodedData(keyValue));
        var request = new CertificateRequest(rsa.SubjectName, key, HashAlgorithmName.SHA256);
        foreach (var extension in rsa.Extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        using var issuerKey = _authority.Certificate.GetRSAPrivateKey()!;
        using var national = request.Create(_authority.Certificate.SubjectName, X509SignatureGenerator.CreateForRSA(issuerKey, RSASignaturePadding.Pkcs1), SignerCertificate.From(rsa), SignerCertificate.Until(rsa), rsa.SerialNumberBytes.ToArray());
        var cms = new SignedCms(new ContentInfo(Content), detached: true);
        cms.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, rsa) { IncludeOption = X509IncludeOption.None });
        cms.AddCertificate(national);
        return Convert.ToBase64String(cms.Encode());
    }

    private static string Said(
        bool valid = true,
        bool certificateValid = true,
        string iin = Asel,
        string keyUsage = "SIGN",
        string revocations = """[{"revoked":false,"by":"OCSP","revocationTime":null,"reason":null}]""",
        int signers = 1,
        DateTimeOffset? stampedAt = null)
    {
        var signer = $$$"""
            {"certificates":[{"valid":{{{Json(certificateValid)}}},"revocations":{{{revocations}}},"notBefore":"2026-03-01T00:00:00.000+00:00","notAfter":"2027-03-01T00:00:00.000+00:00",
            "keyUsage":"{{{keyUsage}}}","keyUser":["INDIVIDUAL"],"serialNumber":"4f2a","signAlg":"ECGOST3410-2015-512",
            "subject":{"commonName":"ТЕСТОВА ӘСЕЛ","surName":"ТЕСТОВА","iin":"{{{iin}}}","country":"KZ","dn":"CN=ТЕСТОВА ӘСЕЛ"},"issuer":{"commonName":"ҰКО","dn":"CN=ҰКО"}}],
            "tsp":{"serialNumber":"1","genTime":"{{{(stampedAt ?? StampedAt).ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture)}}}","policy":"1.2.398.3.3.2.6.1","tsa":null,"tspHashAlgorithm":"SHA-256","hash":"00"}}
            """;
        return $$"""{"status":200,"message":"OK","valid":{{Json(valid)}},"signers":[{{string.Join(',', Enumerable.Repeat(signer, signers))}}]}""";
    }

    private static string Json(bool value) => value ? "true" : "false";

    private void Answer(string said) => _server.Answer = async context =>
    {
        Assert.Equal("/cms/verify", context.Request.Path);
        using var reader = new StreamReader(context.Request.Body);
        _asked = await reader.ReadToEndAsync();
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(said);
    };

    private Task<SignatureFinding> CheckAsync(string said, string cms)
    {
        Answer(said);
        return Checker(_server.Address).CheckAsync(Content, cms, SignaturePurpose.Application, Asel, CancellationToken.None);
    }

    private SignatureCheck Checker(string address, TimeSpan? patience = null) =>
        SignatureChecks.With(new SigningOptions { NcaNode = address, Patience = patience ?? TimeSpan.FromSeconds(30) }, new HttpClientHandler(), _clock);
}
