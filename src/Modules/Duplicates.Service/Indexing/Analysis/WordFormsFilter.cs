using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Duplicates.Service.Indexing.Analysis;

/// <summary>Puts each word folded, its stem and the sound of both in one place; words that say nothing are left out.</summary>
internal sealed class WordFormsFilter : TokenFilter
{
    /// <summary>What is longer is no word, and Lucene would not take it.</summary>
    public const int LongestWord = 100;

    private readonly ICharTermAttribute _word;
    private readonly IPositionIncrementAttribute _step;
    private readonly Queue<string> _more = new();
    private readonly RememberedForms _forms;

    public WordFormsFilter(TokenStream words, RememberedForms forms)
        : base(words)
    {
        _forms = forms;
        _word = AddAttribute<ICharTermAttribute>();
        _step = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <inheritdoc />
    public override void Reset()
    {
        base.Reset();
        _more.Clear();
    }

    /// <inheritdoc />
    public override bool IncrementToken()
    {
        // what is not cleared, the place in the text, stays that of the word
        if (_more.TryDequeue(out var form))
        {
            _word.SetEmpty().Append(form);
            _step.PositionIncrement = 0;
            return true;
        }

        while (m_input.IncrementToken())
        {
            if (_word.Length > LongestWord)
            {
                continue;
            }

            var forms = _forms.Of(_word.ToString()!);
            if (forms.Folded.Length == 0 || LightWords.SayNothing(forms.Folded))
            {
                continue;
            }

            _word.SetEmpty().Append(forms.Folded);
            _step.PositionIncrement = 1;
            if (forms.Stem != forms.Folded)
            {
                _more.Enqueue(forms.Stem);
            }

            if (forms.Sound.Length > 0)
            {
                _more.Enqueue(forms.Sound);
            }

            if (forms.WholeSound != forms.Sound)
            {
                _more.Enqueue(forms.WholeSound);
            }

            return true;
        }

        return false;
    }
}
