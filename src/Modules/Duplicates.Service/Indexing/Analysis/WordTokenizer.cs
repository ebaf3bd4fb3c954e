using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Duplicates.Service.Indexing.Analysis;

/// <summary>The words and numbers of a text, as <see cref="TextWords"/> parts them.</summary>
internal sealed class WordTokenizer : Tokenizer
{
    private readonly ICharTermAttribute _word;
    private readonly IOffsetAttribute _place;
    private string _text = string.Empty;
    private IEnumerator<TextWord>? _words;

    public WordTokenizer(TextReader input)
        : base(input)
    {
        _word = AddAttribute<ICharTermAttribute>();
        _place = AddAttribute<IOffsetAttribute>();
    }

    /// <inheritdoc />
    public override void Reset()
    {
        base.Reset();

        // Lucene's own reader of strings gives null where nothing is left
        _text = m_input.ReadToEnd() ?? string.Empty;
        _words = TextWords.Of(_text).GetEnumerator();
    }

    /// <inheritdoc />
    public override bool IncrementToken()
    {
        ClearAttributes();
        if (_words?.MoveNext() != true)
        {
            return false;
        }

        var (start, length) = _words.Current;
        _word.SetEmpty().Append(_text.AsSpan(start, length).ToString());
        _place.SetOffset(CorrectOffset(start), CorrectOffset(start + length));
        return true;
    }

    /// <inheritdoc />
    public override void End()
    {
        base.End();
        _place.SetOffset(CorrectOffset(_text.Length), CorrectOffset(_text.Length));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _words?.Dispose();
        }

        base.Dispose(disposing);
    }
}
