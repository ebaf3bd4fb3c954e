using System.Numerics;
using System.Security.Cryptography;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Audit;

/// <summary>
/// The keys of the heads: those of the settings, and one that is derived from each encryption key (HKDF-SHA-256), so that heads are
/// signed without further settings and stay verifiable as long as the encryption key is listed. None of them is in the database.
/// </summary>
internal sealed class AuditHeadKeys : IDisposable
{
    private const int SeedLength = 48;
    private readonly Dictionary<string, ECDsa> _keys = new(StringComparer.Ordinal);

    public AuditHeadKeys(IOptions<DuplicatesOptions> options)
    {
        var (audit, encryption) = (options.Value.Audit, options.Value.Encryption);
        foreach (var (id, key) in audit.Keys)
        {
            _keys[id] = VerificationOptions.ReadKey(key) ?? throw new SettingException($"Duplicates:Audit:Keys:{id}", "is no P-256 key.");
        }

        foreach (var (id, key) in encryption.Keys)
        {
            _keys[AuditSettings.Derived + id] = Derive(Convert.FromBase64String(key));
        }

        CurrentKey = audit.CurrentKey.Length > 0 ? audit.CurrentKey : AuditSettings.Derived + encryption.CurrentKey;
    }

    /// <summary>The id of the key that signs.</summary>
    public string CurrentKey { get; }

    /// <summary>The public keys by id, as SubjectPublicKeyInfo in Base64: with them anybody can check a file of heads.</summary>
    public IReadOnlyDictionary<string, string> Published
    {
        get
        {
            lock (_keys)
            {
                return _keys.ToDictionary(key => key.Key, key => Convert.ToBase64String(key.Value.ExportSubjectPublicKeyInfo()), StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Signs with the current key.</summary>
    public AuditHead Sign(AuditHead head)
    {
        head = head with { Key = CurrentKey };
        lock (_keys)
        {
            return head with { Signature = Convert.ToBase64String(_keys[CurrentKey].SignData(head.SignedText(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)) };
        }
    }

    /// <summary>Whether a head is signed by the key that it names; null when there is no such key.</summary>
    public bool? Verify(AuditHead head)
    {
        var signature = new byte[head.Signature.Length];
        lock (_keys)
        {
            return !_keys.TryGetValue(head.Key, out var key) ? null
                : Convert.TryFromBase64String(head.Signature, signature, out var length)
                    && key.VerifyData(head.SignedText(), signature.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    /// <summary>A number from 1 to the order of the curve less one (FIPS 186-5, A.2.1: 128 bits more than the order, so that none is likelier).</summary>
    private static ECDsa Derive(byte[] encryptionKey)
    {
        var seed = new BigInteger(HKDF.DeriveKey(HashAlgorithmName.SHA256, encryptionKey, SeedLength, info: "duplicates-audit-head"u8.ToArray()), isUnsigned: true, isBigEndian: true);
        var order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
        var secret = ((seed % (order - 1)) + 1).ToByteArray(isUnsigned: true, isBigEndian: true);
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = [.. new byte[32 - secret.Length], .. secret] });
    }
}
