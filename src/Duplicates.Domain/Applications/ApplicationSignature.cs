namespace Duplicates.Domain.Applications;

/// <summary>How the applicant certified the application (R3.1).</summary>
public enum SignatureMethod
{
    /// <summary>Бір рет қолданылатын пароль / одноразовый пароль on the registered phone.</summary>
    OneTimePassword,

    /// <summary>Электрондық цифрлық қолтаңба / электронная цифровая подпись.</summary>
    DigitalSignature,

    /// <summary>The applicant's own hand on the paper form; the paper is kept at the desk that accepted it (R3.2).</summary>
    Paper,

    /// <summary>The work signature of the officer, with the applicant's written consent to it (law 88-V, art. 21).</summary>
    OperatorSignature,
}

/// <summary>What a check of a digital signature came to.</summary>
public enum SignatureVerdict
{
    /// <summary>Everything was checked and is right.</summary>
    Valid,

    /// <summary>Something is wrong for good.</summary>
    Invalid,

    /// <summary>Something could not be checked now, for example whether the certificate was revoked. It never passes.</summary>
    Unknown,
}

/// <summary>What is kept in the open of a digital signature; who signed is the applicant, so the certificate's person is not repeated.</summary>
/// <param name="Verdict">What the check came to.</param>
/// <param name="CheckedBy">Who checked: the service itself or the name of another checker.</param>
/// <param name="CertificateSerial">Hexadecimal serial number of the certificate.</param>
/// <param name="Issuer">Name of the issuing authority.</param>
/// <param name="ValidFrom">UTC instant from which the certificate is good.</param>
/// <param name="ValidTo">UTC instant up to which it is good.</param>
/// <param name="TimestampedAt">UTC instant of the authority's timestamp; null when there is none.</param>
public sealed record DigitalSignatureFacts(
    SignatureVerdict Verdict,
    string CheckedBy,
    string CertificateSerial,
    string Issuer,
    DateTimeOffset ValidFrom,
    DateTimeOffset ValidTo,
    DateTimeOffset? TimestampedAt);

/// <summary>The evidence that these very bytes were certified by the applicant.</summary>
/// <param name="Method">How.</param>
/// <param name="DocumentSha256">Lower-case hexadecimal SHA-256 of the application document as it was shown.</param>
/// <param name="SignedAt">UTC instant at which the code or the signature was accepted.</param>
/// <param name="MaskedPhone">The phone that received the code, masked; empty where no code was sent.</param>
public sealed record ApplicationSignature(SignatureMethod Method, string DocumentSha256, DateTimeOffset SignedAt, string MaskedPhone)
{
    /// <summary>The digital signature; null for a one-time password.</summary>
    public DigitalSignatureFacts? Digital { get; init; }

    /// <summary>
    /// Whether the phone that received the code was known to be the applicant's (R3.1); null where no code was sent, and for
    /// applications from before it was asked.
    /// </summary>
    public bool? IsPhoneConfirmed { get; init; }

    /// <summary>A digital signature counts only when its check came to the end and found it right.</summary>
    public bool IsGood => Method is SignatureMethod.OneTimePassword or SignatureMethod.Paper || Digital is { Verdict: SignatureVerdict.Valid };
}

/// <summary>The consent to the use of data that the law protects (R4, R7.3).</summary>
/// <param name="TextVersion">Which wording was shown.</param>
/// <param name="GivenAt">UTC instant.</param>
public sealed record Consent(string TextVersion, DateTimeOffset GivenAt);
