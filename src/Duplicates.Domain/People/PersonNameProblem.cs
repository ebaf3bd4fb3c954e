namespace Duplicates.Domain.People;

/// <summary>A part of a name and what is wrong with it.</summary>
/// <param name="Part">The part to be corrected.</param>
/// <param name="Error">The first thing wrong with it.</param>
public sealed record PersonNameProblem(PersonNamePart Part, PersonNameError Error);
