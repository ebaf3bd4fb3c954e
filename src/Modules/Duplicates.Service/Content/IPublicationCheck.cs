using System.Text.Json.Nodes;
using Duplicates.Service.Web;

namespace Duplicates.Service.Content;

/// <summary>The rules of publication for a door whose editors work in a content store of its own.</summary>
public interface IPublicationCheck
{
    /// <summary>What stands in the way of publishing, in the reader's language; empty when nothing does, and for a type that the service does not read.</summary>
    /// <param name="contentType">The type.</param>
    /// <param name="items">The items in Orchard's shape: one for each language, or the only one.</param>
    IReadOnlyList<string> ProblemsOf(string contentType, IReadOnlyList<JsonObject> items);

    /// <summary>Whether what is public may be taken back from the public.</summary>
    bool CanBeWithdrawn(string contentType);

    /// <summary>Whether one editor proposes what another publishes.</summary>
    bool NeedsTwoEditors(string contentType);

    /// <summary>What is published and left out because it cannot be read, in the reader's language.</summary>
    IReadOnlyList<LeftOutContent> LeftOut();
}

/// <summary>Something published that the service leaves out.</summary>
/// <param name="SetId">The localisation set; of an item without languages, the item.</param>
/// <param name="ItemIds">The published items.</param>
/// <param name="TypeName">What editors call its type.</param>
/// <param name="Title">What it is called; empty when it does not say.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="FormerIsPublic">Whether the last version that could be read is public in its place.</param>
public sealed record LeftOutContent(string SetId, IReadOnlyList<string> ItemIds, string TypeName, string Title, IReadOnlyList<string> Problems, bool FormerIsPublic);

/// <summary>Asks the rules of the types.</summary>
internal sealed class PublicationCheck(ContentParity parity, ProblemWords words, IContentQuarantine quarantine) : IPublicationCheck
{
    /// <inheritdoc />
    public IReadOnlyList<string> ProblemsOf(string contentType, IReadOnlyList<JsonObject> items) =>
        parity.RulesOf(contentType) is null ? [] : Say(contentType, [.. items.Select(item => new ContentItem(item))]);

    /// <inheritdoc />
    public bool CanBeWithdrawn(string contentType) => parity.RulesOf(contentType) is not { CanBeWithdrawn: false };

    /// <inheritdoc />
    public bool NeedsTwoEditors(string contentType) => parity.RulesOf(contentType) is { NeedsTwoEditors: true };

    /// <inheritdoc />
    public IReadOnlyList<LeftOutContent> LeftOut() =>
    [
        .. quarantine.Quarantine.Select(set => new LeftOutContent(
            set.SetId,
            [.. set.Items.Select(item => item.Json["ContentItemId"]?.ToString()).OfType<string>()],
            ContentDefinitions.NameOf(set.ContentType).In(ReaderLanguage.Current),
            set.Title,
            Say(set.ContentType, set.Items) is { Count: > 0 } problems ? problems : [words.Say(set.ContentType, new(null, string.Empty, "editor.problem.unreadable", set.Reason))],
            set.FormerIsPublic)),
    ];

    private List<string> Say(string contentType, IReadOnlyList<ContentItem> items) => [.. parity.ProblemsOf(contentType, items).Select(problem => words.Say(contentType, problem))];
}
