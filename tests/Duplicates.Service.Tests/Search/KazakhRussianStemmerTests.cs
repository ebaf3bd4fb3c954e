using Duplicates.Domain.People;
using Duplicates.Service.Indexing.Analysis;

namespace Duplicates.Service.Tests.Search;

public sealed class KazakhRussianStemmerTests
{
    [Theory]
    [InlineData("мектеп", "мектебі", "мектепте", "мектептің", "мектебінде", "мектебіндегі", "мектептер", "мектептерде", "мектептен", "мектеппен")]
    [InlineData("Талғар", "Талғарда", "Талғардағы", "Талғарға", "Талғардың", "Талғардан", "Талгарский", "Талгарского", "Талгаре")]
    [InlineData("Теміртау", "Теміртауда", "Темиртаудағы", "Теміртаудың", "Темиртауский", "Темиртаускую")]
    [InlineData("Арқалық", "Арқалыққа", "Арқалықтағы", "Арқалықтан", "Аркалыкский")]
    [InlineData("школа", "школы", "школе", "школу", "школ", "школах", "школами")]
    [InlineData("Абай", "Абайдың", "Абайға", "Абая", "Абайская", "Абайской")]
    [InlineData("Сарань", "Саран", "Саранда", "Сарандағы", "Саранский")]
    public void Stem_FormsOfAWord_AreOne(params string[] forms) =>
        Assert.Single(forms.Select(form => KazakhRussianStemmer.Stem(KazakhFolding.Fold(form))).Distinct(StringComparer.Ordinal));

    [Theory]
    [InlineData("Ахмета", "Ахме")]
    [InlineData("Каратау", "Кара")]
    [InlineData("лицей", "лист")]
    public void Stem_DifferentWords_AreNotOne(string one, string other) =>
        Assert.NotEqual(KazakhRussianStemmer.Stem(KazakhFolding.Fold(one)), KazakhRussianStemmer.Stem(KazakhFolding.Fold(other)), StringComparer.Ordinal);

    [Theory]
    [InlineData("Шыңғырлау", "Чингирлау", "shyngyrlau", "Şyñğyrlau")]
    [InlineData("Қызылорда", "Кизилорда", "Kyzylorda", "Qyzylorda")]
    [InlineData("Әуезов", "Ауэзов", "Auezov", "Äuezov")]
    [InlineData("Жаңақорған", "Жанакорган", "zhanakorgan", "Jañaqorğan")]
    public void WordForms_SpellingsOfAName_SoundAlike(params string[] spellings) =>
        Assert.Single(spellings.Select(spelling => WordForms.Of(spelling).Sound).Distinct(StringComparer.Ordinal));

    [Theory]
    [InlineData("ntvbhnfe", "темиртау")]
    [InlineData("nfk5fh", "талғар")]
    [InlineData("vtrntg 5", "мектеп 5")]
    [InlineData("еуьшкефг", "temirtau")]
    [InlineData("мектеп temir", null)]
    [InlineData("12", null)]
    public void Swap_OtherLayout_IsRead(string typed, string? meant) => Assert.Equal(meant, KeyboardLayout.Swap(typed));
}
