using Duplicates.Domain;
using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Booking;

/// <summary>A time that can be booked.</summary>
/// <param name="Start">When the visit begins.</param>
/// <param name="Places">How many places it has left; at least one.</param>
internal sealed record FreeTime(DateTimeOffset Start, int Places);

/// <summary>A day of an office as somebody who books sees it.</summary>
/// <param name="Date">The date.</param>
/// <param name="Times">The times with places left, in order.</param>
/// <param name="Reason">Why the day is no ordinary one; null when it is.</param>
internal sealed record FreeDay(DateOnly Date, IReadOnlyList<FreeTime> Times, BilingualText? Reason);

/// <summary>An office that takes bookings, with its plan.</summary>
internal sealed record ReceivingOffice(Office Office, ReceptionPlan Plan);

/// <summary>
/// Which offices take bookings, and which of their times are free: reckoned from hours, single days, calendar and plan at the moment of asking.
/// </summary>
internal sealed class FreeTimes(Places places, Receptions receptions, IOffices offices, IWorkingCalendarSource calendars, TimeProvider clock)
{
    /// <summary>The offices that take bookings.</summary>
    public async Task<IReadOnlyList<ReceivingOffice>> OfficesAsync(CancellationToken cancellationToken) =>
        [.. (await receptions.AllAsync(cancellationToken)).Where(plan => plan.Value.TakesBookings)
            .Select(plan => Receiving(plan.Key, plan.Value)).OfType<ReceivingOffice>()];

    /// <summary>The office, if it takes bookings; null otherwise.</summary>
    public async Task<ReceivingOffice?> FindOfficeAsync(string officeId, CancellationToken cancellationToken) =>
        Receiving(officeId, (await receptions.FindAsync(officeId, cancellationToken)).Plan) is { Plan.TakesBookings: true } office ? office : null;

    /// <summary>The days from today on for which times are offered, those without free times too.</summary>
    public async Task<IReadOnlyList<FreeDay>> DaysAsync(ReceivingOffice office, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = AlmatyTime.Today(clock);
        var (calendar, hours, plan) = (calendars.Current, office.Office.Hours, office.Plan);
        var taken = await places.TakenAsync(office.Office.Id, now, now.AddDays(plan.DaysAhead + 1), plan.Places, cancellationToken);
        return [.. Enumerable.Range(0, plan.DaysAhead + 1).Select(today.AddDays).Select(date => new FreeDay(
            date,
            [.. plan.TimesOn(date, hours, calendar, now).Select(start => new FreeTime(start, plan.Places - taken.GetValueOrDefault(start)))
                .Where(time => time.Places > 0)],
            hours?.DayOf(date, calendar).Reason))];
    }

    /// <summary>The time, if it can be booked at this office now, whether or not it has places left; null otherwise.</summary>
    public OfficeTime? TimeAt(ReceivingOffice office, DateTimeOffset start)
    {
        var date = DateOnly.FromDateTime(AlmatyTime.ToLocal(start));
        return office.Plan.TimesOn(date, office.Office.Hours, calendars.Current, clock.GetUtcNow()).Contains(start)
            ? new(office.Office.Id, start, office.Plan.Places)
            : null;
    }

    /// <summary>The times of a day that can be booked, whether or not they have places left.</summary>
    public IReadOnlyList<OfficeTime> TimesOf(ReceivingOffice office, DateOnly day) =>
        [.. office.Plan.TimesOn(day, office.Office.Hours, calendars.Current, clock.GetUtcNow())
            .Select(start => new OfficeTime(office.Office.Id, start, office.Plan.Places))];

    private ReceivingOffice? Receiving(string officeId, ReceptionPlan plan) =>
        offices.Find(officeId) is { Kind: OfficeKind.Corporation, ClosedSince: null, Hours: not null } office ? new(office, plan) : null;
}
