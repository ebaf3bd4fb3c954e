using System.Globalization;

namespace Duplicates.Service.Notifications;

/// <summary>How many cases are overdue and how many are due within one, three and five working days, as the detail of a notice.</summary>
internal sealed record PressingCounts(int Overdue, int WithinOne, int WithinThree, int WithinFive)
{
    /// <summary>The kind of the notice that tells them.</summary>
    public const string Kind = "due-digest";

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static PressingCounts? Parse(string? detail)
    {
        var numbers = (detail ?? string.Empty).Split(' ').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers is [>= 0, >= 0, >= 0, >= 0] ? new(numbers[0], numbers[1], numbers[2], numbers[3]) : null;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Overdue} {WithinOne} {WithinThree} {WithinFive}");
}
