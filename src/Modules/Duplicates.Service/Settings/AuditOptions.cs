namespace Duplicates.Service.Settings;

/// <summary>How the end of the audit log is put on record outside the database.</summary>
public sealed class AuditOptions
{
    /// <summary>The file to which signed heads are added; relative paths start at <see cref="DuplicatesOptions.DataPath"/>. It is worth most on another machine.</summary>
    public string HeadsFile { get; set; } = "audit-heads.jsonl";

    /// <summary>How often a head is signed while there are new entries; one is signed at each start and stop, too.</summary>
    public TimeSpan HeadInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The id of the key that signs heads; empty: a key that is derived from the current encryption key.</summary>
    public string CurrentKey { get; set; } = string.Empty;

    /// <summary>Keys by id, as in <see cref="VerificationOptions.Keys"/>: P-256, private for the one that signs, the public part is enough for the others.</summary>
    public IDictionary<string, string> Keys { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The e-mail address of whoever oversees the service: the newest head is sent there; empty: nobody.</summary>
    public string InspectorEmail { get; set; } = string.Empty;

    /// <summary>How often the newest head is sent.</summary>
    public TimeSpan LetterInterval { get; set; } = TimeSpan.FromDays(1);
}
