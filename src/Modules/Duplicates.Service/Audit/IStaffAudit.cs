using Duplicates.Domain.Applications;
using Duplicates.Service.Settings;

namespace Duplicates.Service.Audit;

/// <summary>Lets a door write sign-ins of staff into the audit log.</summary>
public interface IStaffAudit
{
    /// <summary>Records that somebody signed in.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="name">The name of its holder.</param>
    /// <param name="roles">The roles of the account: <see cref="ServiceRoles"/>.</param>
    /// <param name="cancellationToken">Ends the recording.</param>
    Task RecordSignInAsync(string accountId, string name, IEnumerable<string> roles, CancellationToken cancellationToken);

    /// <summary>Records that somebody tried to sign in to an account in vain. Nobody has proved to be its holder: the service is on record for it.</summary>
    Task RecordFailedSignInAsync(string accountId, string name, CancellationToken cancellationToken);
}

internal sealed class StaffAudit(AuditLog log) : IStaffAudit
{
    /// <inheritdoc />
    public Task RecordSignInAsync(string accountId, string name, IEnumerable<string> roles, CancellationToken cancellationToken) =>
        log.AppendAsync(new(accountId, name, AuditActs.RoleOf(AuditAction.StaffSignedIn, roles)), AuditAction.StaffSignedIn, accountId, cancellationToken);

    /// <inheritdoc />
    public Task RecordFailedSignInAsync(string accountId, string name, CancellationToken cancellationToken) =>
        log.AppendAsync(new(accountId, name, ActorRole.Service), AuditAction.StaffSignInFailed, accountId, cancellationToken);
}

/// <summary>Checks the audit log from outside the service.</summary>
public interface IAuditVerification
{
    /// <summary>The first entry that was changed or that follows a missing one; null when the log is whole.</summary>
    Task<long?> FindBrokenEntryAsync(CancellationToken cancellationToken);

    /// <summary>Checks the log and compares it with signed heads.</summary>
    /// <param name="headsFile">A file of heads; null for the one to which the service adds.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    Task<AuditReport> CheckAsync(string? headsFile, CancellationToken cancellationToken);

    /// <summary>The public keys by id, as SubjectPublicKeyInfo in Base64: with them anybody can check the signatures of the heads.</summary>
    IReadOnlyDictionary<string, string> PublicKeys { get; }
}

internal sealed class AuditVerification(AuditLog log, AuditCheck check, AuditHeadsFile file, AuditHeadKeys keys) : IAuditVerification
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> PublicKeys => keys.Published;

    /// <inheritdoc />
    public Task<long?> FindBrokenEntryAsync(CancellationToken cancellationToken) => log.VerifyAsync(cancellationToken);

    /// <inheritdoc />
    public Task<AuditReport> CheckAsync(string? headsFile, CancellationToken cancellationToken) => check.RunAsync(headsFile ?? file.Path, cancellationToken);
}

/// <summary>Puts the end of the log on record; the door says when it starts and stops.</summary>
public interface IAuditRecord
{
    /// <summary>Looks whether heads can be put on record; before the start.</summary>
    /// <exception cref="SettingException">The file of heads cannot be written.</exception>
    Task RequireWritableAsync(CancellationToken cancellationToken);

    /// <summary>A host started.</summary>
    Task StartedAsync(CancellationToken cancellationToken);

    /// <summary>A host stops.</summary>
    Task StoppingAsync(CancellationToken cancellationToken);
}

internal sealed class AuditRecord(AuditHeads heads, IHistorySealing seals, AuditHeadsFile file) : IAuditRecord
{
    /// <inheritdoc />
    public async Task RequireWritableAsync(CancellationToken cancellationToken)
    {
        try
        {
            await file.RequireWritableAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Duplicates:Audit:HeadsFile", "names a file that cannot be written.");
        }
    }

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => heads.SignAsync(AuditHeadCause.Start, cancellationToken);

    /// <inheritdoc />
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await seals.RunAsync(cancellationToken);
        await heads.SignAsync(AuditHeadCause.Stop, cancellationToken);
    }
}
