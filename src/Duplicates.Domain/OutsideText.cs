using System.Text;
using System.Xml;

namespace Duplicates.Domain;

/// <summary>Makes a text that came from outside one that can be counted, stored and written anywhere. It is done where texts enter.</summary>
public static class OutsideText
{
    /// <summary>The text with one kind of line end (LF), as people count it in the field, and <see cref="Writable"/>.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>A text that is never longer.</returns>
    public static string Tidy(string text) => Writable(text.ReplaceLineEndings("\n"));

    /// <summary>
    /// The text with U+FFFD in place of what XML 1.0 forbids: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. A
    /// spreadsheet or a feed that held one could not be written; texts stored earlier may hold some, so writers of XML ask too.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The same text when nothing in it is forbidden; else one of the same length.</returns>
    public static string Writable(string text)
    {
        var first = FirstForbidden(text, 0);
        if (first < 0)
        {
            return text;
        }

        var writable = new StringBuilder(text);
        for (var index = first; index >= 0; index = FirstForbidden(text, index + 1))
        {
            writable[index] = (char)Rune.ReplacementChar.Value;
        }

        return writable.ToString();
    }

    private static int FirstForbidden(string text, int from)
    {
        for (var index = from; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                index++;
            }
            else if (!XmlConvert.IsXmlChar(text[index]))
            {
                return index;
            }
        }

        return -1;
    }
}
