using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Files;

/// <summary>Whether every file that a table names lies in the folder as it was attached, and nothing else does.</summary>
internal sealed class FilesCheck(DuplicatesDbContext db, FileStore store, TimeProvider clock) : IStoredDataCheck
{
    /// <inheritdoc />
    public string Subject => "files";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FindProblemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // first what lies there: what is attached meanwhile has a row by the time the rows are read
        var unnamed = store.KeptSinceBefore(clock.GetUtcNow() - CaseFiles.Grace).ToDictionary(file => Path.GetFileName(file.Path), StringComparer.Ordinal);
        await foreach (var row in db.AttachedFiles.AsNoTracking().OrderBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            unnamed.Remove(row.Id.ToString("N"));
            if (await ProblemOfAsync(row, cancellationToken) is { } problem)
            {
                yield return $"The file {row.Id:N} {problem}.";
            }
        }

        foreach (var name in unnamed.Keys.Order(StringComparer.Ordinal))
        {
            yield return $"Nothing in the database names the file {name}.";
        }
    }

    private async Task<string?> ProblemOfAsync(AttachedFileRow row, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadAsync(row.Id, cancellationToken) switch
            {
                null => "is missing",
                var content when content.Length != row.Length || Convert.ToHexStringLower(SHA256.HashData(content)) != row.Sha256 => "is not the one that was attached",
                _ => null,
            };
        }
        catch (CryptographicException)
        {
            return "was changed or cut, or its key is not configured";
        }
    }
}
