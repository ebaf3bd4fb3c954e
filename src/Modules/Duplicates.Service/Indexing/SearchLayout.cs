namespace Duplicates.Service.Indexing;

/// <summary>A field of what is sought.</summary>
/// <param name="Name">Its name in the index.</param>
/// <param name="Weight">How much a word in it counts.</param>
/// <param name="Language">The language of its text; a text in the other language than the reader's counts half. Null when it holds both.</param>
/// <param name="HasInitials">It holds names of people, often with the first letter of what people write in full.</param>
internal sealed record SearchField(string Name, float Weight, string? Language = null, bool HasInitials = false)
{
    /// <summary>How much a word in it counts for a reader of the language.</summary>
    public float WeightFor(string language) => Language is null || Language == language ? Weight : Weight / 2;
}

/// <summary>What of the items is indexed, and how.</summary>
internal abstract class SearchLayout<T>
    where T : class
{
    /// <summary>The fields, at most 31.</summary>
    public abstract IReadOnlyList<SearchField> Fields { get; }

    /// <summary>The texts of an item by field; a field may be named several times.</summary>
    public abstract IEnumerable<(string Field, string Text)> TextsOf(T item);

    /// <summary>The names of an item: of those that hold a typed word, the ones that hold nothing else come first.</summary>
    public abstract IEnumerable<string> NamesOf(T item);

    /// <summary>Values by which results can be narrowed, by the name of the value.</summary>
    public abstract IEnumerable<(string Name, string Value)> ValuesOf(T item);

    /// <summary>The place of an item among those that are as close, to be compared as bytes.</summary>
    public abstract byte[] OrderOf(T item, string language);
}
