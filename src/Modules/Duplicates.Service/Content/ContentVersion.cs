using System.Text.Json.Nodes;
using Duplicates.Domain.Applications;

namespace Duplicates.Service.Content;

/// <summary>Somebody who edits content.</summary>
/// <param name="Id">The account; empty for a recipe.</param>
/// <param name="Name">The name that colleagues read in the history; empty for a recipe.</param>
public sealed record ContentEditor(string Id, string Name)
{
    /// <summary>Content that came from a recipe.</summary>
    public static ContentEditor Recipe { get; } = new(string.Empty, string.Empty);

    /// <summary>How the editor stands in the audit log.</summary>
    internal Actor AsActor() => new(Id, Name, ActorRole.MinistryEditor);
}

/// <summary>One version of a content item, to be read.</summary>
internal sealed record ContentVersion(ContentVersionRow Row)
{
    private readonly Lazy<ContentItem> _item = new(() => new(JsonNode.Parse(Row.Data)!.AsObject()));

    public string Id => Row.ContentItemVersionId;

    public string ItemId => Row.ContentItemId;

    public string? Culture => Row.Culture;

    /// <summary>The item itself; callers do not change it.</summary>
    public ContentItem Item => _item.Value;
}

/// <summary>The newest and the public versions of one set, and what is planned for them.</summary>
/// <param name="State">Proposal, schedule and the number of changes.</param>
/// <param name="Latest">The newest version of each language; of the only item when the type has no languages.</param>
/// <param name="Published">The public version of each language; none when the set is not public.</param>
internal sealed record ContentSet(ContentSetRow State, IReadOnlyList<ContentVersion> Latest, IReadOnlyList<ContentVersion> Published)
{
    public string Id => State.SetId;

    public string ContentType => State.ContentType;

    /// <summary>The newest version in a language; null when there is none.</summary>
    public ContentVersion? In(string? culture) => Latest.SingleOrDefault(version => version.Culture == culture);

    /// <summary>Whether something newer than what is public waits.</summary>
    public bool HasDraft => Latest.Any(version => !version.Row.Published);
}

/// <summary>Something that stands in the way of publishing.</summary>
/// <param name="Culture">The language it concerns; null when it concerns the item as a whole.</param>
/// <param name="Field">The field, for example <c>OfficePart.Address</c>; empty when it is no single field.</param>
/// <param name="Text">The key of the text that says it.</param>
/// <param name="Arguments">What the text inserts.</param>
public sealed record ContentProblem(string? Culture, string Field, string Text, params IReadOnlyList<object> Arguments);

/// <summary>How an attempt to change content ended.</summary>
internal abstract record ContentOutcome
{
    /// <summary>It was done.</summary>
    public sealed record Done(ContentSet Set) : ContentOutcome;

    /// <summary>Somebody else was faster: the newest state, to compare with.</summary>
    public sealed record ChangedMeanwhile(ContentSet? Set) : ContentOutcome;

    /// <summary>It may not be; nothing was changed.</summary>
    public sealed record Refused(IReadOnlyList<ContentProblem> Problems) : ContentOutcome;
}
