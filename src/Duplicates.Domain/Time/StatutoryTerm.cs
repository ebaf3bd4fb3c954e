namespace Duplicates.Domain.Time;

/// <summary>How long a school has by law (R5.1). A case has the term that is in force on its day of acceptance, and keeps it.</summary>
/// <param name="InForceFrom">The first day of acceptance with this term.</param>
/// <param name="WorkingDays">The length of the term in working days.</param>
public sealed record StatutoryTerm(DateOnly InForceFrom, int WorkingDays)
{
    /// <summary>All terms there were, the oldest first. A change of the law is a new row, added before its day.</summary>
    public static IReadOnlyList<StatutoryTerm> All { get; } = [new(new(2015, 4, 8), 15)];

    /// <summary>The term of what is accepted on a day.</summary>
    public static StatutoryTerm Of(DateOnly acceptedOn) => Of(acceptedOn, All);

    /// <summary>The same by other rows, the oldest first; what was accepted before all of them has the first.</summary>
    public static StatutoryTerm Of(DateOnly acceptedOn, IReadOnlyList<StatutoryTerm> terms) =>
        terms.LastOrDefault(term => term.InForceFrom <= acceptedOn) ?? terms[0];
}
