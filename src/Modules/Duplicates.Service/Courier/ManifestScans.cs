using Duplicates.Domain.Applications;
using Duplicates.Domain.Courier;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Courier;

/// <summary>Scans things at both ends of a way. A thing lies on one open manifest, and is scanned once at each end: the unique keys decide.</summary>
internal sealed class ManifestScans(DuplicatesDbContext db, Manifests manifests, ApplicationStore store, IOffices offices, TimeProvider clock)
{
    /// <summary>Puts what was scanned on the draft.</summary>
    /// <exception cref="ManifestRefusedException">It does not travel this way, or lies on a manifest already.</exception>
    public Task PackAsync(ManifestRow manifest, string? read, SchoolOfficer officer, CancellationToken cancellationToken) =>
        manifests.StepAsync(manifest.Id, officer, ManifestState.Draft, action: null, async () =>
        {
            var (application, kind) = await FindThingAsync(read, officer, cancellationToken);
            var to = DestinationOf(application, kind);
            Manifests.Require(string.Equals(to, manifest.ToOfficeId, StringComparison.Ordinal), ManifestRefusal.OtherDestination, NameOf(to));
            await RequireFreeAsync(application, kind, manifest.Id, cancellationToken);
            var thing = await db.CourierThings.FindAsync([application.Id, kind], cancellationToken)
                ?? db.CourierThings.Add(CourierThings.NewThing(application, kind, officer.OfficeId, to, clock.GetUtcNow())).Entity;
            thing.ManifestId = manifest.Id;
            db.ManifestLines.Add(NewLine(manifest.Id, application.Id, kind, application.Number!.Value, OpenKeyOf(application.Id, kind), LineState.Packed, clock.GetUtcNow()));
            await StoreAsync(ManifestRefusal.OnAnotherManifest, cancellationToken);
        }, cancellationToken);

    /// <summary>Takes a line off a draft: it waits again.</summary>
    public Task UnpackAsync(ManifestRow manifest, Guid lineId, SchoolOfficer officer, CancellationToken cancellationToken) =>
        manifests.StepAsync(manifest.Id, officer, ManifestState.Draft, action: null, async () =>
        {
            if (await db.ManifestLines.AsNoTracking().SingleOrDefaultAsync(line => line.Id == lineId && line.ManifestId == manifest.Id, cancellationToken) is { } line)
            {
                await db.CourierThings.Where(row => row.ApplicationId == line.ApplicationId && row.Kind == line.Kind)
                    .ExecuteUpdateAsync(row => row.SetProperty(thing => thing.ManifestId, (Guid?)null), cancellationToken);
                await db.ManifestLines.Where(one => one.Id == lineId).ExecuteDeleteAsync(cancellationToken);
            }
        }, cancellationToken);

    /// <summary>Ticks off what was scanned at the other end; what is not on the list is extra. A duplicate that arrives is there from this moment (R5.7).</summary>
    /// <exception cref="ManifestRefusedException">It was ticked off already, or is of no case.</exception>
    public Task ArriveAsync(ManifestRow manifest, string? read, bool isDamaged, SchoolOfficer officer, CancellationToken cancellationToken) =>
        manifests.StepAsync(manifest.Id, officer, ManifestState.WithCourier, action: null, async () =>
        {
            var found = await FindCaseAsync(read, cancellationToken);
            Manifests.Require(found is not null, ManifestRefusal.UnknownCode);
            var (id, number) = found!.Value;
            var (now, by) = (clock.GetUtcNow(), officer.Name);
            var state = isDamaged ? LineState.Damaged : LineState.Arrived;
            var line = await db.ManifestLines.AsNoTracking().FirstOrDefaultAsync(one => one.ManifestId == manifest.Id && one.ApplicationId == id, cancellationToken);
            if (line is null)
            {
                await AddExtraAsync(manifest, id, number, officer, cancellationToken);
                return;
            }

            var ticked = await db.ManifestLines.Where(one => one.Id == line.Id && one.ArrivedAt == null)
                .ExecuteUpdateAsync(one => one.SetProperty(row => row.State, state).SetProperty(row => row.ArrivedAt, now).SetProperty(row => row.ScannedBy, by), cancellationToken);
            Manifests.Require(ticked == 1, ManifestRefusal.ScannedTwice, await WhoScannedAsync(line.Id, cancellationToken));
            await TakeInAsync(line, officer, now, cancellationToken);
        }, cancellationToken);

    /// <summary>A duplicate that arrives is at the counter from this moment, or back at the school.</summary>
    private async Task TakeInAsync(ManifestLineRow line, SchoolOfficer officer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var application = line.Kind is ThingKind.Papers ? null : await store.FindAsync(line.ApplicationId, cancellationToken);
        switch (line.Kind, application)
        {
            case (ThingKind.Result, { State: ApplicationState.Ready, Sending: not null, ArrivedAt: null, IsAnnulled: false }):
                application.RecordArrival(officer.AsActor(), now);
                break;
            case (ThingKind.ReturnedResult, { WaitsAtCorporation: true }):
                application.RecordReturn(officer.AsActor(), now);
                break;
            default:
                return;
        }

        await store.SaveAsync(application, cancellationToken);
    }

    private static string OpenKeyOf(Guid applicationId, ThingKind kind) => $"{applicationId:N}/{kind}";

