using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Duplicates.Domain;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;

namespace Duplicates.Service.Certificates;

/// <summary>What a proof says of a duplicate: the minimum, in the language of its paper.</summary>
/// <param name="Language"><c>kk</c> or <c>ru</c>.</param>
/// <param name="Kind">The level of education and the distinction.</param>
/// <param name="Scope">The certificate, its supplement, or both.</param>
/// <param name="IssuedOn">Date of issue (Almaty).</param>
/// <param name="Initials">First letters of the name and nothing else.</param>
/// <param name="School">The issuing school's name, or its own part of it when the whole has more than <see cref="VerificationProof.LongestSchool"/> bytes.</param>
internal sealed record ProvenFacts(string Language, CertificateKind Kind, DocumentScope Scope, DateOnly IssuedOn, string Initials, string School);

/// <summary>What a check of a proof came to.</summary>
internal enum ProofVerdict
{
    /// <summary>Signed by this service, and unchanged.</summary>
    Genuine,

    /// <summary>It is no proof.</summary>
    Unreadable,

    /// <summary>It names a key that this service does not have.</summary>
    UnknownKey,

    /// <summary>The signature does not fit: something was changed.</summary>
    BadSignature,
}

/// <summary>
/// The proof behind <c>#</c> in the address of a duplicate: <c>1.{key}.{facts}.{signature}</c>. The signature covers all that stands
/// before it and the verification code, so that a proof belongs to one duplicate. See docs/verification-format.md.
/// </summary>
internal sealed class VerificationProof(VerificationKeys keys)
{
    /// <summary>How many bytes of UTF-8 the school's name may take, so that the QR code stays readable by any phone.</summary>
    public const int LongestSchool = 110;

    private const string FormatVersion = "1";
    private const string DayFormat = "yyyyMMdd";
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes and signs the proof of a duplicate.</summary>
    public string Write(CertificateDuplicate duplicate, string language)
    {
        var name = language == Languages.Russian ? duplicate.NameRu : duplicate.NameKk;
        string[] facts =
        [
            language,
            $"{(int)duplicate.Kind.Level}{(int)duplicate.Kind.Distinction}{(int)duplicate.Scope}",
            duplicate.IssuedOn.ToString(DayFormat, CultureInfo.InvariantCulture),
            name.InitialsOnly,
            SchoolOwnName.Within(duplicate.OfficeName.In(language), LongestSchool),
        ];
        var signed = $"{FormatVersion}.{keys.CurrentKey}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(facts, Compact))}";
        return $"{signed}.{Base64Url.EncodeToString(keys.Sign(Signed(duplicate.VerificationCode.Value, signed)))}";
    }

    /// <summary>Checks the proof of a verification code; the facts are given only when it is genuine.</summary>
    public (ProofVerdict Verdict, ProvenFacts? Facts) Check(string code, string proof)
    {
        if (proof.Split('.') is not [FormatVersion, var key, var facts, var signature] || Decode(signature) is not { Length: 64 } bytes)
        {
            return (ProofVerdict.Unreadable, null);
        }

        return keys.Verify(key, Signed(code, $"{FormatVersion}.{key}.{facts}"), bytes) switch
        {
            null => (ProofVerdict.UnknownKey, null),
            false => (ProofVerdict.BadSignature, null),
            _ => (ProofVerdict.Genuine, Read(Decode(facts)!)),
        };
    }

    private static ProvenFacts Read(byte[] json)
    {
        var facts = JsonSerializer.Deserialize<string[]>(json)!;
        int Digit(int place) => facts[1][place] - '0';
        return new(
            facts[0],
            new((EducationLevel)Digit(0), (Distinction)Digit(1)),
            (DocumentScope)Digit(2),
            DateOnly.ParseExact(facts[2], DayFormat, CultureInfo.InvariantCulture),
            facts[3],
            facts[4]);
    }

    private static byte[] Signed(string code, string text) => Encoding.UTF8.GetBytes($"{text}.{code}");

    private static byte[]? Decode(string text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
