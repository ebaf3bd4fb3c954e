namespace Duplicates.Service.Web.Texts;

/// <summary>
/// A value that ends with a full stop of its own, such as «14 декабря 2026 г.» or «Ахметов А. С.», ends the sentence too: whoever puts
/// values into texts leaves out the stop that follows.
/// </summary>
internal static class SentenceEnd
{
    /// <summary>The full stop.</summary>
    public const char Mark = '.';

    /// <summary>Whether a value brings the end of the sentence along.</summary>
    public static bool IsBroughtBy(string? value) => value?.TrimEnd() is [.., Mark];
}
