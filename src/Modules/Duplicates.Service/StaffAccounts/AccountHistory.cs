using Duplicates.Service.Audit;

namespace Duplicates.Service.StaffAccounts;

/// <summary>A line of an account's history.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Action">What happened.</param>
/// <param name="Role">The role that was given or taken; empty otherwise.</param>
/// <param name="By">The name of who did it; empty when that account is gone, or when nobody knows.</param>
internal sealed record AccountHistoryLine(DateTimeOffset At, AuditAction Action, string Role, string By);

/// <summary>What happened to an account, from the audit log.</summary>
internal sealed class AccountHistory(AuditReading log, StaffAccountDesk desk)
{
    private const int Most = 50;

    /// <summary>The subject of an entry about a role of an account.</summary>
    public static string SubjectOf(string accountId, string role) => $"{accountId}:{role}";

    /// <summary>The newest lines.</summary>
    public async Task<IReadOnlyList<AccountHistoryLine>> ReadAsync(string accountId, CancellationToken cancellationToken)
    {
        string[] subjects = [accountId, .. ServiceRoles.Staff.Append(ServiceRoles.AccountManager).Select(role => SubjectOf(accountId, role))];
        var entries = await log.NewestAsync(subjects, Most, cancellationToken);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in entries.Select(entry => entry.ActorId).Distinct(StringComparer.Ordinal))
        {
            names[id] = (await desk.Accounts.FindAsync(id, cancellationToken))?.Name ?? string.Empty;
        }

        return [.. entries.Select(entry => new AccountHistoryLine(entry.At, entry.Action, entry.Subject.Length > accountId.Length ? entry.Subject[(accountId.Length + 1)..] : string.Empty, names[entry.ActorId]))];
    }
}
