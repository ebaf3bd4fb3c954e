using Duplicates.Domain.Time;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Search.Misses;

/// <summary>
/// What found nothing, for editors. Until <see cref="FewestPeople"/> typed the same words, the database holds a keyed hash of them only:
/// what a single person seeks, perhaps a name, is nobody's business.
/// </summary>
internal sealed class SearchMissLog(DuplicatesDbContext db, SearchMisses misses, LookupKeys keys, TimeProvider clock)
{
    /// <summary>So many people make words worth reading.</summary>
    public const int FewestPeople = 3;

    private const int MostShown = 100;
    private const int MostKept = 5_000;
    private const int DaysKept = 90;

    /// <summary>Writes down what this host noted, and forgets what nobody typed for ninety days.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var today = AlmatyTime.Today(clock);
        var old = today.AddDays(-DaysKept);
        await db.SearchMisses.Where(row => row.LastOn < old).ExecuteDeleteAsync(cancellationToken);
        var noted = misses.Take();
        if (noted.Count == 0 || await db.SearchMisses.CountAsync(cancellationToken) >= MostKept)
        {
            return;
        }

        foreach (var one in noted)
        {
            var (key, words) = (keys.Of("search-miss", $"{one.Language}\n{one.Words}"), one.People >= FewestPeople ? one.Words : null);
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "SearchMisses" ("Key", "Language", "Words", "People", "LastOn") VALUES ({key}, {one.Language}, {words}, {one.People}, {today})
                ON CONFLICT ("Key") DO UPDATE SET
                  "Words" = CASE WHEN "SearchMisses"."People" + excluded."People" >= {FewestPeople} THEN {one.Words} ELSE "SearchMisses"."Words" END,
                  "People" = "SearchMisses"."People" + excluded."People",
                  "LastOn" = excluded."LastOn"
                """,
                cancellationToken);
        }
    }

    /// <summary>What several people sought in vain, the most wanted first.</summary>
    public async Task<IReadOnlyList<SearchMissRow>> ListAsync(CancellationToken cancellationToken) =>
        await db.SearchMisses.AsNoTracking().Where(row => row.Words != null && row.People >= FewestPeople).OrderByDescending(row => row.People).ThenBy(row => row.Key).Take(MostShown).ToListAsync(cancellationToken);

    /// <summary>The words under a key; null when several people did not type them, or somebody has dealt with them.</summary>
    public async Task<string?> WordsAsync(string key, CancellationToken cancellationToken) =>
        await db.SearchMisses.Where(row => row.Key == key).Select(row => row.Words).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Takes words off the list; they come again when several people type them again.</summary>
    public Task ForgetAsync(string key, CancellationToken cancellationToken) => db.SearchMisses.Where(row => row.Key == key).ExecuteDeleteAsync(cancellationToken);
}
