namespace Duplicates.Domain.Applications;

/// <summary>The school asked the applicant something; the term goes on (R5.5).</summary>
public sealed record QuestionAsked(DateTimeOffset At, Actor By, Guid QuestionId, string Text) : ApplicationEvent(At, By);

/// <summary>The applicant answered.</summary>
public sealed record QuestionAnswered(DateTimeOffset At, Actor By, Guid QuestionId, string Text) : ApplicationEvent(At, By), IHandsInFiles
{
    /// <summary>What came with the answer; nothing has to (R3.4).</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>How it came, when it came on paper.</summary>
    public OnPaper? Paper { get; init; }

    /// <inheritdoc />
    IReadOnlyList<AttachedFile> IHandsInFiles.Files => Paper?.Scan ?? Files;
}
