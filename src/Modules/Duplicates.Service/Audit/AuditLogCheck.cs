using System.Runtime.CompilerServices;
using Duplicates.Service.Data;

namespace Duplicates.Service.Audit;

/// <summary>What <c>verify-audit</c> says with the service's own file of heads.</summary>
internal sealed class AuditLogCheck(IAuditVerification verification) : IStoredDataCheck
{
    /// <inheritdoc />
    public string Subject => "audit log";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FindProblemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var problem in (await verification.CheckAsync(null, cancellationToken)).Problems)
        {
            yield return problem;
        }
    }
}
