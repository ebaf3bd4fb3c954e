using System.Data.Common;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Courier;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Offices;
using Duplicates.Service.OfficeWork;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Courier;

/// <summary>
/// What a courier carries between an office of the Corporation and a school, from the first scan to the last difference. Each step is one
/// transaction that begins by holding the manifest in the state from which it leads: of two who act at once, one wins and the other is told.
/// </summary>
internal sealed class Manifests(
    DuplicatesDbContext db, ApplicationStore store, IOffices offices, AuditLog audit, StaffNotices notices, OfficeWorkCounts work, IWorkingCalendarSource calendars, TimeProvider clock)
{
    /// <summary>The kind of the notice about a line of an act of differences.</summary>
    public const string DifferenceKind = "courier-difference";

    /// <summary>Manifests that are listed at the most, of each side.</summary>
    public const int Most = 100;

    /// <summary>Characters of a seal.</summary>
    public const int LongestSeal = 40;

    /// <summary>What waits at the office, by where it has to go.</summary>
    public async Task<IReadOnlyList<WaitingWay>> WaitingAsync(string officeId, CancellationToken cancellationToken) =>
    [
        .. (await db.CourierThings.Where(row => row.FromOfficeId == officeId && row.ManifestId == null)
            .Join(db.Applications, row => row.ApplicationId, application => application.Id, (row, application) => new { row.ToOfficeId, application.DueOn })
            .GroupBy(row => row.ToOfficeId).Select(way => new { Office = way.Key, Count = way.Count(), DueOn = way.Min(row => row.DueOn) })
            .ToListAsync(cancellationToken)).Select(way => new WaitingWay(way.Office, way.Count, way.DueOn)).OrderBy(way => way.FirstDueOn),
    ];

    /// <summary>The open manifests of the office: what it sends, and what comes once it is sealed.</summary>
    public async Task<(IReadOnlyList<ManifestRow> Outgoing, IReadOnlyList<ManifestRow> Incoming)> OfAsync(string officeId, CancellationToken cancellationToken) =>
    (
        await db.Manifests.AsNoTracking().Where(row => row.FromOfficeId == officeId && row.State != ManifestState.Closed).OrderByDescending(row => row.SealedAt).Take(Most).ToListAsync(cancellationToken),
        await db.Manifests.AsNoTracking().Where(row => row.ToOfficeId == officeId && row.State != ManifestState.Draft && row.State != ManifestState.Closed)
            .OrderByDescending(row => row.SealedAt).Take(Most).ToListAsync(cancellationToken));

    /// <summary>The manifest as the officer's office sees it; null when it is not of this office, and then an existing one leaves an entry in the audit log.</summary>
    public async Task<ManifestView?> FindAsync(Guid id, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var row = await db.Manifests.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        var isSender = string.Equals(row?.FromOfficeId, officer.OfficeId, StringComparison.Ordinal);
        var isReceiver = string.Equals(row?.ToOfficeId, officer.OfficeId, StringComparison.Ordinal) && row!.State is not ManifestState.Draft;
        if (row is null || !(isSender || isReceiver))
        {
            if (row is not null)
            {
                await audit.AppendAsync(officer.AsActor(), AuditAction.ManifestDenied, $"{id:N}", cancellationToken);
            }

            return null;
        }

        var lines = await db.ManifestLines.AsNoTracking().Where(line => line.ManifestId == id)
            .Join(db.Applications, line => line.ApplicationId, application => application.Id, (line, application) => new { Line = line, application.DueOn }).ToListAsync(cancellationToken);
        return new(row, [.. lines.OrderByDescending(line => line.Line.PackedAt).Select(line => new ManifestLine(line.Line, line.DueOn, LastArrivalDay(line.Line, line.DueOn)))], isSender);
    }

    /// <summary>The draft of a way: a pair of offices has one, and everybody of the office packs into it.</summary>
    /// <exception cref="ManifestRefusedException">Nothing travels between these offices.</exception>
    public async Task<Guid> BeginAsync(string toOfficeId, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var (from, to) = (offices.Find(officer.OfficeId), offices.Find(toOfficeId));
        if (from is null || to is not { ClosedSince: null } || (from.Kind is OfficeKind.Corporation) == (to.Kind is OfficeKind.Corporation))
        {
            await audit.AppendAsync(officer.AsActor(), AuditAction.ManifestRefused, $"{officer.OfficeId} {ManifestRefusal.NoSuchWay}", cancellationToken);
            throw new ManifestRefusedException(ManifestRefusal.NoSuchWay);
        }

        var key = $"{from.Id}/{to.Id}";
        for (; ; )
        {
            if (await db.Manifests.Where(row => row.DraftKey == key).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken) is { } begun)
            {
                return begun;
            }

            if (await TryBeginAsync(key, from.Id, to.Id, officer, cancellationToken) is { } id)
            {
                return id;
            }
        }
    }

    /// <summary>Closes the bag.</summary>
    public Task SealAsync(Guid id, string? typed, SchoolOfficer officer, CancellationToken cancellationToken) => StepAsync(id, officer, ManifestState.Draft, AuditAction.ManifestSealed, async () =>
    {
        var seal = typed?.Trim() ?? string.Empty;
        var key = ManifestRules.SealKey(seal);
        Require(key.Length > 0, ManifestRefusal.SealMissing);
        Require(await db.ManifestLines.AnyAsync(line => line.ManifestId == id, cancellationToken), ManifestRefusal.Empty);
        Require(!await db.Manifests.AnyAsync(row => row.SealKey == key, cancellationToken), ManifestRefusal.SealUsed);
        var (now, by) = (clock.GetUtcNow(), officer.Name);
        try
        {
            await db.Manifests.Where(row => row.Id == id).ExecuteUpdateAsync(
                row => row.SetProperty(one => one.State, ManifestState.Sealed).SetProperty(one => one.DraftKey, (string?)null)
                    .SetProperty(one => one.Seal, seal).SetProperty(one => one.SealKey, key).SetProperty(one => one.SealedAt, now).SetProperty(one => one.SealedBy, by),
                cancellationToken);
        }
        catch (DbException exception) when (UniqueViolation.Is(exception))
        {
            throw new ManifestRefusedException(ManifestRefusal.SealUsed);
        }
    }, cancellationToken);

    /// <summary>The courier takes the bag; the duplicates in it are sent (R5.7).</summary>
    public Task DepartAsync(Guid id, SchoolOfficer officer, CancellationToken cancellationToken) => StepAsync(id, officer, ManifestState.Sealed, AuditAction.ManifestDeparted, async () =>
    {
        var (now, by) = (clock.GetUtcNow(), officer.Name);
        await db.Manifests.Where(row => row.Id == id).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.State, ManifestState.WithCourier).SetProperty(one => one.DepartedAt, now).SetProperty(one => one.GivenBy, by), cancellationToken);
        await db.CourierThings.Where(row => row.ManifestId == id).ExecuteUpdateAsync(row => row.SetProperty(thing => thing.IsUnderWay, true), cancellationToken);
        var sent = await db.ManifestLines.Where(line => line.ManifestId == id && line.Kind == ThingKind.Result).Select(line => line.ApplicationId).ToListAsync(cancellationToken);
        var cases = await store.FindManyAsync(sent, cancellationToken);
        foreach (var application in cases.Where(one => one is { State: ApplicationState.Ready, IsAnnulled: false, Sending: null, IsCollectedElsewhere: true }))
        {
            application.SendToCorporation(calendars.Current, officer.AsActor(), now);
        }

        await store.SaveAllAsync(cases, cancellationToken);
    }, cancellationToken);

    /// <summary>The bag is empty: what was not scanned is missing.</summary>
    public Task FinishAsync(Guid id, SchoolOfficer officer, CancellationToken cancellationToken) => StepAsync(id, officer, ManifestState.WithCourier, AuditAction.ManifestReceived, async () =>
    {
        await db.ManifestLines.Where(line => line.ManifestId == id && line.State == LineState.Packed)
            .ExecuteUpdateAsync(line => line.SetProperty(one => one.State, LineState.Missing), cancellationToken);
        var differences = await TellOfDifferencesAsync(id, cancellationToken);
        var (now, by) = (clock.GetUtcNow(), officer.Name);
        await CountAsync(id, differences, now, cancellationToken);
        await db.Manifests.Where(row => row.Id == id).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.State, ManifestState.Received).SetProperty(one => one.ReceivedAt, now)
                .SetProperty(one => one.ReceivedBy, by).SetProperty(one => one.Differences, differences),
            cancellationToken);
    }, cancellationToken);

    /// <summary>The bag counts for the office of the Corporation, whichever way it went.</summary>
    private async Task CountAsync(Guid id, int differences, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var manifest = await db.Manifests.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var (counter, _) = EndsOf(manifest);
        await work.CountAsync(counter, OfficeMeasure.Transit, now - manifest.DepartedAt!.Value, cancellationToken);
        if (differences > 0)
        {
            await work.CountAsync(counter, OfficeMeasure.Differences, differences, cancellationToken);
        }
    }

    private (string Counter, string School) EndsOf(ManifestRow manifest) => offices.Find(manifest.FromOfficeId)?.Kind is OfficeKind.Corporation
        ? (manifest.FromOfficeId, manifest.ToOfficeId)
        : (manifest.ToOfficeId, manifest.FromOfficeId);

    /// <summary>Both ends hear of each difference; returns how many there are.</summary>
    private async Task<int> TellOfDifferencesAsync(Guid id, CancellationToken cancellationToken)
    {
        var manifest = await db.Manifests.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var different = await db.ManifestLines.AsNoTracking().Where(line => line.ManifestId == id && line.State != LineState.Arrived).ToListAsync(cancellationToken);
        var (counter, school) = EndsOf(manifest);
        foreach (var line in different)
        {
            foreach (var role in NoticesBesideSteps.ReadersOf(DifferenceKind))
            {
                notices.Tell(new(role is ServiceRoles.CorporationOperator ? counter : school, role, null, DifferenceKind, line.ApplicationId, line.CaseNumber));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return different.Count;
    }

    /// <summary>Settles a difference: the sender what is missing, the receiver what came.</summary>
    public Task SettleAsync(Guid id, Guid lineId, Settlement settlement, SchoolOfficer officer, CancellationToken cancellationToken) =>
        StepAsync(id, officer, ManifestState.Received, AuditAction.ManifestSettled, async () =>
        {
            var states = Enum.GetValues<LineState>().Where(state => ManifestRules.SettlementsOf(state).Contains(settlement)).ToList();
            var settled = await db.ManifestLines.Where(line => line.Id == lineId && line.ManifestId == id && line.Settlement == null && states.Contains(line.State))
                .ExecuteUpdateAsync(line => line.SetProperty(one => one.Settlement, settlement), cancellationToken);
            Require(settled == 1, ManifestRefusal.WrongState);
        }, cancellationToken, settlement is Settlement.Taken ? Side.Receiver : Side.Sender);

    /// <summary>Ends the manifest: what arrived waits no more, what stayed behind waits again.</summary>
    public Task CloseAsync(Guid id, SchoolOfficer officer, CancellationToken cancellationToken) => StepAsync(id, officer, ManifestState.Received, AuditAction.ManifestClosed, async () =>
    {
        Require(!await db.ManifestLines.AnyAsync(line => line.ManifestId == id && line.State != LineState.Arrived && line.Settlement == null, cancellationToken), ManifestRefusal.DifferencesOpen);
        var now = clock.GetUtcNow();
        var stayed = db.ManifestLines.Where(line => line.ManifestId == id && line.Settlement == Settlement.Stayed).Select(line => line.ApplicationId);
        await db.CourierThings.Where(row => row.ManifestId == id && stayed.Contains(row.ApplicationId))
            .ExecuteUpdateAsync(row => row.SetProperty(thing => thing.ManifestId, (Guid?)null).SetProperty(thing => thing.IsUnderWay, false), cancellationToken);
        await db.CourierThings.Where(row => row.ManifestId == id).ExecuteDeleteAsync(cancellationToken);
        await db.ManifestLines.Where(line => line.ManifestId == id).ExecuteUpdateAsync(line => line.SetProperty(one => one.OpenKey, (string?)null), cancellationToken);
        await db.Manifests.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.State, ManifestState.Closed).SetProperty(one => one.ClosedAt, now), cancellationToken);
    }, cancellationToken);

    /// <summary>Does a step in a transaction that holds the manifest in the state from which it leads; a refusal leaves an entry in the audit log and nothing else.</summary>
    internal async Task StepAsync(
        Guid id, SchoolOfficer officer, ManifestState from, AuditAction? action, Func<Task> step, CancellationToken cancellationToken, Side? side = null)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var office = officer.OfficeId;
            var row = db.Manifests.Where(one => one.Id == id && one.State == from);
            row = (side ?? SideOf(from)) is Side.Sender ? row.Where(one => one.FromOfficeId == office) : row.Where(one => one.ToOfficeId == office);
            Require(await row.ExecuteUpdateAsync(one => one.SetProperty(manifest => manifest.State, from), cancellationToken) == 1, ManifestRefusal.WrongState);
            await step();
            if (action is { } done)
            {
                await audit.AppendAsync(officer.AsActor(), done, $"{id:N}", cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is StaleCaseException or DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            await RefuseAsync(id, ManifestRefusal.WrongState, officer, cancellationToken);
            throw new ManifestRefusedException(ManifestRefusal.WrongState);
        }
        catch (ManifestRefusedException refused)
        {
            db.ChangeTracker.Clear();
            await RefuseAsync(id, refused.Why, officer, cancellationToken);
            throw;
        }
    }

    private Task<long> RefuseAsync(Guid id, ManifestRefusal why, SchoolOfficer officer, CancellationToken cancellationToken) =>
        audit.AppendAsync(officer.AsActor(), AuditAction.ManifestRefused, $"{id:N} {why}", cancellationToken);

    private static Side SideOf(ManifestState from) => from is ManifestState.Draft or ManifestState.Sealed ? Side.Sender : Side.Receiver;

    private DateOnly? LastArrivalDay(ManifestLineRow line, DateOnly? dueOn) => line.Kind is ThingKind.Result && dueOn is { } due ? calendars.Current.PreviousWorkingDay(due) : null;

    private async Task<Guid?> TryBeginAsync(string key, string from, string to, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var (now, year) = (clock.GetUtcNow(), AlmatyTime.Today(clock).Year);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "ManifestCounters" ("OfficeId", "Year", "LastNumber") VALUES ({from}, {year}, 0) ON CONFLICT DO NOTHING""", cancellationToken);
        var counter = db.ManifestCounters.Where(row => row.OfficeId == from && row.Year == year);
        await counter.ExecuteUpdateAsync(row => row.SetProperty(next => next.LastNumber, next => next.LastNumber + 1), cancellationToken);
        var manifest = new ManifestRow { Id = Guid.CreateVersion7(now), FromOfficeId = from, ToOfficeId = to, Year = year, Number = await counter.Select(row => row.LastNumber).SingleAsync(cancellationToken), DraftKey = key };
        db.Manifests.Add(manifest);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await audit.AppendAsync(officer.AsActor(), AuditAction.ManifestBegun, $"{manifest.Id:N}", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return manifest.Id;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // a colleague began it at the same moment
            return null;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Throws unless it holds.</summary>
    internal static void Require(bool holds, ManifestRefusal why, string detail = "")
    {
        if (!holds)
        {
            throw new ManifestRefusedException(why, detail);
        }
    }
}

/// <summary>Which end of a way acts.</summary>
internal enum Side
{
    /// <summary>Where it leaves.</summary>
    Sender,

    /// <summary>Where it arrives.</summary>
    Receiver,
}
