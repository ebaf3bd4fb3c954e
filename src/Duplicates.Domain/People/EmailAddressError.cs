namespace Duplicates.Domain.People;

/// <summary>Why a text is not an e-mail address.</summary>
public enum EmailAddressError
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The text is absent or blank.</summary>
    Missing,

    /// <summary>It is no whole address: a part, the sign @ or a dot of the domain is missing, or a character has no place there.</summary>
    NotAnAddress,

    /// <summary>It holds letters other than the Latin ones: they look alike, and no letter would arrive.</summary>
    NotLatin,
}
