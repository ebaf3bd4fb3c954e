using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Apply;

/// <summary>
/// One document, one open application of an account. Applications of other people for the same learner are not looked at, nor what
/// another phone sent for the same IIN, so that nobody learns of them and a stranger stands in nobody's way.
/// </summary>
internal sealed class OpenApplications(DuplicatesDbContext db, LookupKeys keys)
{
    /// <summary>The number of the person's open application for the same learner, level and paper; null when there is none.</summary>
    /// <param name="citizen">Who applies.</param>
    /// <param name="learner">Whose document it is.</param>
    /// <param name="level">Grade 9 or grade 11.</param>
    /// <param name="scope">The document, its supplement, or both; both overlaps with either.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<ApplicationNumber?> FindAsync(Citizen citizen, Iin learner, EducationLevel level, DocumentScope scope, CancellationToken cancellationToken)
    {
        var learnerKey = keys.Of(learner);
        var open = await db.Applications.AsNoTracking()
            .Where(row => row.ApplicantKey == citizen.IinKey && row.AccountKey == citizen.Key && row.LearnerKey == learnerKey && row.IsOpen && row.Level == level && row.Number != null)
            .Select(row => new { row.Number, row.Scope })
            .ToListAsync(cancellationToken);
        var same = open.Find(row => row.Scope == scope || DocumentScope.CertificateAndSupplement == row.Scope || DocumentScope.CertificateAndSupplement == scope);
        return same is not null && ApplicationNumber.TryParse(same.Number, out var number, out _) ? number : null;
    }
}

/// <summary>The person has an open application for the same document.</summary>
internal sealed class OpenApplicationException(ApplicationNumber number) : Exception("The person has an open application for the same document.")
{
    /// <summary>The number of the open application.</summary>
    public ApplicationNumber Number { get; } = number;
}
