using System.Net.Mail;
using Duplicates.Domain.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.People;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("aigul@example.kz", "aigul@example.kz")]
    [InlineData(" Aigul.S+school@Mail.RU ", "Aigul.S+school@mail.ru")]
    [InlineData("\u200baigul@example.kz\u200e", "aigul@example.kz")]
    [InlineData("<aigul@example.kz>.", "aigul@example.kz")]
    [InlineData("mailto:aigul@example.kz", "aigul@example.kz")]
    [InlineData("o'neil@a-b.example.com", "o'neil@a-b.example.com")]
    [InlineData("a@xn--80aswg.xn--80ao21a", "a@xn--80aswg.xn--80ao21a")]
    public void TryParse_AsTypedAndPasted_IsRead(string text, string expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var address, out var error), error.ToString());
        Assert.Equal(expected, address.Value);
    }

    [Theory]
    [InlineData(null, EmailAddressError.Missing)]
    [InlineData(" ", EmailAddressError.Missing)]
    [InlineData("ivanov", EmailAddressError.NotAnAddress)]
    [InlineData("ivanov@gmail", EmailAddressError.NotAnAddress)]
    [InlineData("a@b", EmailAddressError.NotAnAddress)]
    [InlineData("a@b.c", EmailAddressError.NotAnAddress)]
    [InlineData("a..b@mail.ru", EmailAddressError.NotAnAddress)]
    [InlineData("a b@mail.ru", EmailAddressError.NotAnAddress)]
    [InlineData("a@b@mail.ru", EmailAddressError.NotAnAddress)]
    [InlineData("a@-mail.ru", EmailAddressError.NotAnAddress)]
    [InlineData("a@mail..ru", EmailAddressError.NotAnAddress)]
    [InlineData("a@192.168.0.1", EmailAddressError.NotAnAddress)]
    [InlineData("a@mail.ru, b@mail.ru", EmailAddressError.NotAnAddress)]
    [InlineData("ivаnov@gmail.com", EmailAddressError.NotLatin)]
    [InlineData("ivanov@gmаil.com", EmailAddressError.NotLatin)]
    [InlineData("иванов@mail.ru", EmailAddressError.NotLatin)]
    [InlineData("müller@mail.ru", EmailAddressError.NotLatin)]
    public void TryParse_OtherText_TellsWhy(string? text, EmailAddressError expected)
    {
        Assert.False(EmailAddress.TryParse(text, out var address, out var error));
        Assert.Null(address);
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData(64, 254, true)]
    [InlineData(65, 254, false)]
    [InlineData(64, 255, false)]
    public void TryParse_Length_IsLimited(int local, int whole, bool expected)
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 60), 3));
        var text = $"{new string('a', local)}@{domain}.{new string('e', whole - local - domain.Length - 2)}";

        Assert.Equal(whole, text.Length);
        Assert.Equal(expected, EmailAddress.TryParse(text, out _, out _));
    }

    [Theory]
    [InlineData("aigul@gmial.com", "aigul@gmail.com")]
    [InlineData("aigul@gmai.com", "aigul@gmail.com")]
    [InlineData("aigul@gmail.con", "aigul@gmail.com")]
    [InlineData("aigul@gmaill.com", "aigul@gmail.com")]
    [InlineData("aigul@mial.ru", "aigul@mail.ru")]
    [InlineData("aigul@yandex.kz", null)]
    [InlineData("aigul@mail.ru", null)]
    [InlineData("aigul@edu.kz", null)]
    public void ProbablyMeant_DomainLikeAWellKnownOne_IsSuggested(string typed, string? expected)
    {
        Assert.True(EmailAddress.TryParse(typed, out var address, out _));
        Assert.Equal(expected, address.ProbablyMeant?.Value);
    }

    [Fact]
    public void TryParse_AnyAddressItAccepts_IsAsciiOneForMailProgramsAndReadAgain()
    {
        var pieces = Gen.Elements("a", "B", "7", ".", "-", "_", "+", "@", "@", "mail", ".ru", ".kz", "\u200b", " ", "ә", "…", "'", "<", ",");
        Prop.ForAll(
            Gen.OneOf(ArbitraryText.Any.Generator, pieces.ArrayOf().Select(string.Concat), pieces.ArrayOf().Select(some => $"{string.Concat(some)}@mail.ru")).ToArbitrary(),
            text => !EmailAddress.TryParse(text, out var address, out var error)
                ? error != EmailAddressError.None
                : address.Value.All(char.IsAscii)
                    && address.Value.Length <= EmailAddress.MaximumLength
                    && MailAddress.TryCreate(address.Value, out var mail) && mail.Address == address.Value
                    && EmailAddress.TryParse(address.Value, out var again, out _) && again == address
                    && !address.ToString().Contains(address.Value, StringComparison.Ordinal)).QuickCheckThrowOnFailure();
    }
}
