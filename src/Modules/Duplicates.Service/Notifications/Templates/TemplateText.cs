using System.Text;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Notifications.Templates;

/// <summary>What is wrong with the text of a template. The words for people are the texts <c>templates.problem.{kind}</c>.</summary>
internal enum TemplateProblemKind
{
    /// <summary>Nothing is written.</summary>
    Empty,

    /// <summary>More characters than fit.</summary>
    TooLong,

    /// <summary>A subject of several lines.</summary>
    SeveralLines,

    /// <summary>A name between braces that this message does not have.</summary>
    Unknown,

    /// <summary>A brace that is opened and not closed, or closed and not opened.</summary>
    Brace,

    /// <summary>A name is missing without which the message is of no use.</summary>
    Missing,
}

/// <summary>One thing that is wrong, with its place.</summary>
/// <param name="Kind">What.</param>
/// <param name="Field">In which field: <c>Subject</c> or <c>Body</c>.</param>
/// <param name="Line">Line, from 1; 0 for the text as a whole.</param>
/// <param name="Column">Character of the line, from 1.</param>
/// <param name="Detail">What is written there, or what is missing.</param>
internal sealed record TemplateProblem(TemplateProblemKind Kind, string Field, int Line, int Column, string Detail)
{
    /// <inheritdoc />
    public override string ToString() => Line == 0 ? $"{Field}: {Kind} {Detail}".TrimEnd() : $"{Field}, line {Line}, character {Column}: {Kind} {Detail}".TrimEnd();
}

/// <summary>A text with names between braces, <c>{number}</c>, taken apart.</summary>
internal sealed class TemplateText
{
    private readonly List<(string Words, string? Name, int At)> _parts = [];
    private readonly List<(int At, string Written)> _stray = [];
    private readonly string _text;

    private TemplateText(string text) => _text = text;

    /// <summary>Takes a text apart; whatever it is, there is a result.</summary>
    public static TemplateText Parse(string text)
    {
        var template = new TemplateText(text.ReplaceLineEndings("\n"));
        template.Split();
        return template;
    }

    /// <summary>The names in it, each once.</summary>
    public IReadOnlyList<string> Names => [.. _parts.Select(part => part.Name).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Names that are not allowed, and braces without a partner.</summary>
    public IEnumerable<TemplateProblem> Problems(string field, IReadOnlyCollection<string> allowed)
    {
        foreach (var (at, written) in _stray)
        {
            yield return Problem(TemplateProblemKind.Brace, field, at, written);
        }

        foreach (var (_, name, at) in _parts.Where(part => part.Name is not null && !allowed.Contains(part.Name, StringComparer.Ordinal)))
        {
            yield return Problem(TemplateProblemKind.Unknown, field, at, $"{{{name}}}");
        }
    }

    /// <summary>Puts values in place of the names; a name without a value stays empty.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder();
        var before = string.Empty;
        foreach (var (words, name, _) in _parts)
        {
            filled.Append(words is [SentenceEnd.Mark, ..] && SentenceEnd.IsBroughtBy(before) ? words[1..] : words);
            before = name is not null && values.TryGetValue(name, out var value) ? value : string.Empty;
            filled.Append(before);
        }

        return filled.ToString();
    }

    private void Split()
    {
        var from = 0;
        while (from <= _text.Length)
        {
            var open = _text.IndexOf('{', from);
            NoteClosing(from, open < 0 ? _text.Length : open);
            var close = open < 0 ? -1 : _text.IndexOfAny(['}', '{', '\n'], open + 1);
            if (open < 0 || close < 0 || _text[close] != '}')
            {
                if (open >= 0)
                {
                    _stray.Add((open, "{"));
                }

                var end = open < 0 ? _text.Length : open + 1;
                _parts.Add((_text[from..end], null, from));
                from = open < 0 ? _text.Length + 1 : end;
                continue;
            }

            _parts.Add((_text[from..open], _text[(open + 1)..close], open));
            from = close + 1;
        }
    }

    private void NoteClosing(int from, int to)
    {
        for (var at = _text.IndexOf('}', from, to - from); at >= 0; at = _text.IndexOf('}', at + 1, to - at - 1))
        {
            _stray.Add((at, "}"));
        }
    }

    private TemplateProblem Problem(TemplateProblemKind kind, string field, int at, string written)
    {
        var before = _text.AsSpan(0, at);
        return new(kind, field, before.Count('\n') + 1, at - before.LastIndexOf('\n'), written);
    }
}
