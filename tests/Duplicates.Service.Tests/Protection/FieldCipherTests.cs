using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using Duplicates.Service.Applications;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Tests.Protection;

/// <summary>An encrypted value opens where it was written and nowhere else.</summary>
public sealed class FieldCipherTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];
    private static readonly ValuePlace Here = ProtectedColumns.CitizenPhone.At("one");

    [Fact]
    public void Value_OfOneRow_OpensThereOnly()
    {
        var cipher = Cipher();
        var stored = cipher.Protect("+77011234567", Here);
        Assert.Equal("+77011234567", cipher.Unprotect(stored, ProtectedColumns.CitizenPhone.At("one")));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Unprotect(stored, ProtectedColumns.CitizenPhone.At("two")));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Unprotect(stored, ValuePlace.Of("Citizens.Other", "one")));
    }

    [Fact]
    public void Bytes_OfOneRow_OpenThereOnly()
    {
        var (cipher, letter, application) = (Cipher(), Guid.NewGuid(), Guid.NewGuid());
        var stored = cipher.ProtectBytes("words"u8, ProtectedColumns.LetterWords.At(letter, application));
        Assert.Equal("words"u8, cipher.UnprotectBytes(stored, ProtectedColumns.LetterWords.At(letter, application)));
        Assert.ThrowsAny<CryptographicException>(() => cipher.UnprotectBytes(stored, ProtectedColumns.LetterPdf.At(letter, application)));
        Assert.ThrowsAny<CryptographicException>(() => cipher.UnprotectBytes(stored, ProtectedColumns.LetterWords.At(letter, Guid.NewGuid())));
    }

    [Fact]
    public void OldValue_OpensWhileOldValuesAreRead()
    {
        var (text, bytes) = (OldText("880515300001"), OldBytes("words"u8));
        Assert.Equal("880515300001", Cipher().Unprotect(text, Here));
        Assert.Equal("words"u8, Cipher().UnprotectBytes(bytes, Here));
        var strict = Cipher(readsOldValues: false);
        Assert.ThrowsAny<CryptographicException>(() => strict.Unprotect(text, Here));
        Assert.ThrowsAny<CryptographicException>(() => strict.UnprotectBytes(bytes, Here));
        Assert.ThrowsAny<CryptographicException>(() => strict.UnprotectOrPlain("a readable name", Here));
        Assert.ThrowsAny<CryptographicException>(() => new StoredJson(strict).Read<Iin>("{}", Here));
    }

    [Theory]
    [InlineData("")]
    [InlineData("k:")]
    [InlineData("2:k:")]
    [InlineData("2:k:no base64!")]
    [InlineData("2:unknown:AAAA")]
    [InlineData("3:k:AAAA")]
    [InlineData("2:k:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Value_ThatNobodyEncrypted_IsRefused(string stored) =>
        Assert.ThrowsAny<CryptographicException>(() => Cipher().Unprotect(stored, Here));

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0xF2 })]
    [InlineData(new byte[] { 0xF2, 9, 1 })]
    [InlineData(new byte[] { 1, (byte)'k', 5 })]
    public void Bytes_ThatNobodyEncrypted_AreRefused(byte[] stored) =>
        Assert.ThrowsAny<CryptographicException>(() => Cipher().UnprotectBytes(stored, Here));

    [Fact]
    public void OldJson_WithEncryptedNumbersInside_IsReadAndTextsThatOnlyLookEncryptedStay()
    {
        var json = $$"""{"At":"2026-11-20T05:00:00Z","By":{"Id":"k:AAAA","DisplayName":"Ә <i>","Role":"Applicant"},"Applicant":"{{OldText("880515300001")}}"}""";
        var read = new StoredJson(Cipher()).Read<ApplicationDrafted>(json, Here);
        Assert.Equal((Iin.Parse("880515300001"), "k:AAAA", "Ә <i>"), (read.Applicant, read.By.Id, read.By.DisplayName));
    }

    [Fact]
    public void Event_WithAnotherType_DoesNotOpen()
    {
        var json = new StoredJson(Cipher());
        var row = json.ToRow(Guid.NewGuid(), 4, new ReviewStarted(DateTimeOffset.UnixEpoch, new("id", "name", ActorRole.SchoolClerk)));
        Assert.IsType<ReviewStarted>(json.ToEvent(row));
        row.Type = nameof(ApplicationApproved);
        Assert.ThrowsAny<CryptographicException>(() => json.ToEvent(row));
    }

    private static FieldCipher Cipher(bool readsOldValues = true) => new(Options.Create(new DuplicatesOptions
    {
        Encryption = new() { CurrentKey = "k", Keys = { ["k"] = Convert.ToBase64String(Key) }, ReadsOldValues = readsOldValues },
    }));

    private static string OldText(string plain) => $"k:{Convert.ToBase64String(OldSeal(Encoding.UTF8.GetBytes(plain)))}";

    private static byte[] OldBytes(ReadOnlySpan<byte> plain) => [1, (byte)'k', .. OldSeal(plain)];

    /// <summary>As values were encrypted before they were bound to their place.</summary>
    private static byte[] OldSeal(ReadOnlySpan<byte> plain)
    {
        var stored = new byte[28 + plain.Length];
        RandomNumberGenerator.Fill(stored.AsSpan(0, 12));
        using var aes = new AesGcm(Key, 16);
        aes.Encrypt(stored.AsSpan(0, 12), plain, stored.AsSpan(28), stored.AsSpan(12, 16));
        return stored;
    }
}
