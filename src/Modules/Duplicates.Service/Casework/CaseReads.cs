using Duplicates.Domain.Applications;
using Duplicates.Service.Audit;

namespace Duplicates.Service.Casework;

/// <summary>Somebody looked at a case, or tried to.</summary>
/// <param name="At">UTC instant.</param>
/// <param name="Name">Who, when it is a colleague of the reader; null for everybody else.</param>
/// <param name="Role">In what role.</param>
/// <param name="Action">What was done.</param>
internal sealed record CaseRead(DateTimeOffset At, string? Name, ActorRole Role, AuditAction Action);

/// <summary>Shows from the audit log who read a case and when.</summary>
internal sealed class CaseReads(AuditReading log, IColleagues colleagues)
{
    /// <summary>Entries that are shown.</summary>
    public const int Most = 100;

    /// <summary>The newest reads of a case.</summary>
    public async Task<IReadOnlyList<CaseRead>> OfAsync(DuplicateApplication application, CancellationToken cancellationToken)
    {
        var number = application.Number!.Value;
        var names = (await colleagues.OfOfficeAsync(application.OfficeId!, cancellationToken)).ToDictionary(colleague => colleague.Id, colleague => colleague.Name, StringComparer.Ordinal);
        var entries = await log.NewestAsync([number], Most, cancellationToken);
        return [.. entries.Select(entry => new CaseRead(entry.At, names.GetValueOrDefault(entry.ActorId), entry.ActorRole, entry.Action))];
    }
}
