using System.Security.Cryptography;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Certificates;

/// <summary>The register of issued duplicates: finds them, and gives the next entry of a school's year.</summary>
internal sealed class CertificateRegister(DuplicatesDbContext db, StoredJson json)
{
    /// <summary>An unguessable code of 160 random bits.</summary>
    public static VerificationCode NewVerificationCode() => VerificationCode.Create(RandomNumberGenerator.GetBytes(VerificationCode.RandomBytes));

    /// <summary>
    /// The next entry of the school's register, within the transaction of the caller: whoever comes at the same moment waits until it
    /// ends, and takes this very entry when it fails. So entries have neither gaps nor collisions.
    /// </summary>
    public async Task<RegisterEntry> NextEntryAsync(string officeId, int year, CancellationToken cancellationToken)
    {
        var counter = db.RegisterCounters.Where(row => row.OfficeId == officeId && row.Year == year);
        if (await AdvanceAsync(counter, cancellationToken) == 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "RegisterCounters" ("OfficeId", "Year", "LastNumber") VALUES ({officeId}, {year}, 0) ON CONFLICT DO NOTHING""",
                cancellationToken);
            await AdvanceAsync(counter, cancellationToken);
        }

        return new(year, await counter.Select(row => row.LastNumber).SingleAsync(cancellationToken));
    }

    /// <summary>Who signed the school's last duplicate as deputy; null when it has issued none.</summary>
    public async Task<string?> FindLastDeputyAsync(string officeId, CancellationToken cancellationToken) =>
        (await db.CertificateDuplicates.AsNoTracking().Where(row => row.OfficeId == officeId)
            .OrderByDescending(row => row.RegisterYear).ThenByDescending(row => row.RegisterNumber).FirstOrDefaultAsync(cancellationToken))?.Read(json).Signatories.Deputy;

    /// <summary>Adds an entry; it is stored when the case is saved.</summary>
    public void Add(CertificateDuplicate duplicate)
    {
        var row = new CertificateDuplicateRow
        {
            Id = duplicate.Id,
            ApplicationId = duplicate.ApplicationId,
            OfficeId = duplicate.OfficeId,
            RegisterYear = duplicate.Entry.Year,
            RegisterNumber = duplicate.Entry.Number,
            Blank = duplicate.Blank.ToString(),
            VerificationCode = duplicate.VerificationCode.Value,
            NamesFolded = KazakhFolding.Fold($"{duplicate.NameKk.Full} {duplicate.NameRu.Full}"),
            Data = string.Empty,
        };
        row.Write(duplicate, json);
        db.CertificateDuplicates.Add(row);
        db.VerificationCounts.Add(new() { VerificationCode = duplicate.VerificationCode.Value, DuplicateId = duplicate.Id });
    }

    /// <summary>Records that a duplicate lost its force; it is stored with the change of the case.</summary>
    public async Task StageAnnulmentAsync(CertificateDuplicate annulled, CancellationToken cancellationToken)
    {
        var row = await db.CertificateDuplicates.SingleAsync(candidate => candidate.Id == annulled.Id, cancellationToken);
        row.IsAnnulled = true;
        row.Write(annulled, json);
    }

    /// <summary>The duplicate that answers a case, as the change at hand leaves it; null before it is prepared.</summary>
    public async Task<CertificateDuplicate?> OfApplicationAsync(Guid applicationId, CancellationToken cancellationToken) =>
        db.CertificateDuplicates.Local.FirstOrDefault(row => row.ApplicationId == applicationId && !row.IsVoid) is { } inChange
            ? inChange.Read(json)
            : await ReadAsync(db.CertificateDuplicates.Where(row => row.ApplicationId == applicationId && !row.IsVoid), cancellationToken);

    /// <summary>The duplicate behind a verification code; null when there is none.</summary>
    /// <param name="code">The code.</param>
    /// <param name="counts">Whether this is a check that somebody made, to be counted.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task<CertificateDuplicate?> CheckAsync(VerificationCode code, bool counts, CancellationToken cancellationToken)
    {
        if (counts)
        {
            await CountAsync(code, cancellationToken);
        }

        return await ReadAsync(db.CertificateDuplicates.Where(row => row.VerificationCode == code.Value), cancellationToken);
    }

    private Task<int> CountAsync(VerificationCode code, CancellationToken cancellationToken) =>
        db.VerificationCounts.Where(row => row.VerificationCode == code.Value)
            .ExecuteUpdateAsync(row => row.SetProperty(check => check.Count, check => check.Count + 1), cancellationToken);

    private static Task<int> AdvanceAsync(IQueryable<RegisterCounterRow> counter, CancellationToken cancellationToken) =>
        counter.ExecuteUpdateAsync(row => row.SetProperty(next => next.LastNumber, next => next.LastNumber + 1), cancellationToken);

    private async Task<CertificateDuplicate?> ReadAsync(IQueryable<CertificateDuplicateRow> rows, CancellationToken cancellationToken) =>
        (await rows.AsNoTracking().SingleOrDefaultAsync(cancellationToken))?.Read(json);
}
