using System.Text.Json.Nodes;
using Duplicates.Service.Content;

namespace Duplicates.Service.Notifications.Templates;

/// <summary>
/// Writes messages by the published templates. What is not published is written by the words that came with the program, in the same
/// language: a message is never in the other language because one is missing.
/// </summary>
internal sealed class MessageTemplates(IPublishedTemplates published)
{
    private const string BuiltInRecipe = "message-templates.recipe.json";

    private static readonly Lazy<IReadOnlyDictionary<MessageSlot, MessageTemplate>> BuiltIn = new(ReadBuiltIn);

    /// <summary>Writes a message.</summary>
    /// <param name="slot">What, to whom and in what form.</param>
    /// <param name="language">kk or ru.</param>
    /// <param name="values">The values of the names; <see cref="MessageValues"/> makes them.</param>
    public MessageText Write(MessageSlot slot, string language, IReadOnlyDictionary<string, string> values)
    {
        var words = Find(slot).In(language);
        return new(words.Subject.Fill(values), words.Body.Fill(values));
    }

    /// <summary>The template that is in force.</summary>
    public MessageTemplate Find(MessageSlot slot) => published.MessageTemplates.TryGetValue(slot, out var template) ? template : BuiltIn.Value[slot];

    private static IReadOnlyDictionary<MessageSlot, MessageTemplate> ReadBuiltIn()
    {
        using var recipe = typeof(MessageTemplates).Assembly.GetManifestResourceStream(BuiltInRecipe)!;
        var items = JsonNode.Parse(recipe)!["steps"]!.AsArray().SelectMany(step => step!["data"]!.AsArray()).Select(item => new ContentItem(item!.AsObject()));
        var templates = MessageTemplate.Read(items);
        return MessageSlot.All.FirstOrDefault(slot => !templates.ContainsKey(slot)) is { } missing
            ? throw new FormatException($"{BuiltInRecipe} has no template for {missing.Event}, {missing.Audience}, {missing.Form}.")
            : templates;
    }
}
