using System.Globalization;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Deadlines;

/// <summary>
/// Warns staff in the morning of working days that a due date comes near or has passed: each step once for a term. After days
/// without running only the nearest step is made up for, so that nobody gets two warnings of one case at once. The school is told of
/// each case; the ministry's inspectors of each that is overdue, and of the others by their number once a morning (decision 42).
/// </summary>
internal sealed class DueWarnings(
    DuplicatesDbContext db,
    StaffNotices notices,
    PressingCases pressing,
    IWorkingCalendarSource calendars,
    IOptions<DuplicatesOptions> options,
    TimeProvider clock)
{
    private const int Batch = 200;
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly (DueWarning Warning, int WorkingDays)[] Steps = [(DueWarning.DueIn1, 1), (DueWarning.DueIn3, 3), (DueWarning.DueIn5, 5)];

    /// <summary>The kinds of notices.</summary>
    public static string KindOf(DueWarning warning) => warning switch
    {
        DueWarning.Redirect => "redirect-due",
        DueWarning.DueIn5 => "due-in-5",
        DueWarning.DueIn3 => "due-in-3",
        DueWarning.DueIn1 => "due-in-1",
        _ => "overdue",
    };

    /// <summary>The warnings of a case, the oldest first.</summary>
    public async Task<IReadOnlyList<DueWarningRow>> GivenAsync(Guid applicationId, CancellationToken cancellationToken) =>
        await db.Set<DueWarningRow>().AsNoTracking().Where(row => row.ApplicationId == applicationId)
            .OrderBy(row => row.AcceptedOn).ThenBy(row => row.Warning).ToListAsync(cancellationToken);

    /// <summary>Looks at all cases if it is a working day, the morning has come and no host did it today.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = AlmatyTime.ToLocal(clock.GetUtcNow());
        var (today, calendar) = (DateOnly.FromDateTime(now), calendars.Current);
        if (TimeOnly.FromDateTime(now) < Morning || !calendar.IsWorkingDay(today) || await db.Set<DueWarningDayRow>().AnyAsync(row => row.Day == today, cancellationToken))
        {
            return;
        }

        foreach (var band in BandsOf(today, calendar))
        {
            var (last, cases) = ((WarnedCase?)null, await NextAsync(band, null, cancellationToken));
            while (cases.Count > 0)
            {
                last = await TryGiveAsync(band, cases, cancellationToken) ? cases[^1] : last;
                db.ChangeTracker.Clear();
                cases = await NextAsync(band, last, cancellationToken);
            }
        }

        await WarnOfRedirectAsync(today, calendar, cancellationToken);
        db.Add(new DueWarningDayRow { Day = today, DoneAt = clock.GetUtcNow() });
        TellInspectors(await pressing.CountAsync(today, calendar, cancellationToken));
        await TryStoreAsync(cancellationToken);
    }

    /// <summary>Tells schools of cases that they have to pass on soon if these are not theirs (R5.9).</summary>
    private async Task WarnOfRedirectAsync(DateOnly today, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var band = new Band(DueWarning.Redirect, today, calendar.AddWorkingDays(today, options.Value.Redirect.WarningWorkingDaysBefore));
        var (last, cases) = ((WarnedCase?)null, await NextToRedirectAsync(band, null, cancellationToken));
        while (cases.Count > 0)
        {
            last = await TryGiveAsync(band, cases, cancellationToken) ? cases[^1] : last;
            db.ChangeTracker.Clear();
            cases = await NextToRedirectAsync(band, last, cancellationToken);
        }
    }

    private Task<List<WarnedCase>> NextToRedirectAsync(Band band, WarnedCase? after, CancellationToken cancellationToken)
    {
        var given = db.Set<DueWarningRow>();
        var open = db.Applications.AsNoTracking().Where(row => row.RedirectUntil <= band.Through);
        open = after is null
            ? open.Where(row => row.RedirectUntil >= band.From)
            : open.Where(row => row.RedirectUntil >= after.DueOn && (row.RedirectUntil > after.DueOn || row.Id.CompareTo(after.Id) > 0));
        return open
            .Where(row => !given.Any(warning => warning.ApplicationId == row.Id && warning.AcceptedOn == row.RedirectUntil && warning.Warning == band.Warning))
            .OrderBy(row => row.RedirectUntil).ThenBy(row => row.Id).Take(Batch)
            .Select(row => new WarnedCase(row.Id, row.Number!, row.OfficeId, row.AssigneeId, row.RedirectUntil!.Value, row.RedirectUntil!.Value))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Due dates and the step they have reached today; they touch and do not overlap.</summary>
    private static IEnumerable<Band> BandsOf(DateOnly today, WorkingCalendar calendar)
    {
        yield return new(DueWarning.Overdue, DateOnly.MinValue, today.AddDays(-1));
        var from = today;
        foreach (var (warning, workingDays) in Steps)
        {
            var through = calendar.AddWorkingDays(today, workingDays);
            yield return new(warning, from, through);
            from = through.AddDays(1);
        }
    }

    /// <summary>The next cases of a band, the nearest first, that have not got this warning yet.</summary>
    private Task<List<WarnedCase>> NextAsync(Band band, WarnedCase? after, CancellationToken cancellationToken)
    {
        var given = db.Set<DueWarningRow>();
        var awaited = db.Applications.AsNoTracking().WhereFlag(row => row.AwaitsResult, true).Where(row => row.DueOn <= band.Through);
        awaited = after is null
            ? awaited.Where(row => row.DueOn >= band.From)
            : awaited.Where(row => row.DueOn >= after.DueOn && (row.DueOn > after.DueOn || row.Id.CompareTo(after.Id) > 0));
        return awaited
            .Where(row => !given.Any(warning => warning.ApplicationId == row.Id && warning.AcceptedOn == row.AcceptedOn && warning.Warning >= band.Warning))
            .OrderBy(row => row.DueOn).ThenBy(row => row.Id).Take(Batch)
            .Select(row => new WarnedCase(row.Id, row.Number!, row.OfficeId, row.AssigneeId, row.AcceptedOn!.Value, row.DueOn!.Value))
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> TryGiveAsync(Band band, List<WarnedCase> cases, CancellationToken cancellationToken)
    {
        foreach (var one in cases)
        {
            db.Add(new DueWarningRow { ApplicationId = one.Id, AcceptedOn = one.AcceptedOn, Warning = band.Warning, DueOn = one.DueOn, GivenAt = clock.GetUtcNow() });
            await TellAsync(one, band.Warning, cancellationToken);
        }

        return await TryStoreAsync(cancellationToken);
    }

    /// <summary>One line a morning for each kind, however many cases it warns of.</summary>
    private async Task TellAsync(WarnedCase one, DueWarning warning, CancellationToken cancellationToken)
    {
        var morning = AlmatyTime.Today(clock).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (kind, dueOn) = (KindOf(warning), one.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var role in NoticesBesideSteps.ReadersOf(kind))
        {
            // inspectors belong to no office
            var office = role is ServiceRoles.MinistryInspector ? null : one.OfficeId;
            await notices.TellOfManyAsync(new(office, role, role is ServiceRoles.SchoolClerk ? one.AssigneeId : null, kind, one.Id, one.Number, dueOn), morning, cancellationToken);
        }
    }

    /// <summary>How many cases are near; stored with the day, which only one host can finish, so it is told once.</summary>
    private void TellInspectors(PressingNow now)
    {
        if (now is not { Overdue: 0, WithinFive: 0 })
        {
            var counts = new PressingCounts(now.Overdue, now.WithinOne, now.WithinThree, now.WithinFive).ToString();
            notices.Tell(StaffNotice.OfMany(NoticesBesideSteps.ReadersOf(PressingCounts.Kind).Single(), PressingCounts.Kind, counts));
        }
    }

    /// <summary>All of a batch or nothing: when another host was faster with one of it, the rest is read anew.</summary>
    private async Task<bool> TryStoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            return false;
        }
    }

    private sealed record Band(DueWarning Warning, DateOnly From, DateOnly Through);

    private sealed record WarnedCase(Guid Id, string Number, string OfficeId, string? AssigneeId, DateOnly AcceptedOn, DateOnly DueOn);
}
