using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Accounts;

/// <summary>How many tries pass, and how long whoever has used them up waits for each further one.</summary>
/// <param name="Free">Tries that pass without waiting.</param>
/// <param name="FirstPause">The wait after the last of them; each further try doubles it.</param>
/// <param name="LongestPause">The longest wait.</param>
/// <param name="Window">When counting begins anew, after the first try.</param>
internal sealed record TryPolicy(int Free, TimeSpan FirstPause, TimeSpan LongestPause, TimeSpan Window);

/// <summary>What became of a wish to try.</summary>
/// <param name="Count">The how many-th it is; 0 when it did not pass.</param>
/// <param name="Wait">How long to wait when it did not pass.</param>
internal sealed record TryVerdict(int Count, TimeSpan? Wait);

/// <summary>Counts tries in the database, in one statement each: forty at once on two hosts are counted like forty one after another.</summary>
internal sealed class SignInTries(DuplicatesDbContext db, TimeProvider clock)
{
    private const string Take =
        """
        INSERT INTO "SignInTries" AS t ("Key", "Count", "FreeAt", "ForgetAt", "EmailCipher", "IsTold") VALUES (@key, 1, @first_free, @forget, @email, FALSE)
        ON CONFLICT ("Key") DO UPDATE SET
            "Count" = CASE WHEN t."ForgetAt" <= @now THEN 1 ELSE t."Count" + 1 END,
            "FreeAt" = CASE
                WHEN t."ForgetAt" <= @now THEN @first_free
                WHEN t."Count" + 1 < @free THEN 0
                WHEN t."Count" + 1 - @free > 20 THEN @now + @longest
                WHEN @pause * (1 << (t."Count" + 1 - @free)) > @longest THEN @now + @longest
                ELSE @now + @pause * (1 << (t."Count" + 1 - @free)) END,
            "ForgetAt" = CASE WHEN t."ForgetAt" <= @now THEN @forget ELSE t."ForgetAt" END,
            "EmailCipher" = @email,
            "IsTold" = CASE WHEN t."ForgetAt" <= @now THEN FALSE ELSE t."IsTold" END
        WHERE t."FreeAt" <= @now OR t."ForgetAt" <= @now
        RETURNING "Count"
        """;

    /// <summary>Counts a try, which passes or has to wait.</summary>
    public async Task<TryVerdict> TakeAsync(string key, TryPolicy policy, string? emailCipher, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var (pause, longest) = ((long)policy.FirstPause.TotalMilliseconds, (long)policy.LongestPause.TotalMilliseconds);
        var counted = await db.Database.ReadPlainAsync(
            Take,
            row => row.GetInt32(0),
            cancellationToken,
            ("@key", key),
            ("@now", now),
            ("@free", policy.Free),
            ("@pause", pause),
            ("@longest", longest),
            ("@first_free", policy.Free > 1 ? 0L : now + pause),
            ("@forget", now + (long)policy.Window.TotalMilliseconds),
            ("@email", (object?)emailCipher ?? DBNull.Value));
        return counted.Count > 0 ? new(counted[0], null) : new(0, await WaitAsync(key, now, cancellationToken));
    }

    /// <summary>Forgets a try that was counted: it was no vain one.</summary>
    public Task GiveBackAsync(string key, CancellationToken cancellationToken) => db.SignInTries.Where(row => row.Key == key && row.Count > 0)
        .ExecuteUpdateAsync(change => change.SetProperty(row => row.Count, row => row.Count - 1).SetProperty(row => row.FreeAt, 0), cancellationToken);

    /// <summary>The accounts on which somebody tries passwords and whose owners were not told yet.</summary>
    /// <param name="most">So many tries are worth telling.</param>
    /// <param name="atOnce">How many accounts at the most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<SignInTryRow>> UntoldAsync(int most, int atOnce, CancellationToken cancellationToken) => await db.SignInTries.AsNoTracking()
        .Where(row => row.EmailCipher != null && !row.IsTold && row.Count >= most).OrderBy(row => row.Key).Take(atOnce).ToListAsync(cancellationToken);

    /// <summary>Marks that the owner is told; false when another host did it at the same moment.</summary>
    public async Task<bool> MarkToldAsync(string key, CancellationToken cancellationToken) =>
        await db.SignInTries.Where(row => row.Key == key && !row.IsTold).ExecuteUpdateAsync(change => change.SetProperty(row => row.IsTold, true), cancellationToken) == 1;

    /// <summary>Deletes what counts for nothing any more.</summary>
    public Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return db.SignInTries.Where(row => row.ForgetAt <= now).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<TimeSpan> WaitAsync(string key, long now, CancellationToken cancellationToken)
    {
        var row = await db.SignInTries.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken);
        var ready = row is null ? now : Math.Min(row.FreeAt, row.ForgetAt);
        return TimeSpan.FromMilliseconds(Math.Max(ready - now, 1000));
    }
}
