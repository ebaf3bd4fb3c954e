using System.Globalization;
using System.Security.Claims;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Accounts;

/// <summary>Tells a door whether a citizen's session is still open.</summary>
public interface ICitizenSessions
{
    /// <summary>Whether the citizen has not signed out everywhere since this session began; asked with every request.</summary>
    Task<bool> IsOpenAsync(ClaimsPrincipal citizen, CancellationToken cancellationToken);
}

/// <summary>Closes all sessions of a citizen at once: those that began earlier are open no more.</summary>
internal sealed class CitizenSessions(DuplicatesDbContext db, ApplicantSql sql, TimeProvider clock) : ICitizenSessions
{
    /// <inheritdoc />
    public async Task<bool> IsOpenAsync(ClaimsPrincipal citizen, CancellationToken cancellationToken)
    {
        var key = citizen.FindFirstValue(ClaimTypes.NameIdentifier) ?? string.Empty;
        var closedAt = await sql.SessionsClosedAtAsync(key, cancellationToken);
        return closedAt is null || (BeganAt(citizen) is { } began && began > closedAt);
    }

    /// <summary>Ends all sessions that are open now.</summary>
    public Task CloseAllAsync(Citizen citizen, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.Citizens.Where(row => row.IinKey == citizen.Key).ExecuteUpdateAsync(change => change.SetProperty(row => row.SessionsClosedAt, now), cancellationToken);
    }

    private static DateTimeOffset? BeganAt(ClaimsPrincipal citizen) =>
        DateTimeOffset.TryParse(citizen.FindFirstValue(ServiceClaims.SignedInAt), CultureInfo.InvariantCulture, out var began) ? began : null;
}
