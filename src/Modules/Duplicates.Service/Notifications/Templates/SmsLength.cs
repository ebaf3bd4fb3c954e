namespace Duplicates.Service.Notifications.Templates;

/// <summary>How long an SMS is and in how many parts it travels; each part is paid for.</summary>
/// <param name="Characters">Characters as the network counts them.</param>
/// <param name="Parts">Parts, 1 or more.</param>
internal sealed record SmsLength(int Characters, int Parts)
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extended = "^{}\\[~]|€\f";

    /// <summary>
    /// The length of a text (3GPP TS 23.038): 160 characters of the basic alphabet, or 153 in each of several parts; as soon as one letter
    /// is not in it, which is so for every Kazakh and Russian text, 70 or 67.
    /// </summary>
    public static SmsLength Of(string text)
    {
        var isBasic = text.All(letter => Basic.Contains(letter, StringComparison.Ordinal) || Extended.Contains(letter, StringComparison.Ordinal));
        var length = isBasic ? text.Length + text.Count(letter => Extended.Contains(letter, StringComparison.Ordinal)) : text.Length;
        var (alone, together) = isBasic ? (160, 153) : (70, 67);
        return new(length, length <= alone ? 1 : (length + together - 1) / together);
    }
}
