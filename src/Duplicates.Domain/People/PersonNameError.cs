namespace Duplicates.Domain.People;

/// <summary>What is wrong with a part of a name.</summary>
public enum PersonNameError
{
    /// <summary>There is no letter in it.</summary>
    Missing,

    /// <summary>It is longer than <see cref="PersonName.MaximumPartLength"/> characters.</summary>
    TooLong,

    /// <summary>It holds something besides letters, spaces, hyphens, apostrophes and dots.</summary>
    ForbiddenCharacters,

    /// <summary>It holds letters of a script that no document of Kazakhstan carries; a foreigner's document has Latin ones.</summary>
    OtherScript,

    /// <summary>A Cyrillic word holds Latin letters: <see cref="LookAlikeLetters"/> can tell which.</summary>
    MixedScript,
}
