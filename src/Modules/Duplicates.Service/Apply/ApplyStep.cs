using Duplicates.Domain.Applications;

namespace Duplicates.Service.Apply;

/// <summary>The questions of the application, in their order.</summary>
internal enum ApplyStep
{
    /// <summary>What happened to the document, and whether it is one's own or a child's.</summary>
    Whose,

    /// <summary>The applicant's name, and the name on the original if that is another one.</summary>
    Name,

    /// <summary>Which document, and of which year.</summary>
    Document,

    /// <summary>Which school.</summary>
    School,

    /// <summary>A scan of what is left of the original, and anything else the school should see; asked only when it is damaged.</summary>
    Files,

    /// <summary>E-mail, language and place of collection: they have answers of their own from the school on, and are asked only when one of these is gone.</summary>
    Contacts,
}

/// <summary>The way through the questions.</summary>
internal static class ApplySteps
{
    /// <summary>All steps in order.</summary>
    public static IReadOnlyList<ApplyStep> All { get; } = Enum.GetValues<ApplyStep>();

    /// <summary>The address of the step below the draft's address.</summary>
    public static string Path(this ApplyStep step) => step.ToString().ToLowerInvariant();

    /// <summary>Whether the step has its answers.</summary>
    public static bool IsAnswered(this ApplyStep step, DraftAnswers answers) => step switch
    {
        ApplyStep.Whose => answers is { Reason: not null, Relation: Relation.Self } or { Reason: not null, Relation: not null, ChildIin: not null, ChildName: not null },
        ApplyStep.Name => answers.ApplicantName is not null && (answers.NameChanged is false || answers.NameOnOriginal is not null),
        ApplyStep.Document => answers is { Level: not null, Distinction: not null, Scope: not null, YearOfFinishing: not null },
        ApplyStep.School => answers.OfficeId is not null,
        ApplyStep.Files => !step.Asks(answers) || answers.FilesSettled is true,
        ApplyStep.Contacts => answers is { Language: not null, CollectionOfficeId: not null },
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>Whether the step is on the way of an application with these answers.</summary>
    public static bool Asks(this ApplyStep step, DraftAnswers answers) => step switch
    {
        ApplyStep.Files => answers.Reason is LossReason.Damaged,
        ApplyStep.Contacts => answers.OfficeId is not null && !step.IsAnswered(answers),
        _ => true,
    };

    /// <summary>
    /// Which of how many steps it is, the check page being the last; how many there are is known once the first question is answered.
    /// Null for a question beside the way.
    /// </summary>
    /// <param name="step">The question; null for the check page and the signature.</param>
    /// <param name="answers">The answers so far.</param>
    public static StepPlace? PlaceOf(ApplyStep? step, DraftAnswers answers)
    {
        List<ApplyStep> way = [.. All.Where(candidate => candidate.Asks(answers))];
        int? of = answers.Reason is null ? null : way.Count + 1;
        return step is null ? new(way.Count + 1, of) : way.Contains(step.Value) ? new(way.IndexOf(step.Value) + 1, of) : null;
    }

    /// <summary>The first question without an answer; null when all are answered.</summary>
    public static ApplyStep? FirstUnanswered(DraftAnswers answers)
    {
        foreach (var step in All)
        {
            if (!step.IsAnswered(answers))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The page that follows a step; a person who changed one answer goes back to the check page.</summary>
    public static string PathAfter(ApplyStep step, DraftAnswers answers, bool changing)
    {
        var next = changing ? FirstUnanswered(answers) : All.Cast<ApplyStep?>().FirstOrDefault(candidate => candidate > step && candidate!.Value.Asks(answers));
        return next?.Path() ?? "check";
    }
}

/// <summary>Where on the way a page stands.</summary>
/// <param name="Number">Which step it is, from one.</param>
/// <param name="Of">How many there are; null while that depends on an answer.</param>
internal sealed record StepPlace(int Number, int? Of);
