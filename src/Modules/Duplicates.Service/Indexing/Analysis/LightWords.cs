using System.Collections.Frozen;

namespace Duplicates.Service.Indexing.Analysis;

/// <summary>Words of both languages that say nothing by themselves, or little. All are folded.</summary>
internal static class LightWords
{
    private static readonly FrozenSet<string> Nothing = Set(
        "и в во на с со по о об от до для из у к ко за при или а но не ли же бы где как что это мне мой моя я мы вы "
        + "мен сиз бул сол жане пен не ма ме ба бе па пе гой екен ушин туралы бойынша кайда калай кай кандай "
        + "г гор им имени атындагы атында каласы n no номер номир номери");

    /// <summary>What nearly every school has in its name, and kinds of places: they help to choose, and nothing fails for want of them.</summary>
    private static readonly FrozenSet<string> LittleStems = Set(
        "мектеп мектеби школа школы орта жалпы беретин билим бериу средняя среднее основная основной негизги общеобразовательная образовательная начальная бастауыш "
        + "кгу кмм ммм гу му тоо коммуналдык мемлекеттик мекеме мекемеси коммунальное государственное учреждение "
        + "сш сош осш оош жббм "
        + "кала город города городе район районы аудан ауданы облыс облысы область ауыл ауылы село с аул поселок кент кенти кош кошеси улица ул дангылы проспект", KazakhRussianStemmer.Stem);

    /// <summary>The word is left out of texts and of what was typed.</summary>
    public static bool SayNothing(string folded) => Nothing.Contains(folded);

    /// <summary>The word need not be found.</summary>
    public static bool SayLittle(string stem) => LittleStems.Contains(stem);

    private static FrozenSet<string> Set(string words, Func<string, string>? form = null) =>
        words.Split(' ').Select(form ?? (word => word)).ToFrozenSet(StringComparer.Ordinal);
}
