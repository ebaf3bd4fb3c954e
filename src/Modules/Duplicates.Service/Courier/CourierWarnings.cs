using System.Globalization;
using Duplicates.Domain.Courier;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Courier;

/// <summary>
/// Warns a school of a signed duplicate that still lies there, before it is too late to send it: it has to be at the office of the
/// Corporation on the working day before the due date (R5.7), and the courier needs days. Once for each duplicate, on working days.
/// </summary>
internal sealed class CourierWarnings(DuplicatesDbContext db, StaffNotices notices, IWorkingCalendarSource calendars, IOptions<DuplicatesOptions> options, TimeProvider clock)
{
    /// <summary>The kind of the notice.</summary>
    public const string Kind = "send-due";

    private const int Batch = 200;

    /// <summary>Warns of everything that has to leave.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (today, calendar) = (AlmatyTime.Today(clock), calendars.Current);
        if (!calendar.IsWorkingDay(today))
        {
            return;
        }

        // the day before the due date, the days on the way, and the days of warning
        var through = calendar.AddWorkingDays(today, 1 + options.Value.Courier.TransitWorkingDays + options.Value.Courier.WarningWorkingDaysBefore);
        for (var warned = Batch; warned == Batch;)
        {
            warned = await WarnAsync(through, calendar, cancellationToken);
        }
    }

    private async Task<int> WarnAsync(DateOnly through, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.CourierThings.AsNoTracking().Where(row => row.Kind == ThingKind.Result && !row.IsUnderWay && row.WarnedAt == null)
            .Join(db.Applications, row => row.ApplicationId, application => application.Id, (row, application) => new { Thing = row, application.DueOn })
            .Where(row => row.DueOn <= through).Take(Batch).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var (thing, dueOn) in due.Select(row => (row.Thing, row.DueOn!.Value)))
        {
            var id = thing.ApplicationId;
            // of several hosts one warns
            if (await db.CourierThings.Where(row => row.ApplicationId == id && row.Kind == ThingKind.Result && row.WarnedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.WarnedAt, now), cancellationToken) == 1)
            {
                var last = thing.SendBy ?? calendar.AddWorkingDays(calendar.PreviousWorkingDay(dueOn), -options.Value.Courier.TransitWorkingDays);
                foreach (var role in NoticesBesideSteps.ReadersOf(Kind))
                {
                    notices.Tell(new(thing.FromOfficeId, role, null, Kind, id, thing.CaseNumber, last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
                }
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return due.Count;
    }
}
