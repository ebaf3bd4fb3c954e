
namespace Duplicates.Service.Content;

/// <summary>What a content type asks of its items. Each feature registers the rules of its types; a type without rules is unknown to the service.</summary>
internal interface IContentTypeRules
{
    /// <summary>The type, for example <c>InfoPage</c>.</summary>
    string ContentType { get; }

    /// <summary>Whether there is an item for each language; otherwise one item holds both.</summary>
    bool IsLocalized => true;

    /// <summary>Whether one editor proposes and another publishes.</summary>
    bool NeedsTwoEditors => false;

    /// <summary>The part whose facts are the same in every language; empty when the type has none.</summary>
    string FactsPart => string.Empty;

    /// <summary>The fields of <see cref="FactsPart"/> that are the same in every language.</summary>
    IReadOnlyList<string> Facts => [];

    /// <summary>Whether a public item may be taken back from the public.</summary>
    bool CanBeWithdrawn => true;

    /// <summary>
    /// What is wrong with a set that has all its languages and required fields; nothing is looked up in the database.
    /// </summary>
    /// <param name="items">One item for each language, or the only one.</param>
    IEnumerable<ContentProblem> Problems(IReadOnlyList<ContentItem> items) => [];
}

/// <summary>How the items of a type look where they are used, when that is no page of the site.</summary>
internal interface IContentSample
{
    /// <summary>The type, for example <c>MessageTemplate</c>.</summary>
    string ContentType { get; }

    /// <summary>An item with values of nobody, in its own language; null while it cannot be told what it is for.</summary>
    ContentSample? Of(ContentItem item);
}

/// <summary>An item as people will read it.</summary>
/// <param name="Heading">The subject; empty when there is none.</param>
/// <param name="Text">The text, with its line breaks.</param>
/// <param name="Remarks">What editors should know of it.</param>
internal sealed record ContentSample(string Heading, string Text, IReadOnlyList<string> Remarks);
