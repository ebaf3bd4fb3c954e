namespace Duplicates.Domain.People;

/// <summary>Why a text is not a mobile phone number.</summary>
public enum PhoneNumberError
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The text is absent or blank.</summary>
    Missing,

    /// <summary>The text holds no digit, or something besides digits, a leading plus, spaces, brackets and dashes.</summary>
    NotANumber,

    /// <summary>A number, but not a Kazakh mobile one: another country, a landline, a short code such as 1414, wrong length.</summary>
    NotKazakhMobile,
}
