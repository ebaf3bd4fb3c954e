using System.Text.RegularExpressions;
using Duplicates.Domain.Publishing;
using Duplicates.Domain.Tests.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Publishing;

public sealed partial class ReadablePathTests
{
    private static readonly string[] Languages = ["kk", "ru"];

    [Theory]
    [InlineData("kk", "Қызмет паспорты", "qyzmet-pasporty")]
    [InlineData("ru", "Паспорт услуги", "pasport-uslugi")]
    [InlineData("kk", "Бас тарту және шағым", "bas-tartu-zhane-shagym")]
    [InlineData("kk", "Келе алмайтындарға көмек", "kele-almaityndarga-komek")]
    [InlineData("ru", "Если не можете прийти", "esli-ne-mozhete-priyti")]
    [InlineData("ru", "Цифровые документы и подпись", "cifrovye-dokumenty-i-podpis")]
    [InlineData("ru", "Министерство просвещения", "ministerstvo-prosveshcheniya")]
    [InlineData("ru", "Школа-лицей № 2 «Жетісу»", "shkola-licey-2-zhetisu")]
    [InlineData("kk", "  Һаң, Өң – Үн!  ", "hang-ong-un")]
    [InlineData("ru", "Объём и объезд", "obem-i-obezd")]
    [InlineData("kk", "Бiлiм", "bilim")]
    [InlineData("ru", "Андрей", "andrey")]
    [InlineData("kk", "!?", "bet")]
    [InlineData("ru", "", "stranica")]
    [InlineData("ru", "eGov 24/7", "egov-24-7")]
    public void Of_Title_IsWrittenByTheTable(string language, string title, string expected)
    {
        Assert.Equal(expected, ReadablePath.Of(title, language));
    }

    [Fact]
    public void Of_LongTitle_EndsWithAWholeWord()
    {
        var path = ReadablePath.Of(string.Join(' ', Enumerable.Repeat("мектеп", 30)), "kk");
        Assert.Equal(string.Join('-', Enumerable.Repeat("mektep", 11)), path);
    }

    [Fact]
    public void Of_AnyTitle_IsReadableAndStaysAsItIs()
    {
        Prop.ForAll(
            ArbitraryText.Any,
            title => Languages.All(language =>
            {
                var path = ReadablePath.Of(title, language);
                return Readable().IsMatch(path) && path.Length <= ReadablePath.MaxLength && path == ReadablePath.Of(path, language);
            })).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Free_AnyTitlesInARow_AreAllDifferentAndReadable()
    {
        var fewTitles = Gen.Elements("мектеп", "мектеп 2", "Мектеп-2", "!", new string('ш', 90), new string('ш', 80)).ListOf();
        Prop.ForAll(
            Gen.OneOf(fewTitles, ArbitraryText.Any.Generator.ListOf()).ToArbitrary(),
            titles =>
            {
                var taken = new HashSet<string>(StringComparer.Ordinal);
                return titles.All(title =>
                {
                    var path = ReadablePath.Free(ReadablePath.Of(title, "kk"), taken.Contains);
                    return taken.Add(path) && Readable().IsMatch(path) && path.Length <= ReadablePath.MaxLength;
                });
            }).QuickCheckThrowOnFailure();
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Readable();
}
