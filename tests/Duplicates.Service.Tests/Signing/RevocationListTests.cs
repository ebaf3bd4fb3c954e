using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Service.Settings;
using Duplicates.Service.Signing;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Service.Tests.Signing;

/// <summary>Lists of revoked certificates: read from the operator's folder and from allowed hosts, and only when the authority's own word is clear.</summary>
public sealed class RevocationListTests : IDisposable
{
    private const string Asel = "880515300001";
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Сізден құжаттың жоғалуына байланысты маған аттестаттың телнұсқасын беруіңізді сұраймын.");

    private readonly FakeTimeProvider _clock = TestClock.New();
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _otherAuthority = new();
    private readonly DirectoryInfo _trusted = Directory.CreateTempSubdirectory("duplicates-trust-");
    private readonly DirectoryInfo _lists = Directory.CreateTempSubdirectory("duplicates-lists-");
    private readonly OcspResponder _responder;

    public RevocationListTests()
    {
        _authority.WriteTo(_trusted);
        _responder = new(_authority, _clock);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Check_NoAnswerButAListWithoutTheCertificate_PassesAndKeepsTheList(bool pem)
    {
        _responder.IsDown = true;
        var list = _authority.ListOf([], _clock);
        await PutAsync(pem ? Encoding.ASCII.GetBytes(PemEncoding.WriteString("X509 CRL", list)) : list);
        var finding = await CheckAsync(_authority.Issue(Asel));
        Assert.Equal((null, SignatureVerdict.Valid), (finding.Problem, finding.Verdict));
        Assert.Null(finding.Evidence!.Ocsp);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(list)), finding.Evidence.RevocationList);
        Assert.Equal(list, await File.ReadAllBytesAsync(Path.Combine(_trusted.FullName, "revocation-lists", $"{finding.Evidence.RevocationList}.crl")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_CertificateInTheFolder_IsRevokedWhateverTheAuthorityAnswers(bool isDown)
    {
        _responder.IsDown = isDown;
        var certificate = _authority.Issue(Asel);
        await PutAsync(_authority.ListOf([certificate], _clock));
        Assert.Equal(SignatureProblem.Revoked, (await CheckAsync(certificate)).Problem);
    }

    [Theory]
    [InlineData("of yesterday")]
    [InlineData("of tomorrow")]
    [InlineData("of another authority of the same name")]
    [InlineData("a part of the list")]
    [InlineData("changed on the way")]
    [InlineData("no list")]
    public async Task Check_NoAnswerAndAListThatProvesNothing_IsUnknown(string list)
    {
        _responder.IsDown = true;
        await PutAsync(list switch
        {
            "of yesterday" => _authority.ListOf([], _clock, from: TimeSpan.FromDays(-2), until: TimeSpan.FromHours(-1)),
            "of tomorrow" => _authority.ListOf([], _clock, from: TimeSpan.FromDays(1), until: TimeSpan.FromDays(2)),
            "of another authority of the same name" => _otherAuthority.ListOf([], _clock),
            "a part of the list" => _authority.ListOf([], _clock, isPart: true),
            "changed on the way" => Changed(_authority.ListOf([_authority.Issue(Asel)], _clock)),
            _ => [0x30, 0x03, 1, 2, 3],
        });
        var finding = await CheckAsync(_authority.Issue(Asel));
        Assert.Equal((SignatureProblem.RevocationUnknown, SignatureVerdict.Unknown), (finding.Problem, finding.Verdict));
    }

    [Theory]
    [InlineData("lists.test", null)]
    [InlineData("other.test", SignatureProblem.RevocationUnknown)]
    [InlineData("", SignatureProblem.RevocationUnknown)]
    public async Task Check_ListThatTheCertificateNames_IsFetchedFromAllowedHostsOnlyAndOnce(string allowed, object? expected)
    {
        var served = new ListServer(_responder, _authority.ListOf([], _clock));
        _responder.IsDown = true;
        var signing = new SigningOptions { TrustedCertificates = _trusted.FullName, RevocationListHosts = allowed.Length == 0 ? [] : [allowed] };
        var checker = SignatureChecks.With(signing, served, _clock);
        for (var time = 1; time <= 2; time++)
        {
            var cms = TestAuthority.Sign(Content, _authority.Issue(Asel, listAddress: "http://lists.test/rsa.crl"));
            var finding = await checker.CheckAsync(Content, cms, SignaturePurpose.Application, Asel, CancellationToken.None);
            Assert.Equal((SignatureProblem?)expected, finding.Problem);
        }

        Assert.Equal(expected is null ? 1 : 0, served.Asked);
    }

    [Theory]
    [InlineData("try later")]
    [InlineData("nonsense")]
    [InlineData("of last week")]
    [InlineData("signed by a stranger")]
    public async Task Check_AnswerThatDoesNotCountAndNoList_IsUnknown(string answer)
    {
        _responder.ResponseStatus = answer == "try later" ? (byte)3 : (byte)0;
        _responder.SaysNonsense = answer == "nonsense";
        _responder.Age = answer == "of last week" ? TimeSpan.FromDays(7) : TimeSpan.Zero;
        _responder.Signer = answer == "signed by a stranger" ? _otherAuthority.Issue(Asel) : null;
        Assert.Equal(SignatureProblem.RevocationUnknown, (await CheckAsync(_authority.Issue(Asel))).Problem);
    }

    [Fact]
    public async Task Check_AuthorityThatDoesNotKnowTheCertificate_IsUnknownWhateverTheListSays()
    {
        _responder.Status = 2;
        await PutAsync(_authority.ListOf([], _clock));
        Assert.Equal(SignatureProblem.RevocationUnknown, (await CheckAsync(_authority.Issue(Asel))).Problem);
    }

    [Fact]
    public async Task Check_NewerListInTheFolder_TakesThePlaceOfTheOlder()
    {
        var certificate = _authority.Issue(Asel);
        await PutAsync(_authority.ListOf([], _clock));
        var checker = Checker();
        var cms = TestAuthority.Sign(Content, certificate);
        Assert.Null((await checker.CheckAsync(Content, cms, SignaturePurpose.Application, Asel, CancellationToken.None)).Problem);
        _clock.Advance(TimeSpan.FromHours(1));
        await PutAsync(_authority.ListOf([certificate], _clock), "newer.crl");
        Assert.Equal(SignatureProblem.Revoked, (await checker.CheckAsync(Content, cms, SignaturePurpose.Application, Asel, CancellationToken.None)).Problem);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _otherAuthority.Dispose();
        _responder.Dispose();
        _trusted.Delete(recursive: true);
        _lists.Delete(recursive: true);
    }

    private static byte[] Changed(byte[] list)
    {
        list[^1] ^= 1;
        return list;
    }

    private Task PutAsync(byte[] list, string name = "rsa.crl") => File.WriteAllBytesAsync(Path.Combine(_lists.FullName, name), list);

    private SignatureCheck Checker() =>
        SignatureChecks.With(new SigningOptions { TrustedCertificates = _trusted.FullName, RevocationLists = _lists.FullName }, _responder, _clock);

    private Task<SignatureFinding> CheckAsync(X509Certificate2 certificate) =>
        Checker().CheckAsync(Content, TestAuthority.Sign(Content, certificate), SignaturePurpose.Application, Asel, CancellationToken.None);

    /// <summary>Serves the list at its address and hands everything else on.</summary>
    private sealed class ListServer(HttpMessageHandler others, byte[] list) : DelegatingHandler(others)
    {
        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Host != "lists.test")
            {
                return base.SendAsync(request, cancellationToken);
            }

            Asked++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(list) });
        }
    }
}
