using System.Globalization;
using Duplicates.Domain.Reception;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Booking;

/// <summary>A plan with the number of its changes, by which two heads who change it at once are told apart.</summary>
internal sealed record KeptPlan(ReceptionPlan Plan, int Version);

/// <summary>
/// Keeps how each office receives visitors. An office that has set nothing takes no bookings and gives tickets by <see cref="ReceptionPlan"/>'s own
/// values.
/// </summary>
internal sealed class Receptions(DuplicatesDbContext db)
{
    /// <summary>The plan of an office.</summary>
    public async Task<KeptPlan> FindAsync(string officeId, CancellationToken cancellationToken) =>
        await db.Receptions.AsNoTracking().SingleOrDefaultAsync(row => row.OfficeId == officeId, cancellationToken) is { } row ? Read(row) : new(new(), 0);

    /// <summary>The plans of all offices that have set one, by office.</summary>
    public async Task<IReadOnlyDictionary<string, ReceptionPlan>> AllAsync(CancellationToken cancellationToken) =>
        (await db.Receptions.AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(row => row.OfficeId, row => Read(row).Plan, StringComparer.Ordinal);

    /// <summary>Keeps a plan; false when somebody else has changed it since it was read.</summary>
    public async Task<bool> SaveAsync(string officeId, ReceptionPlan plan, int version, CancellationToken cancellationToken)
    {
        var row = await db.Receptions.SingleOrDefaultAsync(candidate => candidate.OfficeId == officeId, cancellationToken);
        if ((row?.Version ?? 0) != version)
        {
            return false;
        }

        row ??= db.Receptions.Add(new() { OfficeId = officeId, ReminderHours = string.Empty }).Entity;
        Write(row, plan);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static void Write(ReceptionRow row, ReceptionPlan plan)
    {
        row.TakesBookings = plan.TakesBookings;
        row.OnlyBooked = plan.OnlyBooked;
        row.Places = plan.Places;
        row.Minutes = plan.Minutes;
        row.DaysAhead = plan.DaysAhead;
        row.SoonestMinutes = plan.SoonestMinutes;
        row.PerPerson = plan.PerPerson;
        row.WindowDays = plan.WindowDays;
        row.ReminderHours = string.Join(',', plan.ReminderHours.Select(hours => hours.ToString(CultureInfo.InvariantCulture)));
        row.Version++;
    }

    private static KeptPlan Read(ReceptionRow row) => new(
        new()
        {
            TakesBookings = row.TakesBookings,
            OnlyBooked = row.OnlyBooked,
            Places = row.Places,
            Minutes = row.Minutes,
            DaysAhead = row.DaysAhead,
            SoonestMinutes = row.SoonestMinutes,
            PerPerson = row.PerPerson,
            WindowDays = row.WindowDays,
            ReminderHours = [.. row.ReminderHours.Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(hours => int.Parse(hours, CultureInfo.InvariantCulture))],
        },
        row.Version);
}
