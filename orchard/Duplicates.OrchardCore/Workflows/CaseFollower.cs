using Duplicates.OrchardCore.Items;
using Duplicates.Service.Following;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Locking.Distributed;

namespace Duplicates.OrchardCore.Workflows;

/// <summary>
/// Brings Orchard's store to what a case is: its workflow, its Application item and its CertificateDuplicate items, in one transaction of
/// that store. A lock on the case lets one host at a time do it.
/// </summary>
internal sealed class CaseFollower(CaseLock locks) : ICaseFollower
{
    /// <inheritdoc />
    public async Task<string?> FollowAsync(FollowedCase followed, CancellationToken cancellationToken)
    {
        string? turn = null;
        await using var held = await locks.HoldAsync(followed.Id);
        await ShellScope.UsingChildScopeAsync(async scope =>
        {
            await scope.ServiceProvider.GetRequiredService<CaseItems>().KeepAsync(followed, cancellationToken);
            var process = await scope.ServiceProvider.GetRequiredService<CaseWorkflows>().FollowAsync(followed, cancellationToken);
            turn = process?.Waits.Where(wait => wait.Roles.Count > 0).OrderBy(wait => wait.Since).FirstOrDefault()?.Roles[0];
        });
        return turn;
    }
}

/// <summary>The lock under which the workflow of a case is advanced.</summary>
internal sealed class CaseLock(IDistributedLock locks)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Expiration = TimeSpan.FromMinutes(1);

    /// <summary>Holds it until disposed of.</summary>
    /// <exception cref="TimeoutException">Somebody else holds it.</exception>
    public async Task<IAsyncDisposable> HoldAsync(Guid applicationId)
    {
        var (locker, locked) = await locks.TryAcquireLockAsync($"Duplicates_Case_{applicationId:N}", Patience, Expiration);
        return locked ? locker : throw new TimeoutException("The case is being followed elsewhere.");
    }
}
