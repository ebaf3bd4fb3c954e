using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Duplicates.Domain.People;

namespace Duplicates.Domain.Publishing;

/// <summary>
/// Makes the readable part of an address from a title, by a fixed table for each language: «Қызмет паспорты» becomes
/// <c>qyzmet-pasporty</c>, «Паспорт услуги» becomes <c>pasport-uslugi</c>. The table never changes, because addresses are kept for good.
/// </summary>
public static class ReadablePath
{
    /// <summary>The greatest length of a part, in characters.</summary>
    public const int MaxLength = 80;

    private static readonly FrozenDictionary<char, string> Shared = Table(
        "а a ә a б b в v г g ғ g д d е e ё e ж zh з z и i к k қ q л l м m н n ң ng о o ө o п p р r с s т t у u ұ u ү u ф f х h һ h ц c ч ch ш sh щ shch ы y і i э e ю yu я ya");

    private static readonly FrozenDictionary<string, char> ShortI = new Dictionary<string, char>(StringComparer.Ordinal) { [Languages.Kazakh] = 'i', [Languages.Russian] = 'y' }
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The readable part for a title: small Latin letters and digits, words joined by single hyphens, at most <see cref="MaxLength"/> long.</summary>
    /// <param name="title">The title; letters of other scripts, signs and spaces part the words.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>: й is <c>i</c> in Kazakh addresses and <c>y</c> in Russian ones.</param>
    /// <returns>The part; for a title without any letter or digit the word for «page».</returns>
    public static string Of(string title, string language)
    {
        var written = new StringBuilder(title.Length);
        foreach (var letter in LookAlikeLetters.Correct(UnicodeText.Compose(title)).ToLower(CultureInfo.InvariantCulture))
        {
            Write(written, letter, language);
        }

        var path = Shortened(written.ToString().Trim('-'), MaxLength);
        return path.Length > 0 ? path : language == Languages.Russian ? "stranica" : "bet";
    }

    /// <summary>The wanted part, or the first of <c>-2</c>, <c>-3</c> … behind it that is not taken.</summary>
    /// <param name="wanted">A part as <see cref="Of"/> makes it.</param>
    /// <param name="isTaken">Whether another page has a part.</param>
    public static string Free(string wanted, Func<string, bool> isTaken)
    {
        var path = wanted;
        for (var number = 2; isTaken(path); number++)
        {
            var ending = $"-{number.ToString(CultureInfo.InvariantCulture)}";
            path = Shortened(wanted, MaxLength - ending.Length) + ending;
        }

        return path;
    }

    private static void Write(StringBuilder written, char letter, string language)
    {
        if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
        {
            written.Append(letter);
        }
        else if (letter == 'й')
        {
            written.Append(ShortI[language]);
        }
        else if (Shared.TryGetValue(letter, out var latin))
        {
            written.Append(latin);
        }
        else if (letter is not ('ь' or 'ъ') && written.Length > 0 && written[^1] != '-')
        {
            written.Append('-');
        }
    }

    private static string Shortened(string path, int length)
    {
        if (path.Length <= length)
        {
            return path;
        }

        var cut = path[length] == '-' ? length : path.LastIndexOf('-', length - 1);
        return path[..(cut > 0 ? cut : length)];
    }

    private static FrozenDictionary<char, string> Table(string pairs) => pairs
        .Split(' ')
        .Chunk(2)
        .ToFrozenDictionary(pair => pair[0][0], pair => pair[1]);
}
