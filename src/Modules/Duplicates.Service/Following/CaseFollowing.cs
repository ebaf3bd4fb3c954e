using Duplicates.Service.Data;
using Duplicates.Service.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Duplicates.Service.Following;

/// <summary>Has the door follow the cases.</summary>
public interface ICaseFollowing
{
    /// <summary>Has the door follow one case now, if it is behind; what goes wrong is tried again later.</summary>
    /// <returns>Whether the door has followed all that happened.</returns>
    Task<bool> CatchUpAsync(Guid applicationId, CancellationToken cancellationToken);

    /// <summary>Has the door follow one case now, also when nothing happened: the door has changed something by itself.</summary>
    /// <returns>Whether the door has followed all that happened.</returns>
    Task<bool> FollowAsync(Guid applicationId, CancellationToken cancellationToken);

    /// <summary>Notes that the door has to follow every case; for a door that begins to follow a service that has cases already.</summary>
    Task NoteAllAsync(CancellationToken cancellationToken);
}

/// <summary>Calls the door until it has followed.</summary>
internal sealed partial class CaseFollowing(
    DuplicatesDbContext db,
    FollowedCases cases,
    ICaseFollower follower,
    IOffices offices,
    TimeProvider clock,
    ILogger<CaseFollowing> logger) : ICaseFollowing
{
    private const int Batch = 100;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    public async Task<bool> CatchUpAsync(Guid applicationId, CancellationToken cancellationToken) =>
        !await db.CaseChanges.AnyAsync(row => row.ApplicationId == applicationId, cancellationToken) || await FollowAsync(applicationId, cancellationToken);

    /// <inheritdoc />
    public async Task NoteAllAsync(CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (await NextUnnotedAsync(last, cancellationToken) is { Count: > 0 } batch)
        {
            db.CaseChanges.AddRange(batch.Select(found => new CaseChangeRow { ApplicationId = found.Id, Version = found.Version, NextAttemptAt = clock.GetUtcNow() }));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            last = batch[^1].Id;
        }
    }

    /// <summary>Follows the cases whose time has come; returns how many were followed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.CaseChanges.Where(row => row.NextAttemptAt <= now).OrderBy(row => row.NextAttemptAt)
            .Select(row => row.ApplicationId).Take(Batch).ToListAsync(cancellationToken);
        var followed = 0;
        foreach (var applicationId in due.Distinct())
        {
            followed += await FollowAsync(applicationId, cancellationToken) ? 1 : 0;
        }

        return followed;
    }

    private Task<List<UnnotedCase>> NextUnnotedAsync(Guid after, CancellationToken cancellationToken) =>
        db.Applications.AsNoTracking()
            .Where(row => row.Number != null && row.Id.CompareTo(after) > 0 && !db.CaseChanges.Any(change => change.ApplicationId == row.Id && change.Version == row.Version))
            .OrderBy(row => row.Id).Take(Batch).Select(row => new UnnotedCase(row.Id, row.Version)).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<bool> FollowAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        try
        {
            await FollowNowAsync(applicationId, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(applicationId, exception);
            await PostponeAsync(applicationId, CancellationToken.None);
            return false;
        }
    }

    private async Task FollowNowAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(applicationId, cancellationToken) is not { } followed)
        {
            return;
        }

        var turn = await follower.FollowAsync(followed, cancellationToken);
        var role = offices.TurnOf(turn, followed.OfficeId);
        await db.Applications.Where(row => row.Id == applicationId && row.Version == followed.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WaitsFor, role), cancellationToken);
        await db.CaseChanges.Where(row => row.ApplicationId == applicationId && row.Version <= followed.Version).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Each failure doubles the pause.</summary>
    private async Task PostponeAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var failures = await db.CaseChanges.Where(row => row.ApplicationId == applicationId).MaxAsync(row => (int?)row.Failures, cancellationToken) ?? 0;
        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures), LongestPause.TotalSeconds));
        var next = clock.GetUtcNow() + pause;
        await db.CaseChanges.Where(row => row.ApplicationId == applicationId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Failures, failures + 1).SetProperty(row => row.NextAttemptAt, next), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The door could not follow case {ApplicationId}; it will be asked again")]
    private partial void LogFailure(Guid applicationId, Exception exception);

    private sealed record UnnotedCase(Guid Id, int Version);
}
