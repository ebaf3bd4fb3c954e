using MimeKit;

namespace Duplicates.Service.Settings;

/// <summary>Looks at the settings of the audit log.</summary>
internal static class AuditSettings
{
    /// <summary>What the ids of derived keys begin with.</summary>
    public const string Derived = "enc-";

    private const string Section = "Duplicates:Audit";
    private const int LongestKeyId = 20;

    /// <summary>Throws for the first setting that is missing or wrong.</summary>
    /// <exception cref="SettingException">Names the setting.</exception>
    public static void Check(AuditOptions audit)
    {
        foreach (var (id, key) in audit.Keys)
        {
            using var read = VerificationOptions.ReadKey(key);
            // a derived key stays verifiable by its public part after its encryption key is gone
            if (read is null || id.Length is 0 or > LongestKeyId || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            {
                throw new SettingException($"{Section}:Keys:{id}", $"must be a P-256 key in Base64 under an id of at most {LongestKeyId} letters, digits and dashes.");
            }
        }

        if (audit.CurrentKey.Length > 0 && !(audit.Keys.TryGetValue(audit.CurrentKey, out var current) && VerificationOptions.CanSign(current)))
        {
            throw new SettingException($"{Section}:CurrentKey", $"must be empty or the id of a private key under {Section}:Keys.");
        }

        if (string.IsNullOrWhiteSpace(audit.HeadsFile))
        {
            throw new SettingException($"{Section}:HeadsFile", "must name a file.");
        }

        foreach (var (name, value, longest) in new[] { (nameof(audit.HeadInterval), audit.HeadInterval, TimeSpan.FromDays(1)), (nameof(audit.LetterInterval), audit.LetterInterval, TimeSpan.FromDays(31)) })
        {
            if (value < TimeSpan.FromSeconds(10) || value > longest)
            {
                throw new SettingException($"{Section}:{name}", $"must be between 00:00:10 and {longest:c}.");
            }
        }

        if (audit.InspectorEmail.Length > 0 && !MailboxAddress.TryParse(audit.InspectorEmail, out _))
        {
            throw new SettingException($"{Section}:InspectorEmail", "must be an e-mail address or empty.");
        }
    }
}
