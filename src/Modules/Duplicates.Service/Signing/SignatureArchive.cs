using System.Text.Json;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Signing;

/// <summary>Keeps what proves a signature, encrypted, for as long as the case is kept.</summary>
internal sealed class SignatureArchive(DuplicatesDbContext db, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>Adds the evidence to the transaction that stores the application.</summary>
    public void KeepWithApplication(Guid applicationId, SignatureEvidence evidence) =>
        db.SignatureEvidence.Add(new() { ApplicationId = applicationId, EvidenceCipher = cipher.Protect(JsonSerializer.Serialize(evidence), ProtectedColumns.SignatureEvidence.At(applicationId)), KeptAt = clock.GetUtcNow() });

    /// <summary>What was kept; null for applications from before.</summary>
    public async Task<SignatureEvidence?> FindAsync(Guid applicationId, CancellationToken cancellationToken) =>
        await db.SignatureEvidence.AsNoTracking().SingleOrDefaultAsync(row => row.ApplicationId == applicationId, cancellationToken) is { } row
            ? JsonSerializer.Deserialize<SignatureEvidence>(cipher.Unprotect(row.EvidenceCipher, ProtectedColumns.SignatureEvidence.At(applicationId)))
            : null;
}
