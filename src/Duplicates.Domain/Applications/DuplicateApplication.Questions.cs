namespace Duplicates.Domain.Applications;

/// <content>Questions to the applicant. They never stop the clock (R5.5).</content>
public sealed partial class DuplicateApplication
{
    /// <summary>The question that waits for the applicant's answer; null when none does, and after the decision.</summary>
    public QuestionAsked? OpenQuestion => State.IsDecided() || State.IsFinal() ? null : _unanswered;

    private QuestionAsked? _unanswered;

    /// <summary>Whether the school may ask now: before a decision, one question at a time.</summary>
    public bool CanBeAsked => (IsBeforeHearing || State is ApplicationState.HearingAppointed) && OpenQuestion is null;

    /// <summary>Asks the applicant.</summary>
    /// <param name="questionId">By which the answer names the question.</param>
    /// <param name="text">The question in the applicant's language.</param>
    /// <param name="by">A clerk or the head.</param>
    /// <param name="at">UTC instant.</param>
    public void Ask(Guid questionId, string text, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(IsBeforeHearing || State is ApplicationState.HearingAppointed, RuleViolation.NotInThisState);
        Require(OpenQuestion is null, RuleViolation.QuestionIsOpen);
        Require(!string.IsNullOrWhiteSpace(text), RuleViolation.ReasonsRequired);
        Append(new QuestionAsked(at, by, questionId, text.Trim()));
    }

    /// <summary>The applicant answers the open question, at home or on paper.</summary>
    /// <param name="questionId">Which question; another one is refused, so that an old page answers nothing new.</param>
    /// <param name="text">The answer.</param>
    /// <param name="by">The applicant; a clerk or the head when it came on paper.</param>
    /// <param name="at">UTC instant.</param>
    /// <param name="files">What comes with the answer.</param>
    /// <param name="paper">How it came, when it came on paper.</param>
    public void Answer(Guid questionId, string text, Actor by, DateTimeOffset at, IReadOnlyList<AttachedFile>? files = null, OnPaper? paper = null)
    {
        RequireSaidByApplicant(by, paper, OpenQuestion?.At ?? at, at);
        Require(OpenQuestion?.QuestionId == questionId, RuleViolation.NoOpenQuestion);
        Require(!string.IsNullOrWhiteSpace(text), RuleViolation.ReasonsRequired);
        Append(new QuestionAnswered(at, by, questionId, text.Trim()) { Files = files ?? [], Paper = paper });
    }

    private void ApplyQuestion(ApplicationEvent happened) => _unanswered = happened switch
    {
        QuestionAsked asked => asked,
        QuestionAnswered => null,
        _ => _unanswered,
    };
}
