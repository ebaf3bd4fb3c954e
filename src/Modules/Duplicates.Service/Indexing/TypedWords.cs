using Duplicates.Service.Indexing.Analysis;

namespace Duplicates.Service.Indexing;

/// <summary>A typed word, or several that are one name of something.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Words">Its words.</param>
/// <param name="Others">What means the same.</param>
internal sealed record TypedWord(string Text, IReadOnlyList<WordForms> Words, IReadOnlyList<WordForms[]> Others)
{
    /// <summary>Nothing fails for want of it.</summary>
    public bool IsLight => Words.All(word => LightWords.SayLittle(word.Stem));

    /// <summary>It is a number.</summary>
    public bool IsNumber => Words is [{ IsNumber: true }];
}

/// <summary>Reads what people type.</summary>
internal static class TypedWords
{
    /// <summary>How much of what was typed is looked at, in characters.</summary>
    public const int LongestTyped = 200;

    private const int MostWords = 10;

    /// <summary>The words that say something, at most ten.</summary>
    public static IReadOnlyList<TypedWord> Read(string typed, Synonyms synonyms)
    {
        var text = typed.Length > LongestTyped ? typed[..LongestTyped] : typed;
        List<(string Text, WordForms Forms)> words = [.. TextWords.Of(text)
            .Select(word => text.Substring(word.Start, word.Length))
            .Select(word => (Text: word, Forms: WordForms.Of(word)))
            .Where(word => word.Forms.Folded.Length > 0 && !LightWords.SayNothing(word.Forms.Folded))
            .DistinctBy(word => word.Forms.Folded, StringComparer.Ordinal)
            .Take(MostWords)];
        WordForms[] forms = [.. words.Select(word => word.Forms)];
        var read = new List<TypedWord>();
        for (var at = 0; at < words.Count;)
        {
            var (length, others) = synonyms.At(forms, at);
            read.Add(new(string.Join(' ', words.Skip(at).Take(length).Select(word => word.Text)), forms[at..(at + length)], others));
            at += length;
        }

        return read;
    }
}
