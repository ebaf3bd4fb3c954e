using Duplicates.Service.Indexing.Analysis;

namespace Duplicates.Service.Indexing;

/// <summary>Phrases that mean the same, as editors keep them: abbreviations, former names of towns, words that people use for those of the service.</summary>
internal sealed class Synonyms
{
    /// <summary>By the stem of its first word: the phrases, and what else each group says.</summary>
    private readonly Dictionary<string, List<Phrase>> _phrases = new(StringComparer.Ordinal);

    /// <summary>Reads groups of phrases; phrases of one group mean the same.</summary>
    public Synonyms(IEnumerable<IReadOnlyList<string>> groups)
    {
        foreach (var group in groups)
        {
            List<WordForms[]> phrases = [.. group.Select(WordsOf).Where(words => words.Length > 0)];
            foreach (var phrase in phrases)
            {
                var others = phrases.Where(other => !ReferenceEquals(other, phrase)).ToList();
                (_phrases.TryGetValue(phrase[0].Stem, out var list) ? list : _phrases[phrase[0].Stem] = []).Add(new(phrase, others));
            }
        }
    }

    /// <summary>No synonyms.</summary>
    public static Synonyms None { get; } = new([]);

    /// <summary>The longest phrase that begins at a place among typed words: how many words it has, and what means the same.</summary>
    public (int Words, IReadOnlyList<WordForms[]> Others) At(IReadOnlyList<WordForms> typed, int place)
    {
        if (!_phrases.TryGetValue(typed[place].Stem, out var phrases))
        {
            return (1, []);
        }

        var fitting = phrases.Where(phrase => IsAt(phrase.Words, typed, place)).ToList();
        var longest = fitting.Count == 0 ? 1 : fitting.Max(phrase => phrase.Words.Length);
        return (longest, [.. fitting.Where(phrase => phrase.Words.Length == longest).SelectMany(phrase => phrase.Others)]);
    }

    private static bool IsAt(WordForms[] phrase, IReadOnlyList<WordForms> typed, int place) =>
        place + phrase.Length <= typed.Count && phrase.Select((word, at) => (word, at)).All(pair => pair.word.Stem == typed[place + pair.at].Stem);

    private static WordForms[] WordsOf(string phrase) =>
        [.. TextWords.Of(phrase).Select(word => WordForms.Of(phrase.Substring(word.Start, word.Length))).Where(word => word.Folded.Length > 0 && !LightWords.SayNothing(word.Folded))];

    private sealed record Phrase(WordForms[] Words, IReadOnlyList<WordForms[]> Others);
}
