using System.Globalization;
using Duplicates.Domain.Reception;

namespace Duplicates.Service.Booking;

/// <summary>A plan as its form is filled in.</summary>
internal sealed record TypedPlan(
    bool TakesBookings,
    bool OnlyBooked,
    int? Places,
    int? Minutes,
    int? DaysAhead,
    int? SoonestMinutes,
    int? PerPerson,
    int? WindowDays,
    string? ReminderHours);

/// <summary>Reads and keeps the plan of an office, with the visits that it would not hold any more.</summary>
internal sealed class PlanEditing(Receptions receptions, ConcernedVisits visits)
{
    private const int MostPlaces = 60;
    private const int MostDays = 90;
    private const int MostMinutesAhead = 7 * 24 * 60;
    private const int MostReminders = 4;
    private const int MostReminderHours = 14 * 24;

    /// <summary>Which numbers a field takes.</summary>
    public static IReadOnlyDictionary<string, (int Least, int Most)> Ranges { get; } = new Dictionary<string, (int, int)>(StringComparer.Ordinal)
    {
        [nameof(TypedPlan.Places)] = (1, MostPlaces),
        [nameof(TypedPlan.Minutes)] = (5, ReceptionPlan.LongestMinutes),
        [nameof(TypedPlan.DaysAhead)] = (1, MostDays),
        [nameof(TypedPlan.SoonestMinutes)] = (0, MostMinutesAhead),
        [nameof(TypedPlan.PerPerson)] = (1, 10),
        [nameof(TypedPlan.WindowDays)] = (1, MostDays),
    };

    /// <summary>The plan that was typed, or the fields that are wrong.</summary>
    public static (ReceptionPlan? Plan, IReadOnlyList<string> Wrong) Read(TypedPlan typed)
    {
        var numbers = new Dictionary<string, int?>(StringComparer.Ordinal)
        {
            [nameof(TypedPlan.Places)] = typed.Places,
            [nameof(TypedPlan.Minutes)] = typed.Minutes,
            [nameof(TypedPlan.DaysAhead)] = typed.DaysAhead,
            [nameof(TypedPlan.SoonestMinutes)] = typed.SoonestMinutes,
            [nameof(TypedPlan.PerPerson)] = typed.PerPerson,
            [nameof(TypedPlan.WindowDays)] = typed.WindowDays,
        };
        List<string> wrong = [.. numbers.Where(number => number.Value is not { } value || value < Ranges[number.Key].Least || value > Ranges[number.Key].Most)
            .Select(number => number.Key)];
        if (ReadHours(typed.ReminderHours) is not { } hours)
        {
            return (null, [.. wrong, nameof(TypedPlan.ReminderHours)]);
        }

        return wrong.Count > 0 ? (null, wrong) : (new()
        {
            TakesBookings = typed.TakesBookings,
            OnlyBooked = typed.OnlyBooked,
            Places = typed.Places!.Value,
            Minutes = typed.Minutes!.Value,
            DaysAhead = typed.DaysAhead!.Value,
            SoonestMinutes = typed.SoonestMinutes!.Value,
            PerPerson = typed.PerPerson!.Value,
            WindowDays = typed.WindowDays!.Value,
            ReminderHours = hours,
        }, []);
    }

    /// <summary>The plan of an office as its form shows it.</summary>
    public Task<KeptPlan> FindAsync(string officeId, CancellationToken cancellationToken) => receptions.FindAsync(officeId, cancellationToken);

    /// <summary>The visits that a plan would not hold any more.</summary>
    public Task<IReadOnlyList<DateTimeOffset>> ConcernedAsync(string officeId, ReceptionPlan plan, CancellationToken cancellationToken) =>
        visits.ListAsync(officeId, plan, cancellationToken);

    /// <summary>Keeps a plan; false when somebody else has changed it since it was read.</summary>
    public Task<bool> SaveAsync(string officeId, ReceptionPlan plan, int version, CancellationToken cancellationToken) =>
        receptions.SaveAsync(officeId, plan, version, cancellationToken);

    private static int[]? ReadHours(string? typed)
    {
        var parts = (typed ?? string.Empty).Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var hours = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0).Distinct()
            .OrderDescending().ToArray();
        return hours.Length > MostReminders || hours.Any(value => value is < 1 or > MostReminderHours) ? null : hours;
    }
}
