namespace Duplicates.Domain.Numbers;

/// <summary>Why a text is not a verification code. None of these says anything about a paper.</summary>
public enum VerificationCodeError
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The text is absent or blank.</summary>
    Missing,

    /// <summary>The characters are those of a code, but some are missing: it was cut short.</summary>
    Incomplete,

    /// <summary>It holds characters that no code has, or too many.</summary>
    NotACode,
}
