namespace Duplicates.Domain.Numbers;

/// <summary>Why a text is not an application number.</summary>
public enum ApplicationNumberError
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The text is absent or blank.</summary>
    Missing,

    /// <summary>Without spaces and dashes the text is not exactly nine digits.</summary>
    NotNineDigits,

    /// <summary>Nine digits, but the last does not agree with the others: a slip of the pen.</summary>
    WrongCheckDigit,
}
