using System.Globalization;
using System.Text;
using Duplicates.Domain.Applications;

namespace Duplicates.Service.Files;

/// <summary>Cleans the names of files for display and for giving the files back; where the bytes are kept does not depend on them.</summary>
internal static class FileNames
{
    private const int Longest = 100;
    private const int LongestEnding = 8;
    private const string Forbidden = "\"*/:<>?\\|";

    /// <summary>A name for a file that is kept: as shown, with the ending that the content deserves.</summary>
    public static string Clean(string? name, AttachedFileKind kind)
    {
        var shown = Shown(name);
        return Path.GetFileNameWithoutExtension(shown).TrimEnd(' ', '.') is { Length: > 0 } stem ? stem + Ending(kind, Path.GetExtension(shown)) : "file" + Ending(kind, string.Empty);
    }

    /// <summary>One line without a path and without characters that nobody sees, at most 100 long.</summary>
    public static string Shown(string? name)
    {
        var last = name ?? string.Empty;
        last = last[(last.LastIndexOfAny(['/', '\\']) + 1)..];
        var shown = new StringBuilder();
        foreach (var rune in last.EnumerateRunes().Where(IsShown))
        {
            shown.Append(Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }

        var line = string.Join(' ', shown.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimStart('.');
        return line.Length <= Longest ? line : Cut(Path.GetFileNameWithoutExtension(line)) + Cut(Path.GetExtension(line));
    }

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune != Rune.ReplacementChar
        && !(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal));

    private static string Cut(string part)
    {
        var most = Math.Min(part.Length, part.StartsWith('.') ? LongestEnding : Longest - LongestEnding);
        return most > 0 && char.IsHighSurrogate(part[most - 1]) ? part[..(most - 1)] : part[..most];
    }

    private static string Ending(AttachedFileKind kind, string given) => kind switch
    {
        AttachedFileKind.Pdf => ".pdf",
        AttachedFileKind.Png => ".png",
        _ => string.Equals(given, ".jpeg", StringComparison.OrdinalIgnoreCase) ? ".jpeg" : ".jpg",
    };
}
