using System.Security.Claims;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Accounts;

/// <summary>The sessions that are open, as rows that all hosts share. The cookie of a door names one and is worth nothing without it.</summary>
public interface IOpenSessions
{
    /// <summary>Opens a session in place of the one that the request came with.</summary>
    /// <returns>The person with the session among the claims; the door puts this into its cookie.</returns>
    Task<ClaimsPrincipal> OpenAsync(HttpContext context, ClaimsPrincipal person);

    /// <summary>Whether the session is open: not ended, not idle too long, not too old. Asked with every request, which counts as one.</summary>
    Task<bool> IsOpenAsync(ClaimsPrincipal person, CancellationToken cancellationToken);

    /// <summary>Ends the session; nothing happens when it is over.</summary>
    Task EndAsync(ClaimsPrincipal person, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of a member of staff.</summary>
    Task EndAllOfStaffAsync(string accountId, CancellationToken cancellationToken);
}

/// <summary>A session as its holder sees it.</summary>
/// <param name="Id">The session.</param>
/// <param name="Device">Browser and system; empty when unknown.</param>
/// <param name="BeganAt">When the person signed in (UTC).</param>
/// <param name="SeenAt">When it was last used (UTC), to the minute.</param>
internal sealed record OpenSession(Guid Id, string Device, DateTimeOffset BeganAt, DateTimeOffset SeenAt);

/// <summary>Opens, checks and ends sessions.</summary>
internal sealed class OpenSessions(DuplicatesDbContext db, SessionSql sql, TimeProvider clock, IOptions<DuplicatesOptions> options) : IOpenSessions
{
    /// <summary>How exactly the last request is known: a write for every request would cost more than the page.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public async Task<ClaimsPrincipal> OpenAsync(HttpContext context, ClaimsPrincipal person)
    {
        await EndAsync(context.User, context.RequestAborted);
        var (now, kind) = (clock.GetUtcNow(), KindOf(person));
        var row = new SessionRow
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            PersonKey = KeyOf(person),
            Device = BrowserName.Of(context.Request.Headers.UserAgent),
            BeganAt = now,
            SeenAt = now,
            EndsAt = now + LimitsOf(kind).Longest,
        };
        db.Sessions.Add(row);
        await db.SaveChangesAsync(context.RequestAborted);
        var identity = ((ClaimsIdentity)person.Identity!).Clone();
        identity.AddClaim(new(ServiceClaims.Session, row.Id.ToString("N")));
        return new(identity);
    }

    /// <inheritdoc />
    public async Task<bool> IsOpenAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (SignedInSession.IdOf(person) is not { } id || await sql.FindSessionAsync(id, KeyOf(person), cancellationToken) is not { } session)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        if (now >= session.EndsAt || now >= IdleEnd(session.SeenAt, KindOf(person)) || session.BeganAt <= session.ClosedAt)
        {
            return false;
        }

        if (now - session.SeenAt >= Grain)
        {
            await sql.SeeSessionAsync(id, now, cancellationToken);
        }

        return true;
    }

    /// <inheritdoc />
    public Task EndAsync(ClaimsPrincipal person, CancellationToken cancellationToken) =>
        SignedInSession.IdOf(person) is { } id ? db.Sessions.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc />
    public Task EndAllOfStaffAsync(string accountId, CancellationToken cancellationToken) => Of(SessionKind.Staff, accountId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Ends all sessions of a citizen; one that is being opened at this moment is over too.</summary>
    public async Task EndAllAsync(Citizen citizen, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await db.Citizens.Where(row => row.AccountKey == citizen.Key).ExecuteUpdateAsync(change => change.SetProperty(row => row.SessionsClosedAt, now), cancellationToken);
        await Of(SessionKind.Citizen, citizen.Key).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Ends all sessions of a person but the one of the request; returns how many.</summary>
    public Task<int> EndOthersAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var current = SignedInSession.IdOf(person);
        return Of(KindOf(person), KeyOf(person)).Where(row => row.Id != current).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Ends one session of a person; returns how many.</summary>
    public Task<int> EndOneAsync(ClaimsPrincipal person, Guid id, CancellationToken cancellationToken) =>
        Of(KindOf(person), KeyOf(person)).Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);

    /// <summary>The open sessions of a person, the one used last first.</summary>
    public async Task<IReadOnlyList<OpenSession>> ListAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var (now, kind) = (clock.GetUtcNow(), KindOf(person));
        var rows = await Of(kind, KeyOf(person)).AsNoTracking().OrderByDescending(row => row.SeenAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Where(row => now < row.EndsAt && now < IdleEnd(row.SeenAt, kind)).Select(row => new OpenSession(row.Id, row.Device, row.BeganAt, row.SeenAt))];
    }

    /// <summary>Deletes the rows of sessions that are over.</summary>
    public Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Sessions.Where(row => row.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<SessionRow> Of(SessionKind kind, string personKey) => db.Sessions.Where(row => row.PersonKey == personKey && row.Kind == kind);

    private DateTimeOffset IdleEnd(DateTimeOffset seenAt, SessionKind kind) => seenAt + LimitsOf(kind).Idle + Grain;

    private SessionLimits LimitsOf(SessionKind kind) => kind is SessionKind.Citizen ? options.Value.Sessions.Citizens : options.Value.Sessions.Staff;

    private static SessionKind KindOf(ClaimsPrincipal person) => person.IsInRole(ServiceRoles.Applicant) ? SessionKind.Citizen : SessionKind.Staff;

    private static string KeyOf(ClaimsPrincipal person) => person.FindFirstValue(ClaimTypes.NameIdentifier) ?? string.Empty;
}
