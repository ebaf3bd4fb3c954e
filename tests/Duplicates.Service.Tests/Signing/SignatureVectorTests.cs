using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Service.Settings;
using Duplicates.Service.Signing;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Service.Tests.Signing;

/// <summary>Signatures that pass, and those that must not: each refused for its own reason.</summary>
public sealed class SignatureVectorTests : IDisposable
{
    private const string Asel = "880515300001";
    private const string Stranger = "880515400008";
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Сізден құжаттың жоғалуына байланысты маған аттестаттың телнұсқасын беруіңізді сұраймын.");
    private static readonly DateTimeOffset Past = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = TestClock.New();
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _otherAuthority = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-trust-");
    private readonly OcspResponder _responder;

    public SignatureVectorTests()
    {
        _authority.WriteTo(_folder);
        _responder = new(_authority, _clock);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "nothing at all", nameof(SignatureProblem.Malformed) },
        { "no base64", nameof(SignatureProblem.Malformed) },
        { "no signature", nameof(SignatureProblem.Malformed) },
        { "cut short", nameof(SignatureProblem.Malformed) },
        { "without certificate", nameof(SignatureProblem.Malformed) },
        { "two signers", nameof(SignatureProblem.NotOneSigner) },
        { "nobody signed", nameof(SignatureProblem.NotOneSigner) },
        { "other content", nameof(SignatureProblem.ContentChanged) },
        { "carries other content", nameof(SignatureProblem.ContentChanged) },
        { "signature changed", nameof(SignatureProblem.SignatureBroken) },
        { "SHA-1", nameof(SignatureProblem.WeakAlgorithm) },
        { "short RSA key", nameof(SignatureProblem.WeakAlgorithm) },
        { "no IIN", nameof(SignatureProblem.NoPerson) },
        { "IIN of eleven digits", nameof(SignatureProblem.NoPerson) },
        { "other person", nameof(SignatureProblem.OtherPerson) },
        { "authentication key", nameof(SignatureProblem.AuthenticationKey) },
        { "key without use", nameof(SignatureProblem.NotForSigning) },
        { "key for encryption", nameof(SignatureProblem.NotForSigning) },
        { "organisation's key", nameof(SignatureProblem.OrganisationKey) },
        { "head's key", nameof(SignatureProblem.OrganisationKey) },
        { "not yet valid", nameof(SignatureProblem.NotYetValid) },
        { "expired", nameof(SignatureProblem.Expired) },
        { "authority of the same name", nameof(SignatureProblem.UntrustedIssuer) },
        { "self-signed", nameof(SignatureProblem.UntrustedIssuer) },
        { "revoked", nameof(SignatureProblem.Revoked) },
        { "authority does not know it", nameof(SignatureProblem.RevocationUnknown) },
        { "authority is down", nameof(SignatureProblem.RevocationUnknown) },
        { "authority says try later", nameof(SignatureProblem.RevocationUnknown) },
        { "authority says nonsense", nameof(SignatureProblem.RevocationUnknown) },
        { "answer of last week", nameof(SignatureProblem.RevocationUnknown) },
        { "answer to somebody else", nameof(SignatureProblem.RevocationUnknown) },
        { "answer signed by a stranger", nameof(SignatureProblem.RevocationUnknown) },
        { "answer signed by another person of the authority", nameof(SignatureProblem.RevocationUnknown) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Check_WrongSignature_IsRefusedForItsOwnReason(string vector, string expected)
    {
        var finding = await CheckAsync(Make(vector));
        Assert.Equal(expected, finding.Problem.ToString());
        Assert.Equal(expected.EndsWith("Unknown", StringComparison.Ordinal) ? SignatureVerdict.Unknown : SignatureVerdict.Invalid, finding.Verdict);
        Assert.Null(finding.Facts);
        Assert.Null(finding.Evidence);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("changed")]
    public async Task Check_SignatureSpoiledAnywhere_IsToldAndNeverFails(string how)
    {
        var whole = Convert.FromBase64String(TestAuthority.Sign(Content, _authority.Issue(Asel)));
        var checker = Checker();
        for (var place = 0; place < whole.Length; place += how == "cut" ? 41 : 7)
        {
            byte[] spoiled = how == "cut" ? whole[..place] : [.. whole];
            if (how == "changed")
            {
                spoiled[place] ^= 0x15;
            }

            // what nobody signed, such as a number of the envelope, may be another one
            var finding = await checker.CheckAsync(Content, Convert.ToBase64String(spoiled), SignaturePurpose.Application, Asel, CancellationToken.None);
            Assert.True(finding.Problem is not null || (how == "changed" && finding.Iin == Asel), $"{how} at {place}");
        }
    }

    [Theory]
    [InlineData("RSA")]
    [InlineData("elliptic")]
    [InlineData("carries the same content")]
    [InlineData("PEM")]
    [InlineData("answer by an appointed signer")]
    public async Task Check_RightSignature_PassesAndKeepsTheEvidence(string vector)
    {
        var cms = Make(vector);
        var finding = await CheckAsync(cms);
        Assert.Null(finding.Problem);
        Assert.Equal((SignatureVerdict.Valid, Asel), (finding.Verdict, finding.Iin));
        Assert.Equal("СЫНАҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҒЫ (RSA)", finding.Facts!.Issuer);
        Assert.Equal(Content, Convert.FromBase64String(finding.Evidence!.Text));
        Assert.NotNull(finding.Evidence.Ocsp);
        Assert.DoesNotContain(Asel, finding.Facts.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ToSignIn_TakesAnAuthenticationKeyAndTellsWho()
    {
        var finding = await Checker().CheckAsync(Content, Make("authentication key"), SignaturePurpose.SignIn, iin: null, CancellationToken.None);
        Assert.Equal((null, Asel), (finding.Problem, finding.Iin));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _otherAuthority.Dispose();
        _responder.Dispose();
        _folder.Delete(recursive: true);
    }

    private string? Make(string vector) => vector switch
    {
        "nothing at all" => null,
        "no base64" => "қолтаңба",
        "no signature" => Convert.ToBase64String(Content),
        "cut short" => TestAuthority.Sign(Content, _authority.Issue(Asel))[..800],
        "without certificate" => WithoutCertificate(),
        "two signers" => TestAuthority.Sign(Content, _authority.Issue(Asel), alsoBy: _authority.Issue(Stranger)),
        "nobody signed" => NobodySigned(),
        "other content" => TestAuthority.Sign([.. Content, 1], _authority.Issue(Asel)),
        "carries other content" => TestAuthority.Sign([.. Content, 1], _authority.Issue(Asel), attached: true),
        "carries the same content" => TestAuthority.Sign(Content, _authority.Issue(Asel), attached: true),
        "signature changed" => Changed(),
        "SHA-1" => TestAuthority.Sign(Content, _authority.Issue(Asel), digest: "1.3.14.3.2.26"),
        "short RSA key" => TestAuthority.Sign(Content, _authority.Issue(Asel, rsaBits: 1024)),
        "no IIN" => TestAuthority.Sign(Content, _authority.Issue(null)),
        "IIN of eleven digits" => TestAuthority.Sign(Content, _authority.Issue(Asel[1..])),
        "other person" => TestAuthority.Sign(Content, _authority.Issue(Stranger)),
        "authentication key" => TestAuthority.Sign(Content, _authority.Issue(Asel, [TestAuthority.Authentication, TestAuthority.Person])),
        "key without use" => TestAuthority.Sign(Content, _authority.Issue(Asel, [])),
        "key for encryption" => TestAuthority.Sign(Content, _authority.Issue(Asel, keyUsage: X509KeyUsageFlags.KeyEncipherment)),
        "organisation's key" => TestAuthority.Sign(Content, _authority.Issue(Asel, [TestAuthority.Signing, TestAuthority.Organisation])),
        "head's key" => TestAuthority.Sign(Content, _authority.Issue(Asel, [TestAuthority.Signing, TestAuthority.Organisation + ".1"])),
        "not yet valid" => TestAuthority.Sign(Content, _authority.Issue(Asel, from: _clock.GetUtcNow().AddHours(1))),
        "expired" => TestAuthority.Sign(Content, _authority.Issue(Asel, from: Past, until: Past.AddYears(1))),
        "authority of the same name" => TestAuthority.Sign(Content, _otherAuthority.Issue(Asel)),
        "self-signed" => TestAuthority.Sign(Content, SelfSigned()),
        "elliptic" => TestAuthority.Sign(Content, _authority.Issue(Asel, elliptic: true)),
        "PEM" => $"-----BEGIN CMS-----\n{TestAuthority.Sign(Content, _authority.Issue(Asel))}\n-----END CMS-----",
        _ => WithResponder(vector),
    };

    /// <summary>A right signature, and a responder that answers as the vector says.</summary>
    private string WithResponder(string vector)
    {
        _responder.Status = vector switch { "revoked" => 1, "authority does not know it" => 2, _ => 0 };
        _responder.IsDown = vector == "authority is down";
        _responder.ResponseStatus = vector == "authority says try later" ? (byte)3 : (byte)0;
        _responder.SaysNonsense = vector == "authority says nonsense";
        _responder.Age = vector == "answer of last week" ? TimeSpan.FromDays(7) : TimeSpan.Zero;
        _responder.RepeatsAnotherNonce = vector == "answer to somebody else";
        _responder.Signer = vector switch
        {
            "answer signed by a stranger" => _otherAuthority.Issue(Stranger, [OcspMessages.Signing]),
            "answer signed by another person of the authority" => _authority.Issue(Stranger),
            "answer by an appointed signer" => _authority.Issue(null, [OcspMessages.Signing]),
            _ => null,
        };
        return TestAuthority.Sign(Content, _authority.Issue(Asel));
    }

    private string Changed()
    {
        var encoded = Convert.FromBase64String(TestAuthority.Sign(Content, _authority.Issue(Asel)));
        encoded[^10] ^= 1;
        return Convert.ToBase64String(encoded);
    }

    private string WithoutCertificate()
    {
        var cms = new SignedCms();
        cms.Decode(Convert.FromBase64String(TestAuthority.Sign(Content, _authority.Issue(Asel))));
        cms.RemoveCertificate(cms.Certificates[0]);
        return Convert.ToBase64String(cms.Encode());
    }

    private string NobodySigned()
    {
        var cms = new SignedCms();
        cms.Decode(Convert.FromBase64String(TestAuthority.Sign(Content, _authority.Issue(Asel))));
        cms.RemoveSignature(0);
        return Convert.ToBase64String(cms.Encode());
    }

    private X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        using var like = _authority.Issue(Asel);
        var request = new CertificateRequest(like.SubjectName, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (var extension in like.Extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        return request.CreateSelfSigned(_clock.GetUtcNow().AddDays(-1), _clock.GetUtcNow().AddDays(1));
    }

    private Task<SignatureFinding> CheckAsync(string? cms) => Checker().CheckAsync(Content, cms, SignaturePurpose.Application, Asel, CancellationToken.None);

    private SignatureCheck Checker() => SignatureChecks.With(new SigningOptions { TrustedCertificates = _folder.FullName }, _responder, _clock);
}
