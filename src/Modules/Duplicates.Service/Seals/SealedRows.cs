using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Complaints;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Seals;

/// <summary>
/// The digest of rows that a seal covers: the rows' keyed digests (HMAC-SHA-256) put together by exclusive or, so that they may be read
/// in any order. It covers what the rows say, not how it is encrypted, so that other keys leave it as it is.
/// </summary>
internal sealed class RowDigests(StoredJson json, IOptions<DuplicatesOptions> options)
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = 32;

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.Encryption.LookupKey), Length, info: "duplicates-case-history"u8.ToArray());

    /// <summary>The digest of an event of a case.</summary>
    /// <exception cref="CryptographicException">The event was changed, or it belongs to another case or place.</exception>
    public byte[] Of(ApplicationEventRow row) => Of(
        json.Open(row.Data, ProtectedColumns.CaseEvent.At(row.ApplicationId, row.Sequence, row.Type)), HistorySeals.CaseEvents, row.ApplicationId, row.Sequence, row.Type, row.At.UtcTicks);

    /// <summary>The digest of an event of a complaint.</summary>
    /// <exception cref="CryptographicException">The event was changed, or it belongs to another complaint or place.</exception>
    public byte[] Of(ComplaintEventRow row) => Of(
        json.Open(row.Data, ProtectedColumns.ComplaintEvent.At(row.ComplaintId, row.Sequence, row.Type)), HistorySeals.ComplaintEvents, row.ComplaintId, row.Sequence, row.Type);

    /// <summary>The digest of a letter: its number, its day and the hash of its words.</summary>
    public byte[] Of(SealedLetter row) => Of([], HistorySeals.Letters, row.Id, row.ApplicationId, row.Kind, row.Ordinal, row.NumberText ?? string.Empty, row.Sha256 ?? string.Empty, row.CreatedAt.UtcTicks);

    private byte[] Of(ReadOnlySpan<byte> content, params ReadOnlySpan<object> facts)
    {
        using var digest = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var fact in facts)
        {
            digest.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{fact}\n")));
        }

        digest.AppendData(content);
        return digest.GetHashAndReset();
    }
}

/// <summary>What a seal covers of a letter.</summary>
internal sealed record SealedLetter(Guid Id, Guid ApplicationId, DocumentKind Kind, int Ordinal, string? NumberText, string? Sha256, DateTimeOffset CreatedAt, long? SealedIn);

/// <summary>Rows of one table that one audit entry seals.</summary>
internal sealed class SealOf(string table)
{
    private readonly byte[] _digest = new byte[RowDigests.Length];

    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>How many rows.</summary>
    public int Count { get; private set; }

    /// <summary>As the subject of the entry says it.</summary>
    public string Subject => string.Create(CultureInfo.InvariantCulture, $"{Table} {Count} {System.Buffers.Text.Base64Url.EncodeToString(_digest)}");

    /// <summary>Takes a row in.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        Count++;
        for (var place = 0; place < _digest.Length; place++)
        {
            _digest[place] ^= row[place];
        }
    }
}
