namespace Duplicates.Service.Indexing;

/// <summary>What is sought.</summary>
/// <param name="Typed">What was typed.</param>
/// <param name="Language"><c>kk</c> or <c>ru</c>: the language of the reader.</param>
/// <param name="Most">How many are wanted at the most; all are counted.</param>
internal sealed record SearchRequest(string Typed, string Language, int Most)
{
    /// <summary>Values of which an item must have one, by their name; no values means any.</summary>
    public IReadOnlyList<(string Name, IReadOnlyCollection<string> Values)> Within { get; init; } = [];
}

/// <summary>How typed words were taken.</summary>
/// <param name="LeftOut">The typed words that what was found does not hold.</param>
/// <param name="Meant">What was probably meant, when a word was found only with a slip or in the other layout of the keyboard; null otherwise.</param>
public sealed record Understood(IReadOnlyList<string> LeftOut, string? Meant)
{
    /// <summary>As they were typed.</summary>
    public static Understood Exactly { get; } = new([], null);

    /// <summary>Every typed word stands in all that was found, as it was typed or with other endings.</summary>
    public bool IsExact => LeftOut.Count == 0 && Meant is null;
}

/// <summary>What was found.</summary>
/// <param name="Items">The closest first; items as close as each other are in the order of the reader's alphabet.</param>
/// <param name="Total">How many were found in all.</param>
/// <param name="Understood">How the typed words were taken.</param>
/// <param name="Words">The words that answer to what was typed.</param>
/// <param name="IsExact">Every typed word stands in all that was found; an initial in its place is less.</param>
internal sealed record SearchHits<T>(IReadOnlyList<T> Items, int Total, Understood Understood, FoundWords Words, bool IsExact)
{
    /// <summary>Nothing.</summary>
    public static SearchHits<T> None { get; } = new([], 0, Understood.Exactly, new([]), IsExact: true);
}