    private async Task<(DuplicateApplication Application, ThingKind Kind)> FindThingAsync(string? read, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var found = await FindCaseAsync(read, cancellationToken);
        var (id, office) = (found?.Id ?? Guid.Empty, officer.OfficeId);
        var isKnown = officer.IsOfCorporation
            ? await db.Applications.AnyAsync(row => row.Id == id && (row.CounterId == office || db.CertificateDuplicates.Any(duplicate => duplicate.ApplicationId == id && duplicate.SentToOfficeId == office)), cancellationToken)
            : await db.Applications.AnyAsync(row => row.Id == id && row.OfficeId == office, cancellationToken);
        var application = isKnown ? await store.FindAsync(id, cancellationToken) : null;
        Manifests.Require(application is not null, ManifestRefusal.UnknownCode);
        var isToReturn = officer.IsOfCorporation && await db.CourierThings.AnyAsync(row => row.ApplicationId == id && row.Kind == ThingKind.ReturnedResult && row.FromOfficeId == office, cancellationToken);
        var kind = isToReturn ? ThingKind.ReturnedResult : officer.IsOfCorporation ? OfCounter(application!, office) : OfSchool(application!);
        Manifests.Require(kind is not null, ManifestRefusal.NothingToCarry);
        return (application!, kind!.Value);
    }

    /// <summary>What a school sends: the signed duplicate that is collected elsewhere.</summary>
    private static ThingKind? OfSchool(DuplicateApplication application) =>
        application is { State: ApplicationState.Ready, IsAnnulled: false, IsCollectedElsewhere: true, CanBeRequestedAgain: false, ArrivedAt: null } ? ThingKind.Result : null;

    /// <summary>What a counter sends: the papers that it took in.</summary>
    private static ThingKind? OfCounter(DuplicateApplication application, string officeId) =>
        string.Equals(application.Intake?.PlaceId, officeId, StringComparison.Ordinal) && CourierThings.HasPapers(application) ? ThingKind.Papers : null;

    private static string DestinationOf(DuplicateApplication application, ThingKind kind) => kind is ThingKind.Result ? application.CollectionOfficeId! : application.OfficeId!;

    /// <summary>The case that a code means, whoever holds it; null when there is none.</summary>
    private async Task<(Guid Id, string Number)?> FindCaseAsync(string? read, CancellationToken cancellationToken)
    {
        if (ThingCode.TryReadNumber(read, out var number))
        {
            var value = number.Value;
            return await db.Applications.Where(row => row.Number == value).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken) is { } id ? (id, value) : null;
        }

        if (!ThingCode.TryReadBlank(read, out var blank))
        {
            return null;
        }

        var written = blank.ToString();
        var found = await db.CertificateDuplicates.Where(row => row.Blank == written && !row.IsVoid)
            .Join(db.Applications, row => row.ApplicationId, application => application.Id, (_, application) => new { application.Id, application.Number }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Id, found.Number!);
    }

    private async Task RequireFreeAsync(DuplicateApplication application, ThingKind kind, Guid manifestId, CancellationToken cancellationToken)
    {
        var key = OpenKeyOf(application.Id, kind);
        var taken = await db.ManifestLines.Where(line => line.OpenKey == key).Join(db.Manifests, line => line.ManifestId, row => row.Id, (_, row) => new { row.Id, row.Year, row.Number }).SingleOrDefaultAsync(cancellationToken);
        Manifests.Require(taken?.Id != manifestId, ManifestRefusal.ScannedTwice, taken is null ? string.Empty : $"{taken.Year}-{taken.Number}");
        Manifests.Require(taken is null, ManifestRefusal.OnAnotherManifest, taken is null ? string.Empty : $"{taken.Year}-{taken.Number}");
        var wasHere = await db.ManifestLines.AnyAsync(
            line => line.ApplicationId == application.Id && line.Kind == kind && (line.State == LineState.Arrived || line.Settlement == Settlement.Taken || line.Settlement == Settlement.Lost), cancellationToken);
        Manifests.Require(kind is not ThingKind.Papers || !wasHere, ManifestRefusal.NothingToCarry);
    }

    private async Task AddExtraAsync(ManifestRow manifest, Guid applicationId, string number, SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var kind = officer.IsOfCorporation ? ThingKind.Result : ThingKind.Papers;
        var key = OpenKeyOf(applicationId, kind);
        var isElsewhere = await db.ManifestLines.AnyAsync(line => line.OpenKey == key, cancellationToken);
        var line = NewLine(manifest.Id, applicationId, kind, number, isElsewhere ? null : key, LineState.Extra, packedAt: null);
        (line.ArrivedAt, line.ScannedBy) = (clock.GetUtcNow(), officer.Name);
        db.ManifestLines.Add(line);
        await StoreAsync(ManifestRefusal.ScannedTwice, cancellationToken);
    }

    private static ManifestLineRow NewLine(Guid manifestId, Guid applicationId, ThingKind kind, string number, string? openKey, LineState state, DateTimeOffset? packedAt) =>
        new() { Id = Guid.NewGuid(), ManifestId = manifestId, ApplicationId = applicationId, Kind = kind, CaseNumber = number, OpenKey = openKey, State = state, PackedAt = packedAt };

    private async Task StoreAsync(ManifestRefusal taken, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // somebody scanned the same at the same moment
            throw new ManifestRefusedException(taken);
        }
    }

    private async Task<string> WhoScannedAsync(Guid lineId, CancellationToken cancellationToken)
    {
        var line = await db.ManifestLines.AsNoTracking().SingleAsync(one => one.Id == lineId, cancellationToken);
        return line.ArrivedAt is { } at ? $"{line.ScannedBy}, {AlmatyTime.ToLocal(at):HH:mm}" : string.Empty;
    }

    private string NameOf(string officeId) => offices.Find(officeId)?.Name.In(ReaderLanguage.Current) ?? string.Empty;
}
