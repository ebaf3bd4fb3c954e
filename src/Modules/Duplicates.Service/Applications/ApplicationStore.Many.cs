using Duplicates.Domain.Applications;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Applications;

/// <content>Many cases at once, for the service's own work.</content>
internal sealed partial class ApplicationStore
{
    /// <summary>The cases with these identities, read with two queries however many they are.</summary>
    internal async Task<IReadOnlyList<DuplicateApplication>> FindManyAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        // the rows stay tracked: storing the cases needs them again
        await db.Applications.Where(row => ids.Contains(row.Id)).LoadAsync(cancellationToken);
        var events = await db.ApplicationEvents.AsNoTracking().Where(row => ids.Contains(row.ApplicationId))
            .OrderBy(row => row.ApplicationId).ThenBy(row => row.Sequence).ToListAsync(cancellationToken);
        return [.. events.GroupBy(row => row.ApplicationId).Select(history => DuplicateApplication.FromHistory(history.Key, history.Select(json.ToEvent)))];
    }

    /// <summary>Stores the new events of cases and whatever else was staged, all of it or nothing.</summary>
    /// <exception cref="StaleCaseException">Somebody else changed one of them since it was read.</exception>
    internal async Task SaveAllAsync(IReadOnlyList<DuplicateApplication> applications, CancellationToken cancellationToken)
    {
        var changed = applications.Where(application => application.NewEvents.Any()).ToList();
        foreach (var application in changed)
        {
            await StageWithReactionsAsync(application, cancellationToken);
        }

        await StoreAsync(cancellationToken);
        changed.ForEach(application => application.MarkStored());
    }
}
