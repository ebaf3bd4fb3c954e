using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Deadlines;

/// <summary>How many open cases press now in the whole country; a case that is due within one day is also due within three and five.</summary>
/// <param name="Overdue">The due date has passed.</param>
/// <param name="WithinOne">At most one working day is left.</param>
/// <param name="WithinThree">At most three.</param>
/// <param name="WithinFive">At most five.</param>
internal sealed record PressingNow(int Overdue, int WithinOne, int WithinThree, int WithinFive);

/// <summary>Counts the cases that are near their due date or past it.</summary>
internal sealed class PressingCases(DuplicatesDbContext db)
{
    /// <summary>Counts them as of a day.</summary>
    /// <param name="today">Almaty date.</param>
    /// <param name="calendar">By which working days are counted.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    public async Task<PressingNow> CountAsync(DateOnly today, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var within = new int[3];
        foreach (var (place, days) in ((int[])[1, 3, 5]).Index())
        {
            var through = calendar.AddWorkingDays(today, days);
            within[place] = await Awaited().CountAsync(row => row.DueOn >= today && row.DueOn <= through, cancellationToken);
        }

        return new(await Awaited().CountAsync(row => row.DueOn < today, cancellationToken), within[0], within[1], within[2]);
    }

    private IQueryable<ApplicationRow> Awaited() => db.Applications.AsNoTracking().WhereFlag(row => row.AwaitsResult, true);
}
