using System.Collections.Concurrent;

namespace Duplicates.Service.Indexing.Analysis;

/// <summary>The forms of the words that were read last: texts repeat themselves, a list of 10,000 schools has some thousands of different words.</summary>
internal sealed class RememberedForms
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, WordForms> _forms = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The forms of a word of a text.</summary>
    public WordForms Of(string word)
    {
        if (_forms.TryGetValue(word, out var forms))
        {
            return forms;
        }

        if (Interlocked.Increment(ref _count) > Most)
        {
            _forms.Clear();
            Interlocked.Exchange(ref _count, 0);
        }

        return _forms[word] = WordForms.Of(word);
    }
}
