using Duplicates.Domain.Time;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Deadlines;

/// <summary>Open cases that were accepted on one day and would all get the same other due date.</summary>
/// <param name="AcceptedOn">The day of acceptance.</param>
/// <param name="From">The due date they have.</param>
/// <param name="To">The due date they would have.</param>
/// <param name="Cases">How many they are.</param>
public sealed record MovedDueDates(DateOnly AcceptedOn, DateOnly From, DateOnly To, int Cases);

/// <summary>Looks ahead at a calendar that is not published yet.</summary>
public interface IDueDateForecast
{
    /// <summary>Which open cases the calendar would move, by day of acceptance and due date; nothing is changed.</summary>
    Task<IReadOnlyList<MovedDueDates>> OfAsync(WorkingCalendar proposed, CancellationToken cancellationToken);

    /// <summary>The numbers of cases that would move in this way, the first <paramref name="most"/> of them.</summary>
    Task<IReadOnlyList<string>> NumbersAsync(MovedDueDates moved, int most, CancellationToken cancellationToken);
}

/// <summary>
/// Tells before a calendar is published which open cases it would move, and from which to which date. The database only counts
/// cases by their dates, so a million of them are a few hundred groups.
/// </summary>
internal sealed class DueDateForecast(DuplicatesDbContext db) : IDueDateForecast
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<MovedDueDates>> OfAsync(WorkingCalendar proposed, CancellationToken cancellationToken)
    {
        var groups = await db.Applications.WhereFlag(row => row.IsOpen, true).Where(row => row.AcceptedOn != null && row.DueOn != null)
            .GroupBy(row => new { row.AcceptedOn, row.DueOn })
            .Select(group => new { group.Key.AcceptedOn, group.Key.DueOn, Cases = group.Count() })
            .ToListAsync(cancellationToken);
        return Of(groups.Select(group => (group.AcceptedOn!.Value, group.DueOn!.Value, group.Cases)), proposed);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> NumbersAsync(MovedDueDates moved, int most, CancellationToken cancellationToken) =>
        await db.Applications.WhereFlag(row => row.IsOpen, true).Where(row => row.AcceptedOn == moved.AcceptedOn && row.DueOn == moved.From)
            .OrderBy(row => row.Id).Select(row => row.Number!).Take(most).ToListAsync(cancellationToken);

    /// <summary>Which of these cases move under a calendar, each with the term of its day of acceptance; depends on nothing else.</summary>
    /// <param name="cases">Day of acceptance, due date, how many.</param>
    /// <param name="proposed">The calendar to count by.</param>
    /// <param name="terms">The terms of the law; those of today when null.</param>
    public static IReadOnlyList<MovedDueDates> Of(
        IEnumerable<(DateOnly AcceptedOn, DateOnly DueOn, int Cases)> cases, WorkingCalendar proposed, IReadOnlyList<StatutoryTerm>? terms = null) =>
        [.. from one in cases
            let to = proposed.AddWorkingDays(one.AcceptedOn, StatutoryTerm.Of(one.AcceptedOn, terms ?? StatutoryTerm.All).WorkingDays)
            where to != one.DueOn
            orderby one.AcceptedOn, one.DueOn
            select new MovedDueDates(one.AcceptedOn, one.DueOn, to, one.Cases)];
}
