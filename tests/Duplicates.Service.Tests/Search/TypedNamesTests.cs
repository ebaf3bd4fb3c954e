using Duplicates.Service.Indexing;
using Duplicates.Service.Indexing.Analysis;
using Duplicates.Service.Offices;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Search;

/// <summary>However a name is written, its school is among the first five.</summary>
public sealed class TypedNamesTests : IDisposable
{
    private const int Few = 5;
    private static readonly Lazy<HashSet<string>> Sounds = new(() => Schools.All
        .SelectMany(school => new[] { school.Name.Kk, school.Name.Ru, school.Locality.Kk, school.Locality.Ru, school.Address.Kk })
        .SelectMany(text => TextWords.Of(text).Select(word => WordForms.Of(text.Substring(word.Start, word.Length)).Sound))
        .ToHashSet(StringComparer.Ordinal));

    private readonly SearchIndex<Office> _index = new(new OfficeLayout());

    public TypedNamesTests() => _index.Update(Schools.All);

    [Fact]
    public void Find_NameWithAnyCaseEnding_FindsItsSchool() => Check(KazakhWriting.WithEnding);

    [Fact]
    public void Find_NameInFoldedLetters_FindsItsSchool() => Check(word => Gen.Constant(Domain.People.KazakhFolding.Fold(word)));

    [Fact]
    public void Find_NameWithOneSlip_FindsItsSchool() => Check(word => KazakhWriting.WithSlip(word).Where(written => written == word || !IsName(written)));

    [Fact]
    public void Find_NameInLatinLetters_FindsItsSchool() => Check(KazakhWriting.InLatin);

    public void Dispose() => _index.Dispose();

    /// <summary>Name and place are typed as they are published but for the longest word of the name, which is written otherwise.</summary>
    private void Check(Func<string, Gen<string>> otherwise) =>
        Prop.ForAll(Typed(otherwise).ToArbitrary(), typed => Found(typed).Label(typed.Words)).QuickCheckThrowOnFailure();

    private static Gen<(Office School, string Words)> Typed(Func<string, Gen<string>> otherwise) =>
        from school in Gen.Elements(Schools.All.ToArray())
        let words = $"{school.Name.Kk} {school.Locality.Kk}".Split([' ', '.', '"', '«', '»', '№', '-'], StringSplitOptions.RemoveEmptyEntries)
        let longest = words.Where(word => word.All(char.IsLetter)).MaxBy(word => Array.IndexOf(KazakhWriting.Ordinary, word) >= 0 ? 0 : word.Length)!
        from written in otherwise(longest)
        select (school, string.Join(' ', words.Select(word => word == longest ? written : word)));

    /// <summary>A slip that makes the name of another school asks for that school.</summary>
    private static bool IsName(string word) => Sounds.Value.Contains(WordForms.Of(word).Sound);

    /// <summary>Schools of one name and place cannot be told apart by them.</summary>
    private bool Found((Office School, string Words) typed) =>
        _index.Find(new(typed.Words, "kk", Few), Synonyms.None).Items.Any(found => found.Name.Kk == typed.School.Name.Kk && found.Locality.Kk == typed.School.Locality.Kk);
}

/// <summary>How Kazakh words are written otherwise than in a register.</summary>
internal static class KazakhWriting
{
    private const string Back = "аоұыуяюё";
    private const string Vowels = "аәеёиоөуұүыіэюя";
    private const string Voiceless = "кқпстфхһцчшщ";
    private const string Nasal = "мнң";

    /// <summary>Words that every school has in its name.</summary>
    public static string[] Ordinary { get; } = ["мектебі", "мектеп", "атындағы", "лицейі", "гимназия", "гимназиясы", "ауданы", "орта"];

    /// <summary>The word with the ending of one of the cases, or of what is somewhere («-дағы»), by the rules of harmony.</summary>
    public static Gen<string> WithEnding(string word)
    {
        var lower = word.ToLowerInvariant();
        var (last, isBack) = (lower[^1], Back.Contains(lower.Last(letter => Vowels.Contains(letter, StringComparison.Ordinal)), StringComparison.Ordinal));
        string[] endings = Voiceless.Contains(last, StringComparison.Ordinal) ? ["тың", "қа", "ты", "та", "тан", "пен", "тағы"]
            : Vowels.Contains(last, StringComparison.Ordinal) ? ["ның", "ға", "ны", "да", "дан", "мен", "дағы"]
            : Nasal.Contains(last, StringComparison.Ordinal) ? ["ның", "ға", "ды", "да", "нан", "мен", "дағы"]
            : "зжбвгғд".Contains(last, StringComparison.Ordinal) ? ["дың", "ға", "ды", "да", "дан", "бен", "дағы"]
            : ["дың", "ға", "ды", "да", "дан", "мен", "дағы"];
        return Gen.Elements(endings).Select(ending => word + (isBack ? ending : Front(ending)));
    }

    /// <summary>A letter too many, too few, another one, or two neighbours swapped; short words are not forgiven.</summary>
    public static Gen<string> WithSlip(string word) => word.Length < 5
        ? Gen.Constant(word)
        : from at in Gen.Choose(0, word.Length - 2)
          from kind in Gen.Choose(0, 3)
          from letter in Gen.Elements("абвгдезиклмнопрсту".ToCharArray())
          select kind switch
          {
              0 => word.Remove(at, 1),
              1 => word.Insert(at, letter.ToString()),
              2 => word[..at] + letter + word[(at + 1)..],
              _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
          };

    /// <summary>In the letters of 2021, or as people write it every day.</summary>
    public static Gen<string> InLatin(string word) => Gen.Elements(Alphabet2021, Everyday).Select(alphabet => string.Concat(word.ToLowerInvariant().Select(letter => alphabet.GetValueOrDefault(letter, letter.ToString()))));

    private static Dictionary<char, string> Alphabet2021 { get; } = Letters("аa әä бb вv гg ғğ дd еe ёio жj зz иi йi кk қq лl мm нn ңñ оo өö пp рr сs тt уu ұū үü фf хh һh цts чch шş щşş ы\u0131 іi эe юiu яia ь ъ");

    private static Dictionary<char, string> Everyday { get; } = Letters("аa әa бb вv гg ғg дd еe ёyo жzh зz иi йy кk қk лl мm нn ңn оo өo пp рr сs тt уu ұu үu фf хkh һh цts чch шsh щsch ыy іi эe юyu яya ь ъ");

    private static Dictionary<char, string> Letters(string pairs) => pairs.Split(' ').ToDictionary(pair => pair[0], pair => pair[1..]);

    private static string Front(string ending) => ending switch
    {
        "тың" => "тің",
        "ның" => "нің",
        "дың" => "дің",
        "қа" => "ке",
        "ға" => "ге",
        "ты" => "ті",
        "ны" => "ні",
        "ды" => "ді",
        "та" => "те",
        "да" => "де",
        "тан" => "тен",
        "дан" => "ден",
        "нан" => "нен",
        "тағы" => "тегі",
        "дағы" => "дегі",
        _ => ending,
    };
}
