using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Duplicates.Service.Audit;

/// <summary>Why a head was signed.</summary>
internal enum AuditHeadCause
{
    /// <summary>A host started.</summary>
    Start,

    /// <summary>There were new entries.</summary>
    Interval,

    /// <summary>A host stopped.</summary>
    Stop,
}

/// <summary>Where the audit log ended at a moment, signed: whoever cuts entries off its end or writes them anew cannot write this anew.</summary>
/// <param name="Ordinal">Consecutive in its file, from 1.</param>
/// <param name="At">UTC instant.</param>
/// <param name="Entries">How many entries there were; the last of them had this number.</param>
/// <param name="Hash">The hash of the last entry; zeros while there was none.</param>
/// <param name="Cause">Why it was signed.</param>
/// <param name="Host">The machine that signed it.</param>
/// <param name="Previous">SHA-256 of the line before it in its file, lower-case hexadecimal; zeros in the first line.</param>
/// <param name="Key">The id of the key.</param>
/// <param name="Signature">ECDSA with P-256 and SHA-256 over <see cref="SignedText"/>, r and s, in Base64.</param>
internal sealed record AuditHead(
    long Ordinal, DateTimeOffset At, long Entries, string Hash, AuditHeadCause Cause, string Host, string Previous, string Key, string Signature)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>What is signed: the values in this order, a line each.</summary>
    public byte[] SignedText() => Encoding.UTF8.GetBytes(string.Join(
        '\n',
        "duplicates-audit-head",
        Ordinal.ToString(CultureInfo.InvariantCulture),
        At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Entries.ToString(CultureInfo.InvariantCulture),
        Hash,
        Cause.ToString(),
        Host,
        Previous,
        Key));

    /// <summary>The head as a line of its file.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads a line; null when it is no head.</summary>
    public static AuditHead? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditHead>(line, Options) is { Hash: not null, Previous: not null, Key: not null, Signature: not null, Host: not null } head ? head : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
