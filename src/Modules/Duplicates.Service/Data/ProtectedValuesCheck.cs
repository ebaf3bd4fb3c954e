using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Duplicates.Service.Protection;

namespace Duplicates.Service.Data;

/// <summary>Whether every encrypted value can be opened with the configured keys and stands where it was written.</summary>
internal sealed class ProtectedValuesCheck(ProtectedValues values) : IStoredDataCheck
{
    /// <inheritdoc />
    public string Subject => "encrypted values";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FindProblemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var column in ProtectedColumns.All)
        {
            var (unreadable, first) = (0L, (string?)null);
            await foreach (var (place, stored) in values.ReadAllAsync(column, cancellationToken))
            {
                try
                {
                    values.Open(column, stored, column.At(place));
                }
                catch (CryptographicException)
                {
                    unreadable++;
                    first ??= string.Join('/', place[..column.Keys.Count]);
                }
            }

            if (unreadable > 0)
            {
                yield return $"{column.Table}.{column.Column}: {unreadable} values cannot be opened, the first is that of {first}: changed, copied from elsewhere, or of a key that is not configured.";
            }
        }
    }
}
