using System.Collections.Frozen;

namespace Duplicates.Domain.People;

/// <summary>
/// Finds Latin letters that stand in Cyrillic words because a keyboard lacks the Kazakh ones («бiлiм» with Latin i)
/// or because they look the same. Normalisation does not mend this. Words wholly in Latin letters are left alone.
/// </summary>
public static class LookAlikeLetters
{
    // By look and not by sound: capital H is Н, small h is һ; capital B is В, small b is ь.
    private static readonly FrozenDictionary<char, char> Cyrillic =
        "AАaаEЕeеOОoоPРpрCСcсXХxхYУyуIІiіHНhһKКkкMМmмTТtтBВbь\u018FӘ\u0259ә"
            .Chunk(2)
            .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The look-alikes of a text in the order they stand.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>An entry for each Latin look-alike in a word that also holds Cyrillic letters; else an empty list.</returns>
    public static IReadOnlyList<LookAlike> Find(string text)
    {
        var found = new List<LookAlike>();
        foreach (var (start, word) in UnicodeText.Words(text))
        {
            if (!word.Any(UnicodeText.IsCyrillic))
            {
                continue;
            }

            for (var index = 0; index < word.Length; index++)
            {
                if (Cyrillic.TryGetValue(word[index], out var suggested))
                {
                    found.Add(new LookAlike(start + index, word[index], suggested, word));
                }
            }
        }

        return found;
    }

    /// <summary>The text with each letter that <see cref="Find"/> names replaced by the Cyrillic one.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>A text of the same length.</returns>
    public static string Correct(string text)
    {
        var corrected = text.ToCharArray();
        foreach (var lookAlike in Find(text))
        {
            corrected[lookAlike.Index] = lookAlike.Suggested;
        }

        return new string(corrected);
    }
}
