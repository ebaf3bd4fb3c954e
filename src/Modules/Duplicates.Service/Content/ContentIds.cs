using System.Security.Cryptography;

namespace Duplicates.Service.Content;

/// <summary>Identities as Orchard makes them: 26 letters and digits that nobody can guess.</summary>
internal static class ContentIds
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    /// <summary>How long an identity is.</summary>
    public const int Length = 26;

    /// <summary>A new identity.</summary>
    public static string New() => "4" + RandomNumberGenerator.GetString(Letters, Length - 1);
}
