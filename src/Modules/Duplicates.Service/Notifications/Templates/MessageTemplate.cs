using Duplicates.Domain;
using Duplicates.Service.Content;

namespace Duplicates.Service.Notifications.Templates;

/// <summary>The words of a message in one language.</summary>
/// <param name="Subject">Subject of an e-mail; empty for the other forms.</param>
/// <param name="Body">The text.</param>
internal sealed record TemplateWords(TemplateText Subject, TemplateText Body);

/// <summary>The words of a message in both languages.</summary>
internal sealed record MessageTemplate(MessageSlot Slot, TemplateWords Kk, TemplateWords Ru)
{
    /// <summary>The content type.</summary>
    public const string ContentType = "MessageTemplate";

    /// <summary>The content part with the words.</summary>
    public const string Part = "MessageTemplatePart";

    /// <summary>The words in a language; there is no other way from one language to the other.</summary>
    public TemplateWords In(string language) => language switch
    {
        Languages.Kazakh => Kk,
        Languages.Russian => Ru,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "Messages are written in kk and ru."),
    };

    /// <summary>Makes templates from content items.</summary>
    /// <exception cref="FormatException">An item is wrong or lacks its counterpart; the message names the item and the place.</exception>
    public static IReadOnlyDictionary<MessageSlot, MessageTemplate> Read(IEnumerable<ContentItem> items)
    {
        var templates = new Dictionary<MessageSlot, MessageTemplate>();
        foreach (var set in items.GroupBy(item => item.LocalizationSet ?? throw new FormatException($"Message template {item.Id} belongs to no localisation set."), StringComparer.Ordinal))
        {
            var (kk, ru) = (InLanguage(set, Languages.Kazakh), InLanguage(set, Languages.Russian));
            var slot = SlotOf(kk);
            if (slot != SlotOf(ru))
            {
                throw new FormatException($"Message template {set.Key}: what it is for differs between kk and ru.");
            }

            if (!templates.TryAdd(slot, new(slot, WordsOf(kk, slot), WordsOf(ru, slot))))
            {
                throw new FormatException($"Message template {set.Key}: there is another for {slot.Event}, {slot.Audience}, {slot.Form}.");
            }
        }

        return templates;
    }

    /// <summary>What a content item is a template for.</summary>
    /// <exception cref="FormatException">For nothing that the service sends.</exception>
    public static MessageSlot SlotOf(ContentItem item) =>
        FindSlot(item) ?? throw new FormatException($"Message template {item.Id} ({item.Title}) is for nothing that the service sends.");

    /// <summary>What a content item is a template for; null when it is for nothing that the service sends.</summary>
    public static MessageSlot? FindSlot(ContentItem item) =>
        Enum.TryParse<MessageAudience>(item.FieldText(Part, "Audience"), out var audience) && Enum.TryParse<MessageForm>(item.FieldText(Part, "Form"), out var form)
            ? MessageSlot.Find(item.FieldText(Part, "Event"), audience, form)
            : null;

    private static ContentItem InLanguage(IGrouping<string, ContentItem> set, string language) =>
        set.SingleOrDefault(item => string.Equals(item.Culture, language, StringComparison.Ordinal)) ?? throw new FormatException($"Message template {set.Key} has no {language} text.");

    private static TemplateWords WordsOf(ContentItem item, MessageSlot slot)
    {
        var (subject, body) = (item.FieldText(Part, "Subject"), item.FieldText(Part, "Body"));
        var problems = MessageTemplateCheck.Problems(slot, subject, body);
        return problems.Count == 0
            ? new(TemplateText.Parse(subject), TemplateText.Parse(body))
            : throw new FormatException($"Message template {item.Id} ({item.Title}): {string.Join("; ", problems)}.");
    }
}
