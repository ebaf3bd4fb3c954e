using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Duplicates.Service.Signing;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Signing;

/// <summary>What authorities send is read by a library; whatever is sent in its place neither passes nor ends in anything but a refusal.</summary>
public sealed class AuthorityMessagesTests : IDisposable
{
    private static readonly byte[] Nonce = [1, 2, 3, 4];
    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _certificate;

    public AuthorityMessagesTests() => _certificate = _authority.Issue("880515300001");

    public void Dispose()
    {
        _certificate.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public void Ocsp_AnyByteChangedOrCutOff_SaysNothingElseThanWasSigned()
    {
        using var responder = new OcspResponder(_authority, TestClock.New()) { Status = 1 };
        var answer = responder.Answer(OcspMessages.Ask(_certificate, _authority.Certificate, Nonce));
        var signed = Read(answer);
        Assert.Equal(RevocationStatus.Revoked, signed?.Status);
        Assert.All(Damaged(answer), damaged => Assert.Contains(Read(damaged), (RevocationStatement?[])[null, signed]));
    }

    [Fact]
    public void Ocsp_AnswerAboutAnotherCertificate_IsNone()
    {
        using var responder = new OcspResponder(_authority, TestClock.New());
        using var other = _authority.Issue("880515300001");
        Assert.Null(OcspMessages.Read(responder.Answer(OcspMessages.Ask(other, _authority.Certificate, Nonce)), _certificate, _authority.Certificate));
    }

    [Fact]
    public void List_AnyByteChangedOrCutOff_NeverLosesTheCertificateAndHolds()
    {
        var clock = TestClock.New();
        var list = _authority.ListOf([_certificate], clock);
        Assert.True(Holds(list) && RevocationList.TryRead(list)!.Names(_certificate));
        Assert.All(Damaged(list), damaged => Assert.False(Holds(damaged) && !RevocationList.TryRead(damaged)!.Names(_certificate)));

        bool Holds(byte[] encoded) => RevocationList.TryRead(encoded)?.Holds(_authority.Certificate, clock.GetUtcNow(), TimeSpan.FromMinutes(5)) == true;
    }

    private static IEnumerable<byte[]> Damaged(byte[] message) => Enumerable.Range(0, message.Length).SelectMany(place => (byte[][])
        [
            [.. message[..place], (byte)(message[place] ^ 1), .. message[(place + 1)..]],
            [.. message[..place], (byte)(message[place] ^ 0x80), .. message[(place + 1)..]],
            message[..place],
        ]);

    /// <summary>What the authority has signed; null when that is nothing.</summary>
    private RevocationStatement? Read(byte[] encoded)
    {
        try
        {
            return OcspMessages.Read(encoded, _certificate, _authority.Certificate) is { } answer
                && AuthoritySignature.Fits(answer.Signed.Span, answer.Algorithm, answer.Signature, _authority.Certificate) ? answer.Statement : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
