using System.Buffers;

namespace Duplicates.Service.Indexing.Analysis;

/// <summary>
/// Takes the endings of Kazakh and Russian off a folded word, so that «мектебіндегі», «мектепке» and «мектеп», or «школе» and «школа»,
/// come to one stem. Nobody says of which language a word is: names of schools hold both, often in one word («Абайская», «Талғарда»).
/// The stem is a key, not a word; an ending too many taken off does no harm, since the same is taken off everywhere.
/// </summary>
internal static class KazakhRussianStemmer
{
    private const int ShortestStem = 3;
    private const int ShortestBeforeLong = 4;
    private const string Voiceless = "кпстфхцчшщ";
    private const string Vowels = "аеиоуыэюя";
    private static readonly SearchValues<char> AnyVowel = SearchValues.Create(Vowels);
    private static readonly SearchValues<char> BackVowels = SearchValues.Create("аы");

    private const string Silent = "йьъ";

    /// <summary>Letters of a vowel with a consonant in them: «Теміртаудың», «Әлидің».</summary>
    private const string Glides = "уи";

    /// <summary>Endings of cases, possession and number, folded; the longest are tried first.</summary>
    private static readonly Ending[] Endings =
    [
        .. Kazakh("дагы деги дан ден да де га ге", after: Sound.Voiced),
        .. Kazakh("тагы теги тан тен та те ка ке тын тин ты ти тар тер пен", after: Sound.Voiceless),
        .. Kazakh("дын дин ды ди дар дер бен", after: Sound.VoicedConsonant),
        .. Kazakh("нын нин мен лар лер сы си", after: Sound.Voiced),
        .. Kazakh("нда нде ндагы ндеги нан нен", after: Sound.Possession),
        .. "ского скому ским ском ской скую ские ский ская ское ск ого его ому ему ыми ими ами ями ах ях ам ям ым им ых их ом".Split(' ').Select(text => new Ending(text, Sound.Any)),
    ];

    private static readonly Ending[] LongestFirst = [.. Endings.OrderByDescending(ending => ending.Text.Length)];

    private enum Sound
    {
        Any,

        /// <summary>The ending of what belongs to something: «мектебі», «ауданы».</summary>
        Possession,
        Voiced,
        VoicedConsonant,
        Voiceless,
    }

    /// <summary>The stem of a folded word; the stem of a stem is itself.</summary>
    public static string Stem(string folded)
    {
        var length = folded.Length;
        while (Shorter(folded.AsSpan(0, length)) is var shorter && shorter < length)
        {
            length = shorter;
        }

        // «мектеп» is «мектебі» with an ending: the last consonant is voiced between vowels
        return length < ShortestStem ? folded : string.Concat(folded.AsSpan(0, length - 1), [Unvoiced(folded[length - 1])]);
    }

    private static int Shorter(ReadOnlySpan<char> word)
    {
        foreach (var ending in LongestFirst)
        {
            var rest = word.Length - ending.Text.Length;
            if (rest >= (ending.After is Sound.Any ? ShortestBeforeLong : ShortestStem) && word.EndsWith(ending.Text, StringComparison.Ordinal) && Fits(ending, word[..rest]))
            {
                return rest;
            }
        }

        return word.Length > ShortestStem && (Vowels.Contains(word[^1], StringComparison.Ordinal) || Silent.Contains(word[^1], StringComparison.Ordinal)) ? word.Length - 1 : word.Length;
    }

    /// <summary>A Kazakh ending agrees with the sound before it, and its vowel with the last vowel: «Талғарда», but not «Ахмета».</summary>
    private static bool Fits(Ending ending, ReadOnlySpan<char> stem)
    {
        var (last, isVowel) = (stem[^1], Vowels.Contains(stem[^1], StringComparison.Ordinal));
        var agrees = ending.After switch
        {
            Sound.Possession => last is 'ы' or 'и',
            Sound.Voiced => !Voiceless.Contains(last, StringComparison.Ordinal),
            Sound.VoicedConsonant => (!isVowel || Glides.Contains(last, StringComparison.Ordinal)) && !Voiceless.Contains(last, StringComparison.Ordinal),
            Sound.Voiceless => Voiceless.Contains(last, StringComparison.Ordinal),
            _ => true,
        };
        return agrees && (ending.After is Sound.Any || IsInHarmony(ending.Text, stem));
    }

    /// <summary>Folded, а, о and у may be of either row; е and и are front, ы is back.</summary>
    private static bool IsInHarmony(string ending, ReadOnlySpan<char> stem)
    {
        var last = stem.LastIndexOfAny(AnyVowel);
        if (last < 0)
        {
            return false;
        }

        return ending.AsSpan().ContainsAny(BackVowels) ? stem[last] is not ('е' or 'и' or 'э') : stem[last] is not 'ы';
    }

    private static char Unvoiced(char letter) => letter switch { 'б' => 'п', 'г' => 'к', _ => letter };

    private static IEnumerable<Ending> Kazakh(string endings, Sound after) => endings.Split(' ').Select(text => new Ending(text, after));

    private readonly record struct Ending(string Text, Sound After);
}
