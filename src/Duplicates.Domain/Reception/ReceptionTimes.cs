using Duplicates.Domain.Time;

namespace Duplicates.Domain.Reception;

/// <summary>
/// At what times visitors can be received on a day. They are reckoned from the hours whenever they are needed and stored nowhere, so that
/// changed hours leave no times behind that do not exist.
/// </summary>
public static class ReceptionTimes
{
    /// <summary>The times at which a visit can begin: one after another from opening and from the end of lunch, each ending before lunch and closing.</summary>
    /// <param name="hours">The hours of the day; null when the office is closed.</param>
    /// <param name="duration">How long a visit takes; longer than zero.</param>
    /// <returns>Almaty local times, in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not longer than zero.</exception>
    public static IReadOnlyList<TimeOnly> On(OpeningHours? hours, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return hours switch
        {
            null => [],
            { LunchFrom: { } from, LunchTo: { } to } => [.. Between(hours.Opens, from, duration), .. Between(to, hours.Closes, duration)],
            _ => [.. Between(hours.Opens, hours.Closes, duration)],
        };
    }

    private static IEnumerable<TimeOnly> Between(TimeOnly from, TimeOnly to, TimeSpan duration)
    {
        for (var start = from.ToTimeSpan(); start + duration <= to.ToTimeSpan(); start += duration)
        {
            yield return TimeOnly.FromTimeSpan(start);
        }
    }
}
