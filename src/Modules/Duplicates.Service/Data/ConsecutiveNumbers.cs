using System.Runtime.CompilerServices;

namespace Duplicates.Service.Data;

/// <summary>A number that an organisation gave out in a year.</summary>
internal readonly record struct GivenNumber(string OfficeId, int Year, int Number);

/// <summary>Looks whether books that count from 1 in each year are whole: their lines are never removed.</summary>
internal static class ConsecutiveNumbers
{
    /// <summary>A sentence for each gap, and for each book whose counter says another end.</summary>
    /// <param name="book">What is counted, for the sentence: <c>register</c>.</param>
    /// <param name="given">What was given out, by organisation, year and number.</param>
    /// <param name="counters">The last number that each book counted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<string> FindGapsAsync(
        string book, IAsyncEnumerable<GivenNumber> given, IReadOnlyCollection<GivenNumber> counters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ends = counters.ToDictionary(counter => (counter.OfficeId, counter.Year), _ => 0);
        await foreach (var (office, year, number) in given.WithCancellation(cancellationToken))
        {
            var expected = ends.GetValueOrDefault((office, year)) + 1;
            if (number != expected)
            {
                yield return $"The {book} of {office} for {year} lacks {(number == expected + 1 ? $"number {expected}" : $"the numbers {expected} to {number - 1}")}.";
            }

            ends[(office, year)] = number;
        }

        foreach (var ((office, year), end) in ends.OrderBy(end => end.Key.OfficeId, StringComparer.Ordinal).ThenBy(end => end.Key.Year))
        {
            var counted = counters.FirstOrDefault(counter => (counter.OfficeId, counter.Year) == (office, year)).Number;
            if (counted != end)
            {
                yield return $"The {book} of {office} for {year} ends with number {end}, and {counted} were given out.";
            }
        }
    }
}
