using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Duplicates.Service.Offices;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Booking;

/// <summary>
/// Booked visits that an office would not hold any more: it closes early, a place goes away, a day becomes a holiday. They are listed before the change is
/// made, and after it everybody concerned is told once and asked to choose another time; their turn stays theirs meanwhile.
/// </summary>
internal sealed class ConcernedVisits(
    DuplicatesDbContext db,
    Receptions receptions,
    IOffices offices,
    IWorkingCalendarSource calendars,
    BookingMessages messages,
    SchedulesSeen seen,
    TimeProvider clock)
{
    /// <summary>The visits of an office that another plan, other hours or another calendar would not hold, the next first.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="plan">The plan; null for the present one.</param>
    /// <param name="hours">The hours; null for none, that is a closed office.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<DateTimeOffset>> ListAsync(
        string officeId, ReceptionPlan? plan, WorkingHours? hours, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var kept = plan ?? (await receptions.FindAsync(officeId, cancellationToken)).Plan;
        return [.. (await AheadAsync(officeId, cancellationToken)).Where(row => !kept.Holds(Bookings.StartOf(row), row.Place!.Value, hours, calendar))
            .Select(Bookings.StartOf)];
    }

    /// <summary>The visits that another plan would not hold with the hours as they are.</summary>
    public Task<IReadOnlyList<DateTimeOffset>> ListAsync(string officeId, ReceptionPlan plan, CancellationToken cancellationToken) =>
        ListAsync(officeId, plan, offices.Find(officeId)?.Hours, calendars.Current, cancellationToken);

    /// <summary>The visits of all offices that another calendar would not hold, the next first.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> ListAsync(WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var concerned = new List<DateTimeOffset>();
        foreach (var (officeId, plan) in await receptions.AllAsync(cancellationToken))
        {
            concerned.AddRange(await ListAsync(officeId, plan, offices.Find(officeId)?.Hours, calendar, cancellationToken));
        }

        return [.. concerned.Order()];
    }

    /// <summary>The visits of an office that other hours of its week and other single days would not hold, the next first.</summary>
    public Task<IReadOnlyList<DateTimeOffset>> ListAsync(
        string officeId, IReadOnlyDictionary<DayOfWeek, OpeningHours> week, IReadOnlyList<SpecialDay> exceptions, CancellationToken cancellationToken) =>
        ListAsync(
            officeId,
            plan: null,
            week.Count == 0 || week.Values.Any(hours => !hours.IsInOrder) ? null : new WorkingHours(week, exceptions),
            calendars.Current,
            cancellationToken);

    /// <summary>Tells everybody whose visit is not held any more and who was not told yet.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (calendar, plans) = (calendars.Current, await receptions.AllAsync(cancellationToken));
        if (!seen.HaveChanged(calendar, offices.All, plans))
        {
            return;
        }

        foreach (var (officeId, plan) in plans)
        {
            var hours = offices.Find(officeId) is { ClosedSince: null } office ? office.Hours : null;
            foreach (var booking in (await AheadAsync(officeId, cancellationToken))
                .Where(row => !row.IsLost && !plan.Holds(Bookings.StartOf(row), row.Place!.Value, hours, calendar)))
            {
                await TellAsync(booking, cancellationToken);
            }
        }

        seen.Remember(calendar, offices.All, plans);
    }

    private async Task TellAsync(PlaceRow booking, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var claimed = await db.Places.Where(row => row.Id == booking.Id && row.Sequence == booking.Sequence && row.Use == PlaceUse.Booking && !row.IsLost)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.IsLost, true).SetProperty(row => row.RemindAt, (long?)null), cancellationToken);
        if (claimed == 1)
        {
            messages.Tell(booking, BookingNews.Lost, Bookings.StartOf(booking));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private Task<List<PlaceRow>> AheadAsync(string officeId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return db.Places.AsNoTracking().Where(row => row.OfficeId == officeId && row.StartsAt > now && row.Use == PlaceUse.Booking)
            .OrderBy(row => row.StartsAt).ToListAsync(cancellationToken);
    }
}

/// <summary>Which calendar, offices and plans the visits were compared with last on this host, so that they are compared again only after a change.</summary>
internal sealed class SchedulesSeen
{
    private (WorkingCalendar? Calendar, IReadOnlyCollection<Office>? Offices, IReadOnlyDictionary<string, ReceptionPlan> Plans) _last =
        (null, null, new Dictionary<string, ReceptionPlan>(StringComparer.Ordinal));

    /// <summary>Whether anything is another than last time; published content is another object after each publication.</summary>
    public bool HaveChanged(WorkingCalendar calendar, IReadOnlyCollection<Office> offices, IReadOnlyDictionary<string, ReceptionPlan> plans) =>
        !ReferenceEquals(_last.Calendar, calendar) || !ReferenceEquals(_last.Offices, offices) || plans.Count != _last.Plans.Count
        || plans.Any(plan => !_last.Plans.TryGetValue(plan.Key, out var before) || before.Places != plan.Value.Places || before.Minutes != plan.Value.Minutes);

    /// <summary>Everybody concerned was told.</summary>
    public void Remember(WorkingCalendar calendar, IReadOnlyCollection<Office> offices, IReadOnlyDictionary<string, ReceptionPlan> plans) =>
        _last = (calendar, offices, plans);
}
