using Duplicates.Domain.HomeVisits;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.HomeVisits;

/// <summary>
/// Visits at home (R8.1), from the request to the end: each step is made from the state that it leads on from, or refused. Only the visiting
/// office reads whom it visits, and that is erased after the visit.
/// </summary>
internal sealed class HomeVisitDesk(DuplicatesDbContext db, StoredJson json, AuditLog audit, OfficeWorkCounts work, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    /// <summary>Visits that a list shows at the most.</summary>
    public const int Most = 200;

    /// <summary>Keeps a request.</summary>
    /// <param name="facts">Who is to be visited.</param>
    /// <param name="officeId">The office that visits the address.</param>
    /// <param name="officer">Who takes the request, at whatever office.</param>
    /// <param name="cancellationToken">Ends the storing.</param>
    public async Task<Guid> RequestAsync(HomeVisitFacts facts, string officeId, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = new HomeVisitRow { Id = Guid.CreateVersion7(now), OfficeId = officeId, RequestedAt = now };
        row.FactsCipher = Written(row, facts);
        db.HomeVisits.Add(row);
        await StoreAsync(row, officer, cancellationToken);
        return row.Id;
    }

    /// <summary>What waits to be confirmed and planned, the oldest first.</summary>
    public async Task<IReadOnlyList<HomeVisit>> WaitingAsync(string officeId, CancellationToken cancellationToken) => Read(await db.HomeVisits.AsNoTracking()
        .Where(row => row.OfficeId == officeId && (row.State == HomeVisitState.Requested || row.State == HomeVisitState.Confirmed)).OrderBy(row => row.RequestedAt).Take(Most).ToListAsync(cancellationToken));

    /// <summary>The visits of a day (Almaty) in the order of their windows.</summary>
    public async Task<IReadOnlyList<HomeVisit>> OfDayAsync(string officeId, DateOnly day, CancellationToken cancellationToken) => Read(await db.HomeVisits.AsNoTracking()
        .Where(row => row.OfficeId == officeId && row.PlannedOn == day).OrderBy(row => row.WindowFrom).Take(Most).ToListAsync(cancellationToken));

    /// <summary>The visit, if the officer's office makes it; null otherwise, and then an existing one leaves an entry in the audit log.</summary>
    public async Task<HomeVisit?> FindAsync(Guid id, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var row = await db.HomeVisits.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (string.Equals(row?.OfficeId, officer.OfficeId, StringComparison.Ordinal))
        {
            return Read(row!);
        }

        if (row is not null)
        {
            await audit.AppendAsync(officer.AsActor(), AuditAction.HomeVisitDenied, $"{id:N}", cancellationToken);
        }

        return null;
    }

    /// <summary>The office called back and saw that the person is entitled to a visit; by what, is written nowhere.</summary>
    public Task ConfirmAsync(Guid id, SchoolOfficer officer, CancellationToken cancellationToken) => GoOnAsync(id, officer, HomeVisitState.Confirmed, _ => { }, cancellationToken);

    /// <summary>Gives it a day and two workers.</summary>
    public Task PlanAsync(Guid id, HomeVisitPlan plan, SchoolOfficer officer, CancellationToken cancellationToken) => GoOnAsync(id, officer, HomeVisitState.Planned, row =>
    {
        (row.PlannedOn, row.WindowFrom, row.WindowTo) = (plan.Day, plan.From, plan.To);
        (row.FirstWorker, row.SecondWorker) = (plan.FirstWorker, plan.SecondWorker);
    }, cancellationToken);

    /// <summary>Says which school is addressed; the workers can look for none at the door.</summary>
    public Task ChooseSchoolAsync(Guid id, string schoolId, SchoolOfficer officer, CancellationToken cancellationToken) =>
        GoOnAsync(id, officer, to: null, row => row.SchoolId = schoolId, cancellationToken);

    /// <summary>The workers set out.</summary>
    public Task SetOutAsync(Guid id, SchoolOfficer officer, CancellationToken cancellationToken) => GoOnAsync(id, officer, HomeVisitState.UnderWay, row => row.UnderWayAt = clock.GetUtcNow(), cancellationToken);

    /// <summary>Ends it without an application.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="end"><see cref="HomeVisitState.NotAtHome"/>, <see cref="HomeVisitState.Refused"/> or <see cref="HomeVisitState.Cancelled"/>.</param>
    /// <param name="reason">Why it is refused.</param>
    /// <param name="officer">Who ends it.</param>
    /// <param name="cancellationToken">Ends the storing.</param>
    public Task EndAsync(Guid id, HomeVisitState end, string? reason, SchoolOfficer officer, CancellationToken cancellationToken) => GoOnAsync(id, officer, end, row =>
    {
        row.ClosedAt = clock.GetUtcNow();
        if (reason is not null)
        {
            row.FactsCipher = Written(row, Read(row).Facts! with { RefusedBecause = reason });
        }
    }, cancellationToken);

    /// <summary>Puts on record that a visit could not go on to a state; null when it was to stay in its own.</summary>
    public Task RefuseAsync(Guid id, HomeVisitState? to, SchoolOfficer officer, CancellationToken cancellationToken) =>
        audit.AppendAsync(officer.AsActor(), AuditAction.HomeVisitRefused, $"{id:N} {to}", cancellationToken);

    /// <summary>Erases whom closed visits were made to, after the days of the settings.</summary>
    public Task<int> EraseAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.HomeVisits.KeepDays);
        return db.HomeVisits.Where(row => row.ClosedAt < before && row.FactsCipher != null).ExecuteUpdateAsync(row => row.SetProperty(one => one.FactsCipher, (string?)null), cancellationToken);
    }

    private async Task GoOnAsync(Guid id, SchoolOfficer officer, HomeVisitState? to, Action<HomeVisitRow> change, CancellationToken cancellationToken)
    {
        var row = await db.HomeVisits.SingleOrDefaultAsync(one => one.Id == id && one.OfficeId == officer.OfficeId, cancellationToken);
        try
        {
            if (row is null || (to is { } next ? !row.State.LeadsTo(next) : row.State.IsClosed()))
            {
                throw new HomeVisitRefusedException();
            }

            row.State = to ?? row.State;
            change(row);
            await StoreAsync(row, officer, cancellationToken);
        }
        catch (Exception exception) when (exception is HomeVisitRefusedException or DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            await RefuseAsync(id, to, officer, cancellationToken);
            throw new HomeVisitRefusedException();
        }
    }

    /// <summary>A change and its entry in the audit log are stored together; what ends here brought no application.</summary>
    private Task<bool> StoreAsync(HomeVisitRow row, SchoolOfficer officer, CancellationToken cancellationToken) =>
        audit.RecordAsync(officer.AsActor(), AuditAction.HomeVisitChanged, async () =>
    {
        await db.SaveChangesAsync(cancellationToken);
        if (row.ClosedAt is { } closed)
        {
            await work.CountAsync(row.OfficeId, OfficeMeasure.VisitNotMade, closed - row.RequestedAt, cancellationToken);
        }

        return $"{row.Id:N} {row.State}";
    }, cancellationToken);

    private List<HomeVisit> Read(IEnumerable<HomeVisitRow> rows) => [.. rows.Select(Read)];

    private HomeVisit Read(HomeVisitRow row) => new(row, row.FactsCipher is { } facts ? json.Read<HomeVisitFacts>(facts, ProtectedColumns.HomeVisitFacts.At(row.Id, row.OfficeId)) : null);

    private string Written(HomeVisitRow row, HomeVisitFacts facts) => json.Write(facts, ProtectedColumns.HomeVisitFacts.At(row.Id, row.OfficeId));
}
