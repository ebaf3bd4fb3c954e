using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Certificates;

/// <summary>A duplicate that was sent to an office of the Corporation.</summary>
internal sealed record CounterLine(string CaseNumber, string LearnerName, string SchoolId, string Blank, DateTimeOffset SentAt, DateTimeOffset? ArrivedAt, bool IsAnnulled)
{
    /// <summary>The number as people read it.</summary>
    public string SpokenNumber => ApplicationNumber.TryParse(CaseNumber, out var number, out _) ? number.ToString() : CaseNumber;
}

/// <summary>What waits at an office of the Corporation: only what was sent there, and every look at a case is on record.</summary>
internal sealed class CounterDesk(DuplicatesDbContext db, ApplicationStore store, AuditLog audit)
{
    /// <summary>Lines that are shown at the most; an office that has more hands some over first.</summary>
    public const int Most = 500;

    /// <summary>What was sent to the office and not handed over yet, the oldest first.</summary>
    public async Task<IReadOnlyList<CounterLine>> WaitingAsync(string officeId, CancellationToken cancellationToken) =>
        await (
            from row in db.CertificateDuplicates.AsNoTracking()
            join application in db.Applications on row.ApplicationId equals application.Id
            where row.SentToOfficeId == officeId && row.HandedOverAt == null
            orderby row.SentAt
            select new CounterLine(application.Number!, application.LearnerName, row.OfficeId, row.Blank, row.SentAt!.Value, row.ArrivedAt, row.IsAnnulled))
            .Take(Most).ToListAsync(cancellationToken);

    /// <summary>What has arrived at the office for a person, by the look-up key of the IIN, and can be handed over.</summary>
    public async Task<IReadOnlyList<CounterLine>> WaitingOfAsync(string officeId, string iinKey, CancellationToken cancellationToken) =>
        await (
            from row in db.CertificateDuplicates.AsNoTracking()
            join application in db.Applications on row.ApplicationId equals application.Id
            where application.ApplicantKey == iinKey && row.SentToOfficeId == officeId && row.HandedOverAt == null && row.ArrivedAt != null && !row.IsAnnulled
            orderby row.SentAt
            select new CounterLine(application.Number!, application.LearnerName, row.OfficeId, row.Blank, row.SentAt!.Value, row.ArrivedAt, row.IsAnnulled))
            .Take(Most).ToListAsync(cancellationToken);

    /// <summary>The case, if its duplicate was sent to the operator's office; null otherwise, and then an existing case leaves an entry in the audit log.</summary>
    public async Task<DuplicateApplication?> OpenAsync(ClaimsPrincipal user, string typedNumber, CancellationToken cancellationToken)
    {
        if (!ApplicationNumber.TryParse(typedNumber, out var number, out _))
        {
            return null;
        }

        var person = SignedInPeople.Operator(user);
        var id = await (
            from row in db.CertificateDuplicates
            join application in db.Applications on row.ApplicationId equals application.Id
            where row.SentToOfficeId == person.OfficeId && application.Number == number.Value
            select (Guid?)application.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is not null || await store.ExistsAsync(number, cancellationToken))
        {
            await audit.AppendAsync(person.AsActor(), id is null ? AuditAction.CaseDenied : AuditAction.CaseRead, number.Value, cancellationToken);
        }

        return id is null ? null : await store.FindAsync(id.Value, cancellationToken);
    }
}
