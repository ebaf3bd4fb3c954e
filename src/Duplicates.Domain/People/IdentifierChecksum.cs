namespace Duplicates.Domain.People;

/// <summary>The check digit that the IIN and the BIN share: two passes of a weighted sum modulo 11.</summary>
internal static class IdentifierChecksum
{
    private const int NoDigit = 10;

    private static ReadOnlySpan<int> FirstWeights => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

    private static ReadOnlySpan<int> SecondWeights => [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

    /// <summary>Whether the twelfth digit is the check digit of the eleven before it.</summary>
    internal static bool IsValid(ReadOnlySpan<char> twelveDigits)
    {
        var check = WeightedSum(twelveDigits, FirstWeights);
        if (check == NoDigit)
        {
            check = WeightedSum(twelveDigits, SecondWeights);
        }

        // Digits for which both passes give 10 are never issued, and 10 equals no digit.
        return check == twelveDigits[^1] - '0';
    }

    private static int WeightedSum(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var index = 0; index < weights.Length; index++)
        {
            sum += (digits[index] - '0') * weights[index];
        }

        return sum % 11;
    }
}
