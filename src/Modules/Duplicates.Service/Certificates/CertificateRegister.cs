using System.Security.Cryptography;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Certificates;

/// <summary>The register of issued duplicates: finds them, and gives the next entry of a school's year.</summary>
internal sealed class CertificateRegister(DuplicatesDbContext db, StoredJson json)
{
    /// <summary>An unguessable code of 160 random bits.</summary>
    public static VerificationCode NewVerificationCode() => VerificationCode.Create(RandomNumberGenerator.GetBytes(20));

    /// <summary>
    /// The next entry of the school's register. It is saved with the change it belongs to, so that entries have no gaps;
    /// two who take the same entry collide, and one of them tries again.
    /// </summary>
    public async Task<RegisterEntry> NextEntryAsync(string officeId, int year, CancellationToken cancellationToken)
    {
        var counter = await db.RegisterCounters.SingleOrDefaultAsync(row => row.OfficeId == officeId && row.Year == year, cancellationToken)
            ?? db.RegisterCounters.Add(new() { OfficeId = officeId, Year = year }).Entity;
        counter.LastNumber++;
        return new(year, counter.LastNumber);
    }

    /// <summary>Whether a blank with this series and number was used before.</summary>
    public Task<bool> IsBlankUsedAsync(SeriesAndNumber blank, CancellationToken cancellationToken)
    {
        var text = blank.ToString();
        return db.CertificateDuplicates.AnyAsync(row => row.Blank == text, cancellationToken);
    }

    /// <summary>Adds an entry; it is stored when the case is saved.</summary>
    public void Add(CertificateDuplicate duplicate) => db.CertificateDuplicates.Add(new()
    {
        Id = duplicate.Id,
        ApplicationId = duplicate.ApplicationId,
        OfficeId = duplicate.OfficeId,
        RegisterYear = duplicate.Entry.Year,
        RegisterNumber = duplicate.Entry.Number,
        Blank = duplicate.Blank.ToString(),
        VerificationCode = duplicate.VerificationCode.Value,
        Data = json.Write(duplicate),
    });

    /// <summary>Stores that a duplicate lost its force.</summary>
    /// <exception cref="StaleCaseException">Somebody else annulled it at the same moment.</exception>
    public async Task SaveAnnulmentAsync(CertificateDuplicate annulled, CancellationToken cancellationToken)
    {
        var row = await db.CertificateDuplicates.SingleAsync(candidate => candidate.Id == annulled.Id, cancellationToken);
        (row.IsAnnulled, row.Data) = (true, json.Write(annulled));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException exception)
        {
            throw new StaleCaseException(exception);
        }
    }

    /// <summary>The duplicate that answers a case; null before it is prepared.</summary>
    public Task<CertificateDuplicate?> OfApplicationAsync(Guid applicationId, CancellationToken cancellationToken) =>
        ReadAsync(db.CertificateDuplicates.Where(row => row.ApplicationId == applicationId), cancellationToken);

    /// <summary>The duplicate behind a verification code; null when there is none.</summary>
    public Task<CertificateDuplicate?> FindAsync(VerificationCode code, CancellationToken cancellationToken) =>
        ReadAsync(db.CertificateDuplicates.Where(row => row.VerificationCode == code.Value), cancellationToken);

    private async Task<CertificateDuplicate?> ReadAsync(IQueryable<CertificateDuplicateRow> rows, CancellationToken cancellationToken) =>
        await rows.AsNoTracking().Select(row => row.Data).SingleOrDefaultAsync(cancellationToken) is { } data
            ? json.Read<CertificateDuplicate>(data)
            : null;
}
