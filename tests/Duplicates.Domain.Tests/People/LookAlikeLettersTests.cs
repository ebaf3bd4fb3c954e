using Duplicates.Domain.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.People;

public sealed class LookAlikeLettersTests
{
    [Fact]
    public void Find_LatinLetterInACyrillicWord_TellsWhereAndWhat()
    {
        Assert.Equal(
            [
                new LookAlike(13, 'i', 'і', "бiлiм"),
                new LookAlike(15, 'i', 'і', "бiлiм"),
            ],
            LookAlikeLetters.Find("Жалпы IELTS бiлiм"));
    }

    [Theory]
    [InlineData("бекiту", "бекіту")]
    [InlineData("Т\u0259уелсіздік", "Тәуелсіздік")]
    [InlineData("\u018Fрнұр", "Әрнұр")]
    [InlineData("hанЖ", "һанЖ")]
    [InlineData("HҰР", "НҰР")]
    [InlineData("AЖ BЖ CЖ EЖ KЖ MЖ OЖ PЖ TЖ XЖ YЖ IЖ", "АЖ ВЖ СЖ ЕЖ КЖ МЖ ОЖ РЖ ТЖ ХЖ УЖ ІЖ")]
    [InlineData("aж cж eж kж mж oж pж tж xж yж iж bж", "аж сж еж кж мж ож рж тж хж уж іж ьж")]
    public void Correct_LookAlikes_BecomeCyrillic(string text, string expected)
    {
        Assert.Equal(expected, LookAlikeLetters.Correct(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Smith John")]
    [InlineData("PDF-файл")]
    [InlineData("e-mail мекенжайы")]
    [InlineData("Телнұсқа, түпнұсқа")]
    public void Find_WordsOfOneScript_AreLeftAlone(string text)
    {
        Assert.Empty(LookAlikeLetters.Find(text));
        Assert.Equal(text, LookAlikeLetters.Correct(text));
    }

    [Fact]
    public void Correct_AnyText_RemovesAllThatFindNames()
    {
        Prop.ForAll(
            ArbitraryText.Any,
            text =>
            {
                var corrected = LookAlikeLetters.Correct(text);
                return corrected.Length == text.Length && LookAlikeLetters.Find(corrected).Count == 0;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Find_AnyText_NamesTheLetterAtItsIndex()
    {
        Prop.ForAll(
            ArbitraryText.Any,
            text => LookAlikeLetters.Find(text).All(found =>
                text[found.Index] == found.Found && found.Word.Contains(found.Found, StringComparison.Ordinal)))
            .QuickCheckThrowOnFailure();
    }
}
