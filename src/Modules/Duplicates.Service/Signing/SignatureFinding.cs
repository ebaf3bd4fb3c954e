using Duplicates.Domain.Applications;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Signing;

/// <summary>What a signature is for.</summary>
internal enum SignaturePurpose
{
    /// <summary>To certify an application: only a key for signing does.</summary>
    Application,

    /// <summary>To sign in: a key for authentication does too.</summary>
    SignIn,

    /// <summary>An officer certifies an application with the applicant's written consent (law 88-V, art. 21): the key of an organisation's worker does.</summary>
    Operator,
}

/// <summary>Why a signature does not pass; each has its own sentence with what to do.</summary>
internal enum SignatureProblem
{
    /// <summary>What was sent is no signature.</summary>
    Malformed,

    /// <summary>Nobody or more than one person signed.</summary>
    NotOneSigner,

    /// <summary>Something else was signed.</summary>
    ContentChanged,

    /// <summary>The signature itself does not fit its key.</summary>
    SignatureBroken,

    /// <summary>The algorithm or the key is too weak.</summary>
    WeakAlgorithm,

    /// <summary>The algorithm is one that nobody here can check.</summary>
    UnsupportedAlgorithm,

    /// <summary>The certificate names no IIN.</summary>
    NoPerson,

    /// <summary>The certificate is somebody else's.</summary>
    OtherPerson,

    /// <summary>The key is for authentication, not for signing.</summary>
    AuthenticationKey,

    /// <summary>The key is for neither.</summary>
    NotForSigning,

    /// <summary>The key is an organisation's.</summary>
    OrganisationKey,

    /// <summary>The certificate is not good yet.</summary>
    NotYetValid,

    /// <summary>The certificate has expired.</summary>
    Expired,

    /// <summary>The certificate was not issued by a trusted authority.</summary>
    UntrustedIssuer,

    /// <summary>The certificate was revoked.</summary>
    Revoked,

    /// <summary>The timestamp does not belong to the signature.</summary>
    BadTimestamp,

    /// <summary>Whether the certificate was revoked cannot be learnt now.</summary>
    RevocationUnknown,

    /// <summary>No timestamp can be had now.</summary>
    TimestampUnavailable,

    /// <summary>The checker does not answer, or not in a way that can be understood.</summary>
    CheckerUnavailable,
}

/// <summary>Where the sentences about what went wrong are found.</summary>
internal static class SignatureProblemTexts
{
    /// <summary>The key of the sentence: one of signing in where the sentence speaks of what is done, else the common one.</summary>
    /// <param name="problem">What went wrong.</param>
    /// <param name="purpose">What was being done.</param>
    public static string TextKey(this SignatureProblem problem, SignaturePurpose purpose)
    {
        var ofSigningIn = $"signing.sign-in.problem.{problem}";
        return purpose is SignaturePurpose.SignIn && TextCatalog.Find(ofSigningIn) is not null ? ofSigningIn : $"signing.problem.{problem}";
    }
}

/// <summary>What is kept of a signature, so that it can be checked again years later.</summary>
/// <param name="Text">Base64 of exactly the bytes that were signed.</param>
/// <param name="Cms">Base64 of the signature.</param>
/// <param name="Ocsp">Base64 of the answer about revocation.</param>
/// <param name="Timestamp">Base64 of the timestamp token.</param>
/// <param name="CheckerAnswer">What another checker answered.</param>
/// <param name="RevocationList">SHA-256 of the list that did not name the certificate; the list itself is kept in the data folder.</param>
internal sealed record SignatureEvidence(string Text, string? Cms = null, string? Ocsp = null, string? Timestamp = null, string? CheckerAnswer = null, string? RevocationList = null);

/// <summary>What a check came to.</summary>
/// <param name="Problem">Why it does not pass; null when it does.</param>
/// <param name="Iin">The IIN of who signed, when it passes.</param>
/// <param name="Facts">What is kept in the open, when it passes.</param>
/// <param name="Evidence">What is kept encrypted, when it passes.</param>
internal sealed record SignatureFinding(SignatureProblem? Problem, string? Iin, DigitalSignatureFacts? Facts, SignatureEvidence? Evidence)
{
    /// <summary>The name in the certificate, when it passes.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The verdict that follows.</summary>
    public SignatureVerdict Verdict => Problem switch
    {
        null => SignatureVerdict.Valid,
        SignatureProblem.RevocationUnknown or SignatureProblem.TimestampUnavailable or SignatureProblem.CheckerUnavailable => SignatureVerdict.Unknown,
        _ => SignatureVerdict.Invalid,
    };

    /// <summary>It does not pass.</summary>
    public static SignatureFinding Refused(SignatureProblem problem) => new(problem, null, null, null);
}

/// <summary>A check met what does not let the signature pass.</summary>
internal sealed class SignatureRefusedException(SignatureProblem problem, Exception? inner = null) : Exception($"The signature does not pass: {problem}.", inner)
{
    /// <summary>Why.</summary>
    public SignatureProblem Problem { get; } = problem;
}
