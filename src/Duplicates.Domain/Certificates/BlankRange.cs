using System.Diagnostics.CodeAnalysis;

namespace Duplicates.Domain.Certificates;

/// <summary>Blanks of one series that follow one another, for example <c>ЖОБ № 0000101–0000150</c>.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them; the same as <paramref name="First"/> for a single blank.</param>
public sealed record BlankRange(SeriesAndNumber First, SeriesAndNumber Last)
{
    private static readonly char[] Dashes = ['-', '–', '—'];

    /// <summary>How many blanks it is.</summary>
    public int Count => Last.AsInteger - First.AsInteger + 1;

    /// <summary>Every blank of the range, in order.</summary>
    public IEnumerable<SeriesAndNumber> Blanks =>
        Enumerable.Range(First.AsInteger, Count).Select(number => SeriesAndNumber.Parse(First.Series, number));

    /// <summary>Reads one line: a blank, or the first and the last of a range with a dash between them; the series may be left out of the second.</summary>
    public static bool TryParse(string? line, [NotNullWhen(true)] out BlankRange? range)
    {
        range = null;
        var parts = (line ?? string.Empty).Split(Dashes, 2, StringSplitOptions.TrimEntries);
        if (!SeriesAndNumber.TryParse(parts[0], out var first))
        {
            return false;
        }

        var end = parts.Length == 1 ? parts[0] : parts[1].Length > 0 && char.IsAsciiDigit(parts[1][0]) ? first.Series + parts[1] : parts[1];
        if (!SeriesAndNumber.TryParse(end, out var last) || last.Series != first.Series || last.AsInteger < first.AsInteger)
        {
            return false;
        }

        range = new(first, last);
        return true;
    }

    /// <summary>As it is written: one blank, or the first and the last with a dash between them.</summary>
    public override string ToString() => First == Last ? First.ToString() : $"{First}–{Last.Number}";
}
