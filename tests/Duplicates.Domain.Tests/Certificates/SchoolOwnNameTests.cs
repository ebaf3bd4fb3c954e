using System.Text;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Tests.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Certificates;

public sealed class SchoolOwnNameTests
{
    private const int Room = 110;

    [Theory]
    [InlineData("№ 5 мектеп-гимназия")]
    [InlineData("КГУ «Школа № 5»")]
    public void Within_NameThatFits_IsKept(string name) => Assert.Equal(name, SchoolOwnName.Within(name, Room));

    [Theory]
    [InlineData(
        "Ақмола облысы білім басқармасының Көкшетау қаласы бойынша білім бөлімінің «№ 5 мектеп-лицейі» коммуналдық мемлекеттік мекемесі",
        "№ 5 мектеп-лицейі")]
    [InlineData(
        "Батыс Қазақстан облысы әкімдігі білім басқармасының Бәйтерек ауданы білім беру бөлімінің Шоқан Уәлиханов атындағы мектебі коммуналдық мемлекеттік мекемесі",
        "Шоқан Уәлиханов атындағы мектебі")]
    [InlineData(
        "Коммунальное государственное учреждение «Общеобразовательная школа № 27 имени Абая отдела образования по Сарыаркинскому району управления образования города Астаны»",
        "Общеобразовательная школа № 27 имени Абая")]
    [InlineData(
        "Коммунальное государственное учреждение \"Средняя школа \"Жаңабұлақ\" отдела образования Акжаикского района\" управления образования акимата Западно-Казахстанской области",
        "Средняя школа \"Жаңабұлақ")]
    public void Within_LegalNameThatDoesNotFit_KeepsWhatTellsTheSchoolFromItsNeighbours(string name, string expected) =>
        Assert.Equal(expected, SchoolOwnName.Within(name, Room));

    [Fact]
    public void Within_OwnNameThatDoesNotFit_KeepsBothEnds()
    {
        var name = SchoolOwnName.Within($"«№ 12 {new string('ж', 200)} Абай атындағы мектеп»", Room);

        Assert.StartsWith("№ 12 ", name, StringComparison.Ordinal);
        Assert.EndsWith("Абай атындағы мектеп", name, StringComparison.Ordinal);
        Assert.Contains('…', name);
    }

    [Fact]
    public void Within_SchoolsOfADistrict_StayDifferent()
    {
        Func<int, string>[] ways =
        [
            number => $"Жамбыл облысы әкімдігінің білім басқармасы Қордай ауданының білім бөлімінің «№ {number} орта мектебі» коммуналдық мемлекеттік мекемесі",
            number => $"Жамбыл облысы әкімдігі білім басқармасының Қордай ауданы бойынша білім бөлімі № {number} орта мектебі коммуналдық мемлекеттік мекемесі",
            number => $"Коммунальное государственное учреждение «Средняя школа № {number} отдела образования Кордайского района управления образования акимата Жамбылской области»",
            number => $"Управление образования Жамбылской области. Отдел образования Кордайского района. Средняя общеобразовательная школа № {number}",
        ];

        Assert.All(ways, name => Assert.Equal(99, Enumerable.Range(1, 99).Select(number => SchoolOwnName.Within(name(number), Room)).Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public void Within_AnyText_HasRoom() => Prop.ForAll(
        ArbitraryText.Any,
        text =>
        {
            var name = SchoolOwnName.Within($"{text}{text}{text} «{text}»", 20);
            return Encoding.UTF8.GetByteCount(name) <= 20;
        }).QuickCheckThrowOnFailure();
}
