namespace Duplicates.Service.Settings;

/// <summary>Looks at the settings of public verification.</summary>
internal static class VerificationSettings
{
    private const string Section = "Duplicates:Verification";
    private const int LongestKeyId = 8;

    /// <summary>Throws for the first setting that is missing or wrong.</summary>
    /// <exception cref="SettingException">Names the setting.</exception>
    public static void Check(VerificationOptions verification)
    {
        foreach (var (id, key) in verification.Keys)
        {
            using var read = VerificationOptions.ReadKey(key);
            if (read is null || id.Length is 0 or > LongestKeyId || !id.All(char.IsAsciiLetterOrDigit))
            {
                throw new SettingException($"{Section}:Keys:{id}", $"must be a P-256 key in Base64 under an id of at most {LongestKeyId} letters and digits.");
            }
        }

        if (!verification.Keys.TryGetValue(verification.CurrentKey, out var current) || !VerificationOptions.CanSign(current))
        {
            throw new SettingException($"{Section}:CurrentKey", $"must be the id of a private key under {Section}:Keys.");
        }

        if (verification.PerAddress < 1)
        {
            throw new SettingException($"{Section}:PerAddress", "must allow at least one check.");
        }

        if (verification.Window < TimeSpan.FromSeconds(1) || verification.Window > TimeSpan.FromDays(1))
        {
            throw new SettingException($"{Section}:Window", "must be between 00:00:01 and 1.00:00:00.");
        }
    }
}
