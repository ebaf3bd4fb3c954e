using System.Text;
using Duplicates.Service.Offices;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Offices;

public sealed class OfficeCardTests
{
    private static readonly Arbitrary<string> Lines =
        (from pieces in Gen.Elements("a", "Ғ", "₸", "😀", ";", "мектеп ", "0").ArrayOf()
         select string.Concat(pieces.Take(120))).ToArbitrary();

    [Fact]
    public void AppendFolded_AnyLine_IsShortAndUnfoldsToItself() =>
        Prop.ForAll(Lines, line =>
        {
            var card = new StringBuilder();
            OfficeCard.AppendFolded(card, line);
            var folded = card.ToString();
            return folded.Split("\r\n").All(part => Encoding.UTF8.GetByteCount(part) <= 75)
                && folded.Replace("\r\n ", string.Empty, StringComparison.Ordinal) == line + "\r\n";
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("а, б; в", @"а\, б\; в")]
    [InlineData("а\\n", @"а\\n")]
    [InlineData("а\r\nб", @"а\nб")]
    public void Escape_SignsThatSeparate_AreMadeHarmless(string text, string escaped) => Assert.Equal(escaped, OfficeCard.Escape(text));

    [Theory]
    [InlineData("+7 (727) 000-00-01", "+77270000001")]
    [InlineData("8 7172 12 34 56", "+77172123456")]
    [InlineData("701 123 45 67", "+77011234567")]
    [InlineData("8 800 080 7777", "8 800 080 7777")]
    [InlineData("1414", "1414")]
    [InlineData("+7 495 123 45 67", null)]
    [InlineData("12345", null)]
    [InlineData("телефон", null)]
    [InlineData("", null)]
    public void Read_Phone_IsStoredInOneForm(string written, string? stored) => Assert.Equal(stored, OfficePhone.Read(written));

    [Theory]
    [InlineData("+77270000001", "+7 727 000 00 01")]
    [InlineData("8 800 080 7777", "8 800 080 7777")]
    [InlineData("1414", "1414")]
    public void Display_Phone_IsReadInGroups(string stored, string shown) => Assert.Equal(shown, OfficePhone.Display(stored));
}
