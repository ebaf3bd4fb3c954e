namespace Duplicates.Service.Notifications.Templates;

/// <summary>Looks at a template before it may be published: whatever edits templates asks here.</summary>
internal static class MessageTemplateCheck
{
    /// <summary>The field with the subject.</summary>
    public const string Subject = nameof(Subject);

    /// <summary>The field with the text.</summary>
    public const string Body = nameof(Body);

    private const int LongestSubject = 120;

    /// <summary>Everything that is wrong, in reading order; empty when it may be published.</summary>
    public static IReadOnlyList<TemplateProblem> Problems(MessageSlot slot, string subject, string body)
    {
        List<TemplateProblem> problems = [];
        if (slot.Form is MessageForm.Email)
        {
            // a subject is kept in the clear and read on locked screens: it names the case and nothing else
            problems.AddRange(ProblemsOf(Subject, subject, LongestSubject, [.. slot.Placeholders.Intersect(["number", "complaint"], StringComparer.Ordinal)]));
            problems.AddRange(subject.Trim().Contains('\n', StringComparison.Ordinal) ? [new(TemplateProblemKind.SeveralLines, Subject, 0, 0, string.Empty)] : []);
        }

        problems.AddRange(ProblemsOf(Body, body, slot.Longest, slot.Placeholders));
        problems.AddRange(slot.Required.Except(TemplateText.Parse(body).Names, StringComparer.Ordinal)
            .Select(name => new TemplateProblem(TemplateProblemKind.Missing, Body, 0, 0, $"{{{name}}}")));
        return problems;
    }

    private static IEnumerable<TemplateProblem> ProblemsOf(string field, string text, int longest, IReadOnlyCollection<string> allowed)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [new(TemplateProblemKind.Empty, field, 0, 0, string.Empty)];
        }

        return
        [
            .. text.Length > longest ? [new TemplateProblem(TemplateProblemKind.TooLong, field, 0, 0, longest.ToString(System.Globalization.CultureInfo.InvariantCulture))] : Array.Empty<TemplateProblem>(),
            .. TemplateText.Parse(text).Problems(field, allowed),
        ];
    }
}
