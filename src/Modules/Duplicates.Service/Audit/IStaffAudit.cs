using Duplicates.Domain.Applications;

namespace Duplicates.Service.Audit;

/// <summary>Lets a door write sign-ins of staff into the audit log.</summary>
public interface IStaffAudit
{
    /// <summary>Records a sign-in or a failed one.</summary>
    Task RecordSignInAsync(string accountId, string name, bool succeeded, CancellationToken cancellationToken);
}

internal sealed class StaffAudit(AuditLog log) : IStaffAudit
{
    /// <inheritdoc />
    public Task RecordSignInAsync(string accountId, string name, bool succeeded, CancellationToken cancellationToken) =>
        log.AppendAsync(
            new Actor(accountId, name, ActorRole.Service),
            succeeded ? AuditAction.StaffSignedIn : AuditAction.StaffSignInFailed,
            accountId,
            cancellationToken);
}

/// <summary>Checks the audit log from outside the service.</summary>
public interface IAuditVerification
{
    /// <summary>The first entry that was changed or that follows a missing one; null when the log is whole.</summary>
    Task<long?> FindBrokenEntryAsync(CancellationToken cancellationToken);
}

internal sealed class AuditVerification(AuditLog log) : IAuditVerification
{
    /// <inheritdoc />
    public Task<long?> FindBrokenEntryAsync(CancellationToken cancellationToken) => log.VerifyAsync(cancellationToken);
}
