namespace Duplicates.Domain.People;

/// <summary>Why a text is not an IIN. When several things are wrong, the first in this order is told.</summary>
public enum IinError
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The text is absent or blank.</summary>
    Missing,

    /// <summary>Without spaces and dashes the text is not exactly twelve digits.</summary>
    NotTwelveDigits,

    /// <summary>The twelfth digit does not agree with the others: a slip of the pen.</summary>
    WrongChecksum,

    /// <summary>The first six digits are no date of the calendar.</summary>
    ImpossibleDate,

    /// <summary>The seventh digit names no century and sex (it is 7, 8 or 9).</summary>
    UnknownCentury,
}
