using System.Security.Cryptography.X509Certificates;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Service.Settings;
using Duplicates.Service.Signing;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Service.Tests.Signing;

/// <summary>When a signature existed, by the word of a timestamp authority.</summary>
public sealed class TimestampTests : IDisposable
{
    private const string Asel = "880515300001";
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Өтініш");
    private readonly FakeTimeProvider _clock = TestClock.New();
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _stranger = new("БАСҚА ОРТАЛЫҚ");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-trust-");
    private readonly TimestampAuthority _timestamps;
    private readonly TimestampAuthority _strangersTimestamps;

    public TimestampTests()
    {
        _authority.WriteTo(_folder);
        _timestamps = Make(_authority);
        _strangersTimestamps = Make(_stranger);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_Timestamp_CarriedOrAskedFor_IsKept(bool carried)
    {
        var cms = Sign();
        var finding = await CheckAsync(carried ? _timestamps.Carry(cms, ofOtherBytes: false) : cms, asks: !carried);
        Assert.Equal((null, SignatureVerdict.Valid), (finding.Problem, finding.Verdict));
        Assert.Equal(_clock.GetUtcNow(), finding.Facts!.TimestampedAt);
        Assert.NotNull(finding.Evidence!.Timestamp);
    }

    [Fact]
    public async Task Check_NoTimestampAndNobodyToAsk_PassesWithoutOne()
    {
        var finding = await CheckAsync(Sign(), asks: false);
        Assert.Equal((null, (DateTimeOffset?)null), (finding.Problem, finding.Facts!.TimestampedAt));
    }

    [Fact]
    public async Task Check_TimestampOfOtherBytes_IsInvalid() =>
        Assert.Equal(SignatureProblem.BadTimestamp, (await CheckAsync(_timestamps.Carry(Sign(), ofOtherBytes: true), asks: false)).Problem);

    [Fact]
    public async Task Check_TimestampOfAStranger_IsInvalid() =>
        Assert.Equal(SignatureProblem.BadTimestamp, (await CheckAsync(_strangersTimestamps.Carry(Sign(), ofOtherBytes: false), asks: false)).Problem);

    [Fact]
    public async Task Check_TimestampBeforeTheCertificate_IsInvalid()
    {
        var cms = Sign();
        _clock.SetAlmaty("2025-01-10 10:00");
        cms = _timestamps.Carry(cms, ofOtherBytes: false);
        _clock.Reset();
        Assert.Equal(SignatureProblem.BadTimestamp, (await CheckAsync(cms, asks: false)).Problem);
    }

    [Fact]
    public async Task Check_TimestampAuthorityDown_IsUnknown()
    {
        _timestamps.IsDown = true;
        var finding = await CheckAsync(Sign(), asks: true);
        Assert.Equal((SignatureProblem.TimestampUnavailable, SignatureVerdict.Unknown), (finding.Problem!.Value, finding.Verdict));
    }

    public void Dispose()
    {
        _timestamps.Dispose();
        _strangersTimestamps.Dispose();
        _authority.Dispose();
        _stranger.Dispose();
        _folder.Delete(recursive: true);
    }

    private TimestampAuthority Make(TestAuthority authority) => new(
        authority.Issue(null, [TimestampAuthority.Timestamping], X509KeyUsageFlags.DigitalSignature, criticalUsages: true),
        _clock,
        new OcspResponder(_authority, _clock));

    private string Sign() => TestAuthority.Sign(Content, _authority.Issue(Asel));

    private Task<SignatureFinding> CheckAsync(string cms, bool asks) => SignatureChecks
        .With(new SigningOptions { TrustedCertificates = _folder.FullName, Timestamps = asks ? TimestampAuthority.Address : string.Empty }, _timestamps, _clock)
        .CheckAsync(Content, cms, SignaturePurpose.Application, Asel, CancellationToken.None);
}
