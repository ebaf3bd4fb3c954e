namespace Duplicates.Domain.Applications;

/// <summary>How the applicant certified the application (R3.1).</summary>
public enum SignatureMethod
{
    /// <summary>Бір рет қолданылатын пароль / одноразовый пароль on the registered phone.</summary>
    OneTimePassword,
}

/// <summary>The evidence that these very bytes were certified by the applicant.</summary>
/// <param name="Method">How.</param>
/// <param name="DocumentSha256">Lower-case hexadecimal SHA-256 of the application document as it was shown.</param>
/// <param name="SignedAt">UTC instant at which the code was accepted.</param>
/// <param name="MaskedPhone">The phone that received the code, masked.</param>
public sealed record ApplicationSignature(SignatureMethod Method, string DocumentSha256, DateTimeOffset SignedAt, string MaskedPhone);

/// <summary>The consent to the use of data that the law protects (R4, R7.3).</summary>
/// <param name="TextVersion">Which wording was shown.</param>
/// <param name="GivenAt">UTC instant.</param>
public sealed record Consent(string TextVersion, DateTimeOffset GivenAt);
