using System.Text;
using Duplicates.Domain.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.People;

public sealed class KazakhFoldingTests
{
    [Theory]
    [InlineData("әғқңөұүһіё", "агкноуухие")]
    [InlineData("ӘҒҚҢӨҰҮҺІЁ", "агкноуухие")]
    [InlineData("Өмірзақова", "омирзакова")]
    [InlineData("Хантөре", "ханторе")]
    [InlineData("  «№ 12 – Абай  атындағы» мектеп-гимназия ", "12 абай атындагы мектеп гимназия")]
    [InlineData("Жалпы\u00a0орта\tбiлiм", "жалпы орта билим")]
    [InlineData("Т\u0259уелсіздік", "тауелсиздик")]
    [InlineData("Андреи\u0306", "андрей")]
    [InlineData("Алма\u0301ты", "алматы")]
    [InlineData("мек\u00adтеп", "мектеп")]
    [InlineData("O'Connor", "o connor")]
    [InlineData("HҰР", "нур")]
    [InlineData("!?", "")]
    [InlineData("", "")]
    public void Fold_Text_IsWrittenForSearch(string text, string expected)
    {
        Assert.Equal(expected, KazakhFolding.Fold(text));
    }

    [Fact]
    public void Fold_FoldedText_ChangesNothing()
    {
        Prop.ForAll(
            ArbitraryText.Any,
            text =>
            {
                var folded = KazakhFolding.Fold(text);
                return string.Equals(folded, KazakhFolding.Fold(folded), StringComparison.Ordinal)
                    && folded.IsNormalized(NormalizationForm.FormC)
                    && !folded.Contains("  ", StringComparison.Ordinal)
                    && string.Equals(folded, folded.Trim(), StringComparison.Ordinal);
            }).QuickCheckThrowOnFailure();
    }
}
