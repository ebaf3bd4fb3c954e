using Duplicates.Service.Content;

namespace Duplicates.Service.Notifications.Templates;

/// <summary>Rules of message templates: both languages are for the same message, and every name in them can be filled.</summary>
internal sealed class MessageTemplateRules : IContentTypeRules
{
    /// <inheritdoc />
    public string ContentType => MessageTemplate.ContentType;

    /// <summary>Without it a message would be written by the words that came with the program, which an editor may have corrected.</summary>
    public bool CanBeWithdrawn => false;

    /// <inheritdoc />
    public IEnumerable<ContentProblem> Problems(IReadOnlyList<ContentItem> items)
    {
        if (MessageTemplate.SlotOf(items[0]) != MessageTemplate.SlotOf(items[1]))
        {
            yield return new(null, $"{MessageTemplate.Part}.Event", "editor.problem.differs");
            yield break;
        }

        var slot = MessageTemplate.SlotOf(items[0]);
        foreach (var item in items)
        {
            var (subject, body) = (item.FieldText(MessageTemplate.Part, MessageTemplateCheck.Subject), item.FieldText(MessageTemplate.Part, MessageTemplateCheck.Body));
            foreach (var problem in MessageTemplateCheck.Problems(slot, subject, body))
            {
                yield return new(item.Culture, $"{MessageTemplate.Part}.{problem.Field}", KeyOf(problem.Kind), problem.Detail, problem.Line, problem.Column);
            }
        }
    }

    private static string KeyOf(TemplateProblemKind kind) => kind switch
    {
        TemplateProblemKind.Empty => "templates.problem.empty",
        TemplateProblemKind.TooLong => "templates.problem.too-long",
        TemplateProblemKind.SeveralLines => "templates.problem.several-lines",
        TemplateProblemKind.Unknown => "templates.problem.unknown",
        TemplateProblemKind.Brace => "templates.problem.brace",
        _ => "templates.problem.missing",
    };
}
