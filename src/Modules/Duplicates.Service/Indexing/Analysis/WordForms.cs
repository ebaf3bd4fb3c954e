using Duplicates.Domain.People;

namespace Duplicates.Service.Indexing.Analysis;

/// <summary>The forms under which a word is kept and sought.</summary>
/// <param name="Folded">The word itself, letters folded; empty when it is none.</param>
/// <param name="Stem">Without its endings, in Cyrillic letters also when it was written in Latin ones.</param>
/// <param name="Sound">How the stem sounds; empty for a number.</param>
/// <param name="WholeSound">How the word sounds with its endings; empty for a number.</param>
internal readonly record struct WordForms(string Folded, string Stem, string Sound, string WholeSound)
{
    /// <summary>It is a number; a number is found by itself only.</summary>
    public bool IsNumber => Folded.Length > 0 && char.IsAsciiDigit(Folded[0]);

    /// <summary>The forms of one word or number of a text.</summary>
    public static WordForms Of(string word)
    {
        var folded = KazakhFolding.Fold(word);
        if (folded.Length == 0 || folded.All(char.IsAsciiDigit))
        {
            var number = folded.TrimStart('0');
            return number.Length == 0 ? new(folded, folded, string.Empty, string.Empty) : new(number, number, string.Empty, string.Empty);
        }

        var cyrillic = LatinScript.InCyrillic(folded);
        var stem = KazakhRussianStemmer.Stem(cyrillic);
        return new(folded, stem, SoundKey.Of(stem), SoundKey.Of(cyrillic));
    }

    /// <summary>The folded word in Cyrillic letters.</summary>
    public string Cyrillic => LatinScript.InCyrillic(Folded);
}
