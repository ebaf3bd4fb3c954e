using Duplicates.Domain.Applications;
using Duplicates.Domain.Courier;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Courier;

/// <summary>
/// Reminds people of duplicates that wait at an office of the Corporation, and lets what nobody collects go back to the school. That it is
/// there was told on the day it came; the days of the rest are settings. In the daytime only, because phones ring.
/// </summary>
internal sealed class UncollectedResults(DuplicatesDbContext db, ApplicationStore store, StaffNotices notices, IOptions<DuplicatesOptions> options, TimeProvider clock)
{
    /// <summary>The kind of the notice to the office that sends it back.</summary>
    public const string Kind = "return-due";

    private const int Batch = 100;

    /// <summary>Phones do not ring before this hour (Almaty), nor from <see cref="LastHour"/> on.</summary>
    private const int FirstHour = 9;
    private const int LastHour = 20;

    /// <summary>What the office is to send back to schools: the number of each case, and whether it is packed already.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> LeavingAsync(string officeId, CancellationToken cancellationToken) =>
        await db.CourierThings.Where(row => row.FromOfficeId == officeId && row.Kind == ThingKind.ReturnedResult)
            .ToDictionaryAsync(row => row.CaseNumber, row => row.ManifestId != null, StringComparer.Ordinal, cancellationToken);

    /// <summary>How many results wait at an office, or at each, now.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(string? officeId, CancellationToken cancellationToken) =>
        await (officeId is null ? db.UncollectedResults : db.UncollectedResults.Where(row => row.OfficeId == officeId)).GroupBy(row => row.OfficeId)
            .Select(group => new { group.Key, Results = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Results, StringComparer.Ordinal, cancellationToken);

    /// <summary>Goes through everything that is due today.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (AlmatyTime.ToLocal(clock.GetUtcNow()).Hour is < FirstHour or >= LastHour)
        {
            return;
        }

        var today = AlmatyTime.Today(clock);
        for (var found = Batch; found == Batch;)
        {
            var due = await db.UncollectedResults.AsNoTracking().Where(row => row.NextOn <= today).OrderBy(row => row.NextOn).Take(Batch).ToListAsync(cancellationToken);
            foreach (var row in due)
            {
                await GoOnAsync(row, today, cancellationToken);
                store.Forget();
            }

            found = due.Count;
        }
    }

    private async Task GoOnAsync(UncollectedResultRow row, DateOnly today, CancellationToken cancellationToken)
    {
        var courier = options.Value.Courier;
        var keptUntil = row.ArrivedOn.AddDays(courier.KeptDays);
        var last = row.ArrivedOn.AddDays(courier.LastReminderDays);
        DateOnly? next = today >= keptUntil ? null : today >= last ? keptUntil : last;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // of several hosts one goes on
        var (id, was) = (row.ApplicationId, row.NextOn);
        if (await db.UncollectedResults.Where(one => one.ApplicationId == id && one.NextOn == was).ExecuteUpdateAsync(one => one.SetProperty(two => two.NextOn, next), cancellationToken) == 0
            || await store.FindAsync(id, cancellationToken) is not { WaitsAtCorporation: true } application)
        {
            await transaction.CommitAsync(cancellationToken);
            return;
        }

        if (next is null)
        {
            await ReturnAsync(application, cancellationToken);
        }
        else
        {
            application.RemindOfCollection(keptUntil, Actor.Service, clock.GetUtcNow());
            await store.SaveAsync(application, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>It waits for the courier, and the operators hear of it; until it is packed it can still be handed over.</summary>
    private async Task ReturnAsync(DuplicateApplication application, CancellationToken cancellationToken)
    {
        if (await db.CourierThings.FindAsync([application.Id, ThingKind.ReturnedResult], cancellationToken) is null)
        {
            db.CourierThings.Add(CourierThings.NewThing(application, ThingKind.ReturnedResult, application.CollectionOfficeId!, application.OfficeId!, clock.GetUtcNow()));
        }

        foreach (var role in NoticesBesideSteps.ReadersOf(Kind))
        {
            notices.Tell(new(application.CollectionOfficeId!, role, null, Kind, application.Id, application.Number!.Value, null));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
