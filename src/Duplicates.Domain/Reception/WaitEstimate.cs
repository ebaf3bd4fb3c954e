namespace Duplicates.Domain.Reception;

/// <summary>How long somebody will probably wait, as a range of minutes; nobody can promise one number.</summary>
/// <param name="From">At the least, in minutes.</param>
/// <param name="To">At the most, in minutes.</param>
public sealed record WaitEstimate(int From, int To)
{
    /// <summary>How many of the last visits the estimate looks at.</summary>
    public const int Looks = 20;

    private const int Step = 5;

    /// <summary>Estimates from those who are before and how long the last visits took.</summary>
    /// <param name="ahead">People who will be called before.</param>
    /// <param name="lastServed">How long the last visits took, at the most <see cref="Looks"/>; when none is known the time of the plan serves.</param>
    /// <param name="desks">Desks that are open; none counts as one, since somebody will open it.</param>
    /// <param name="planned">How long a visit is planned to take.</param>
    /// <returns>The range, in steps of five minutes.</returns>
    public static WaitEstimate Of(int ahead, IReadOnlyCollection<TimeSpan> lastServed, int desks, TimeSpan planned)
    {
        var each = lastServed.Count == 0 ? planned : Median(lastServed);
        var minutes = each.TotalMinutes * ahead / Math.Max(desks, 1);
        var from = (int)(minutes / Step) * Step;
        return new(from, from + Step);
    }

    /// <summary>The middle one of some spans; of an even number the shorter of the two in the middle.</summary>
    /// <param name="spans">At least one span.</param>
    /// <returns>The median.</returns>
    public static TimeSpan Median(IEnumerable<TimeSpan> spans)
    {
        var ordered = spans.Order().ToList();
        return ordered[(ordered.Count - 1) / 2];
    }
}
