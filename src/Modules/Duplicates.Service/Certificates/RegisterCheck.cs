using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Certificates;

/// <summary>Whether the register of each school's year is whole: the entry of a spoiled blank stays, too.</summary>
internal sealed class RegisterCheck(DuplicatesDbContext db) : IStoredDataCheck
{
    /// <inheritdoc />
    public string Subject => "register";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FindProblemsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var counters = await db.RegisterCounters.AsNoTracking().Select(row => new GivenNumber(row.OfficeId, row.Year, row.LastNumber)).ToListAsync(cancellationToken);
        var entries = db.CertificateDuplicates.AsNoTracking().OrderBy(row => row.OfficeId).ThenBy(row => row.RegisterYear).ThenBy(row => row.RegisterNumber)
            .Select(row => new GivenNumber(row.OfficeId, row.RegisterYear, row.RegisterNumber));
        await foreach (var problem in ConsecutiveNumbers.FindGapsAsync("register", entries.AsAsyncEnumerable(), counters, cancellationToken))
        {
            yield return problem;
        }
    }
}
