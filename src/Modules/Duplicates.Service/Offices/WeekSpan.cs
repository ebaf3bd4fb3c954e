using Duplicates.Domain.Time;

namespace Duplicates.Service.Offices;

/// <summary>Days in a row with the same hours, Monday first: how people say when a place is open.</summary>
internal sealed record WeekSpan(DayOfWeek First, DayOfWeek Last, OpeningHours Hours)
{
    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>The days of the span.</summary>
    public IEnumerable<DayOfWeek> Days => Week[Array.IndexOf(Week, First)..(Array.IndexOf(Week, Last) + 1)];

    /// <summary>The spans of a week; days without hours are in none.</summary>
    public static IReadOnlyList<WeekSpan> Of(WorkingHours hours)
    {
        var spans = new List<WeekSpan>();
        var previous = -2;
        for (var index = 0; index < Week.Length; index++)
        {
            if (!hours.Week.TryGetValue(Week[index], out var opening))
            {
                continue;
            }

            if (previous == index - 1 && spans[^1].Hours == opening)
            {
                spans[^1] = spans[^1] with { Last = Week[index] };
            }
            else
            {
                spans.Add(new(Week[index], Week[index], opening));
            }

            previous = index;
        }

        return spans;
    }
}
