using System.Globalization;
using System.Security.Cryptography;
using Duplicates.Service.Protection;
using Microsoft.AspNetCore.WebUtilities;

namespace Duplicates.Service.Editor;

/// <summary>
/// Links by which somebody without an account reads a draft: sealed with the service's key, so that nobody can make or change one,
/// and of no use after a week.
/// </summary>
internal sealed class PreviewLinks(FieldCipher cipher, TimeProvider clock)
{
    private const string Purpose = "preview";
    private static readonly ValuePlace Place = ValuePlace.Of("preview link");

    /// <summary>How long a link is of use.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(7);

    /// <summary>A link to these versions and no later ones.</summary>
    public string Create(IEnumerable<string> versionIds)
    {
        var until = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return WebEncoders.Base64UrlEncode(cipher.ProtectBytes(System.Text.Encoding.UTF8.GetBytes(string.Join(' ', [Purpose, until, .. versionIds])), Place));
    }

    /// <summary>The versions that a link shows; null when the link is not one of ours or its time is over.</summary>
    public IReadOnlyList<string>? Read(string token)
    {
        try
        {
            var parts = System.Text.Encoding.UTF8.GetString(cipher.UnprotectBytes(WebEncoders.Base64UrlDecode(token), Place)).Split(' ');
            return parts.Length > 2 && parts[0] == Purpose && long.Parse(parts[1], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? parts[2..] : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }
}
