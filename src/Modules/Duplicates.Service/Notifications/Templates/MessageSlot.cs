namespace Duplicates.Service.Notifications.Templates;

/// <summary>Who is told.</summary>
internal enum MessageAudience
{
    /// <summary>The person who applied.</summary>
    Applicant,

    /// <summary>Those who work on cases.</summary>
    Staff,
}

/// <summary>In what form a message is written.</summary>
internal enum MessageForm
{
    /// <summary>A short text for a phone.</summary>
    Sms,

    /// <summary>Subject and text: the e-mail, and the same in the inbox.</summary>
    Email,

    /// <summary>A line in the inbox of staff.</summary>
    Notice,
}

/// <summary>A place for a template: what happened, who is told, in what form. There is one template for each, in both languages.</summary>
/// <param name="Event">What happened, for example <c>registered</c>.</param>
/// <param name="Audience">Who is told.</param>
/// <param name="Form">In what form.</param>
/// <param name="Placeholders">The names that may stand between braces.</param>
/// <param name="Required">Those without which the message would be of no use.</param>
internal sealed record MessageSlot(string Event, MessageAudience Audience, MessageForm Form, IReadOnlyList<string> Placeholders, IReadOnlyList<string> Required)
{
    /// <summary>The longest text, in characters.</summary>
    public int Longest => Form switch
    {
        MessageForm.Sms => 600,
        MessageForm.Email => 4000,
        _ => 300,
    };

    /// <summary>All places.</summary>
    public static IReadOnlyList<MessageSlot> All { get; } =
    [
        .. ForApplicant("registered", "number due link"),
        .. ForApplicant("hearing", "number time place link", "due"),
        .. ForApplicant("question", "number link", "due"),
        .. ForApplicant("approved", "number link", "due"),
        .. ForApplicant("refused", "number link", "due"),
        .. ForApplicant("ready", "number office link", "due booking"),
        .. ForApplicant("made-anew", "number due link"),
        .. ForApplicant("not-collected-yet", "number office until link", "due booking"),
        .. ForApplicant("returned-to-school", "number school link", "due office"),
        .. ForApplicant("handed-over", "number link", "due"),
        .. ForApplicant("annulled", "number link", "due"),
        .. ForApplicant("withdrawn", "number link", "due"),
        Slot("answer-received", MessageAudience.Applicant, MessageForm.Email, "number due link"),
        Slot("hearing-answer-received", MessageAudience.Applicant, MessageForm.Email, "number link", "due"),
        .. ForApplicant("redirected", "number link", "due"),
        .. ForApplicant("re-dated", "number due link"),
        .. ForApplicant("minutes", "number link", "due"),
        .. ForApplicant("remark-answered", "number link", "due"),
        .. ForApplicant("complaint-registered", "complaint due link", "number"),
        .. ForApplicant("complaint-answered", "complaint link", "number due"),
        .. new[] { "code-sign-in", "code-sign-application", "code-link", "code-give-up" }.Select(happened => Slot(happened, MessageAudience.Applicant, MessageForm.Sms, "code", "minutes")),
        .. new[] { "phone-changed-old", "phone-changed-new" }.Select(happened => Slot(happened, MessageAudience.Applicant, MessageForm.Sms, "time")),
        .. new[] { "re-dated", "due-in-5", "due-in-3", "due-in-1", "overdue", "redirect-due", "send-due", "task-overdue", "received", "registered", "proposed" }.Select(happened => Slot(happened, MessageAudience.Staff, MessageForm.Notice, "number due")),
        .. new[] { "complaint-registered", "complaint-escalated", "complaint-answered" }.Select(happened => Slot(happened, MessageAudience.Staff, MessageForm.Notice, "number complaint")),
        Slot(NoticesBesideSteps.SignInTries, MessageAudience.Staff, MessageForm.Notice, "due"),
        Slot(PressingCounts.Kind, MessageAudience.Staff, MessageForm.Notice, "overdue within-1 within-3 within-5"),
        .. new[] { "approved", "prepared", "assigned", "no-longer-yours", "passed-on", "returned", "answered", "hearing-answered", "remarked", "withdrawn", "sent-to-you", "do-not-hand-over", "not-collected", "return-due", "courier-difference", "send-again" }.Select(happened => Slot(happened, MessageAudience.Staff, MessageForm.Notice, "number")),
    ];

    /// <summary>The place with these names; null when there is none.</summary>
    public static MessageSlot? Find(string happened, MessageAudience audience, MessageForm form) =>
        All.FirstOrDefault(slot => slot.Event == happened && slot.Audience == audience && slot.Form == form);

    private static IEnumerable<MessageSlot> ForApplicant(string happened, string required, string allowed = "") =>
        [Slot(happened, MessageAudience.Applicant, MessageForm.Sms, required, allowed), Slot(happened, MessageAudience.Applicant, MessageForm.Email, required, allowed)];

    private static MessageSlot Slot(string happened, MessageAudience audience, MessageForm form, string required, string allowed = "")
    {
        string[] must = required.Split(' ');
        return new(happened, audience, form, [.. must, .. allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries)], must);
    }
}
