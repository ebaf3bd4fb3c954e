using System.Text;

namespace Duplicates.Service.Indexing.Analysis;

/// <summary>
/// How a stem sounds, written in Latin letters. Spellings of one name meet here: «Шыңғырлау» and «Чингирлау», «Қызылорда» and
/// «Кизилорда», «Әуезов», «Ауэзов» and <c>Auezov</c>.
/// </summary>
internal static class SoundKey
{
    /// <summary>Marks keys of sound among the words of an index.</summary>
    public const char Mark = '~';

    /// <summary>The key of a folded Cyrillic word, marked; empty when nothing of it sounds.</summary>
    public static string Of(string folded)
    {
        var key = new StringBuilder(folded.Length + 1).Append(Mark);
        for (var at = 0; at < folded.Length; at++)
        {
            foreach (var sound in SoundOf(folded[at], at > 0 ? folded[at - 1] : ' '))
            {
                // «Аққайың» and «Аккаин», but «Қааганды» lacks a letter
                if (key[^1] != sound || "aeou".Contains(sound, StringComparison.Ordinal))
                {
                    key.Append(sound);
                }
            }
        }

        return key.Length > 1 ? key.ToString() : string.Empty;
    }

    private static string SoundOf(char letter, char before) => letter switch
    {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'д' => "d",
        'е' or 'э' => "e",
        'з' => "z",
        'и' or 'й' or 'ы' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "c",
        'ч' or 'ш' or 'щ' => "x",
        'ю' => "iu",
        'я' => "ia",

        // «дж» is one sound, and so is «ң», which Russian writes «нг»
        'ж' => "j",
        'г' => before == 'н' ? string.Empty : "g",
        'ь' or 'ъ' => string.Empty,
        _ => letter.ToString(),
    };
}
