using System.Globalization;

namespace Duplicates.Service.Notifications;

/// <summary>How much of an inbox was not read; counting ends at <see cref="Most"/>, so that it costs the same however much there is.</summary>
/// <param name="Value">The number, at most <see cref="Most"/> + 1.</param>
internal readonly record struct UnreadCount(int Value)
{
    /// <summary>The highest number that is told exactly.</summary>
    public const int Most = 99;

    /// <inheritdoc />
    public override string ToString() => Value > Most ? $"{Most}+" : Value.ToString(CultureInfo.InvariantCulture);
}
