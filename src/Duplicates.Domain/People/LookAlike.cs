namespace Duplicates.Domain.People;

/// <summary>A Latin letter in a Cyrillic word, where a Cyrillic letter of the same look was meant.</summary>
/// <param name="Index">Where it stands in the text, in UTF-16 units from 0.</param>
/// <param name="Found">The Latin letter.</param>
/// <param name="Suggested">The Cyrillic letter.</param>
/// <param name="Word">The word that holds it, as typed.</param>
public sealed record LookAlike(int Index, char Found, char Suggested, string Word);
