using Duplicates.Service.Indexing;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Search;

public sealed class WordLikenessTests
{
    private const string Letters = "абвгдежзиклмнопрст";

    private static readonly Gen<string> Words =
        from first in Gen.Elements(Letters.ToCharArray())
        from rest in Gen.Elements(Letters.ToCharArray()).ArrayOf(7)
        select first + new string(rest);

    [Theory]
    [InlineData("мектеп", "мкетеп", 1, true)]
    [InlineData("мектеп", "мектп", 1, true)]
    [InlineData("мектеп", "меектеп", 1, true)]
    [InlineData("мектеп", "мектап", 1, true)]
    [InlineData("мектебинин", "мектеб", 1, true)]
    [InlineData("мектеп", "кектеп", 1, true)]
    [InlineData("мектеп", "мактап", 1, false)]
    [InlineData("мектеп", "мактап", 2, true)]
    [InlineData("", "мек", 1, false)]
    public void SlipsToBegin_Words_AreForgivenTheirSlips(string word, string typed, int slips, bool alike) =>
        Assert.Equal(alike, WordLikeness.SlipsToBegin(word, typed, slips) is not null);

    [Fact]
    public void SlipsToBegin_AnyWordWithOneSlip_IsFound() =>
        Prop.ForAll(SlippedWords().ToArbitrary(), pair => WordLikeness.SlipsToBegin(pair.Word, pair.Typed, 1) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void SlipsToBegin_AnyBeginningOfAWord_IsFound() =>
        Prop.ForAll((from word in Words from length in Gen.Choose(1, word.Length) select (Word: word, Typed: word[..length])).ToArbitrary(), pair => WordLikeness.SlipsToBegin(pair.Word, pair.Typed, 1) is not null).QuickCheckThrowOnFailure();

    private static Gen<(string Word, string Typed)> SlippedWords() =>
        from word in Words
        from at in Gen.Choose(1, word.Length - 2)
        from kind in Gen.Choose(0, 3)
        from letter in Gen.Elements(Letters.ToCharArray())
        select (word, kind switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, letter.ToString()),
            2 => word[..at] + letter + word[(at + 1)..],
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        });
}
