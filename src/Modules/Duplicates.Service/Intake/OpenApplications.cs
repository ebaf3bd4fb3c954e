using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Intake;

/// <summary>
/// One document, one open application of a person who is known to be that person: what a desk took in, and what was sent from the account
/// that is confirmed, stand in each other's way. An account that nothing confirms is met by its own applications alone, and meets nobody:
/// so nobody learns of others' applications, and a stranger stands in nobody's way. Applications of other people for the same learner are
/// not looked at.
/// </summary>
internal sealed class OpenApplications(DuplicatesDbContext db, LookupKeys keys)
{
    /// <summary>The number of the person's open application for the same learner, level and paper; null when there is none.</summary>
    /// <param name="citizen">Who applies.</param>
    /// <param name="learner">Whose document it is.</param>
    /// <param name="level">Grade 9 or grade 11.</param>
    /// <param name="scope">The document, its supplement, or both; both overlaps with either.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public Task<ApplicationNumber?> FindAsync(Citizen citizen, Iin learner, EducationLevel level, DocumentScope scope, CancellationToken cancellationToken) =>
        FindAsync(citizen.IinKey, citizen.Key, keys.Of(learner), level, scope, cancellationToken);

    /// <summary>The number of the applicant's open application for the same as is asked for; null when there is none.</summary>
    /// <param name="content">What is asked for, and by whom.</param>
    /// <param name="accountKey">The account that sends it; <see cref="ApplicationRow.NoAccount"/> for another door.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public Task<ApplicationNumber?> FindAsync(ApplicationContent content, string accountKey, CancellationToken cancellationToken) => FindAsync(
        keys.Of(content.Applicant.Iin), accountKey, keys.Of(content.Learner.Iin), content.Document.Kind.Level, content.Document.Scope, cancellationToken);

    private async Task<ApplicationNumber?> FindAsync(
        string applicantKey, string accountKey, string learnerKey, EducationLevel level, DocumentScope scope, CancellationToken cancellationToken)
    {
        var open = await db.Applications.AsNoTracking()
            .Where(row => row.ApplicantKey == applicantKey && row.LearnerKey == learnerKey && row.IsOpen && row.Level == level && row.Number != null)
            .Select(row => new { row.Number, row.Scope, row.AccountKey })
            .ToListAsync(cancellationToken);
        var same = open.Where(row => row.Scope == scope || DocumentScope.CertificateAndSupplement == row.Scope || DocumentScope.CertificateAndSupplement == scope).ToList();
        var own = same.Find(row => row.AccountKey == accountKey);
        if (own is null && same.Count > 0)
        {
            var confirmed = await CitizenRows.Confirmed(db).Where(account => account.IinKey == applicantKey).Select(account => account.AccountKey).SingleOrDefaultAsync(cancellationToken);
            bool IsKnown(string account) => account == ApplicationRow.NoAccount || account == confirmed;
            own = IsKnown(accountKey) ? same.Find(row => IsKnown(row.AccountKey)) : null;
        }

        return own is not null && ApplicationNumber.TryParse(own.Number, out var number, out _) ? number : null;
    }
}

/// <summary>The person has an open application for the same document.</summary>
internal sealed class OpenApplicationException(ApplicationNumber number) : Exception("The person has an open application for the same document.")
{
    /// <summary>The number of the open application.</summary>
    public ApplicationNumber Number { get; } = number;
}
