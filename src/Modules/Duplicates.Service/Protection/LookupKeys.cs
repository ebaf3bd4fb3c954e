using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.People;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Protection;

/// <summary>
/// Keyed hashes by which encrypted values are found again. The purpose goes into the hash,
/// so that equal values in different columns do not show that they are equal.
/// </summary>
public sealed class LookupKeys(IOptions<DuplicatesOptions> options)
{
    private readonly byte[] _key = Convert.FromBase64String(options.Value.Encryption.LookupKey);

    /// <summary>Finds a person.</summary>
    public string Of(Iin iin) => Of("iin", iin.Value);

    /// <summary>Finds a phone.</summary>
    public string Of(PhoneNumber phone) => Of("phone", phone.E164);

    /// <summary>Finds anything else; 43 URL-safe characters.</summary>
    public string Of(string purpose, string value) =>
        System.Buffers.Text.Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\n{value}")));
}
