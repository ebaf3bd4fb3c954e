namespace Duplicates.Domain.Numbers;

/// <summary>
/// The Damm check digit: catches every wrong digit and every swap of two neighbours.
/// The table is the quasigroup of order 10 published in H. M. Damm's dissertation (Marburg, 2004).
/// </summary>
internal static class DammCheckDigit
{
    private static readonly string[] Quasigroup =
    [
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790",
    ];

    /// <summary>The check digit for a text of ASCII digits.</summary>
    internal static char Of(ReadOnlySpan<char> digits)
    {
        var interim = '0';
        foreach (var digit in digits)
        {
            interim = Quasigroup[interim - '0'][digit - '0'];
        }

        return interim;
    }

    /// <summary>Whether the last digit is the check digit of those before it.</summary>
    internal static bool IsValid(ReadOnlySpan<char> digitsWithCheckDigit) => Of(digitsWithCheckDigit) == '0';
}
