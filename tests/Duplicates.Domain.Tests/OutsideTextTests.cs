using System.Xml;
using Duplicates.Domain.Tests.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests;

public sealed class OutsideTextTests
{
    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\uffffb\ufffe", "a\ufffdb\ufffd")]
    [InlineData("\u0000a\u0008\u001f", "\ufffda\ufffd\ufffd")]
    [InlineData("Қ😀\tё", "Қ😀\tё")]
    public void Tidy_LineEndsAndWhatXmlForbids_AreReplaced(string text, string expected) => Assert.Equal(expected, OutsideText.Tidy(text));

    [Fact]
    public void Tidy_HalvesOfAPair_AreReplaced() => Assert.Equal("\ufffda\ufffd", OutsideText.Tidy("\ud83da\ude00"));

    [Fact]
    public void Tidy_AnyText_CanBeWrittenAsXmlAndIsNeverLonger() => Prop.ForAll(
        ArbitraryText.Any,
        text =>
        {
            var tidy = OutsideText.Tidy(text);
            XmlConvert.VerifyXmlChars(tidy);
            return tidy.Length <= text.Length && !tidy.Contains('\r') && tidy == OutsideText.Tidy(tidy);
        }).QuickCheckThrowOnFailure();
}
