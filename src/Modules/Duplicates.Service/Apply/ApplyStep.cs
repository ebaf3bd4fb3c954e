using Duplicates.Domain.Applications;

namespace Duplicates.Service.Apply;

/// <summary>The questions of the application, in their order.</summary>
internal enum ApplyStep
{
    /// <summary>For oneself or for a child.</summary>
    Whose,

    /// <summary>The applicant's name.</summary>
    Name,

    /// <summary>Which document.</summary>
    Document,

    /// <summary>Which school.</summary>
    School,

    /// <summary>The year of finishing.</summary>
    Year,

    /// <summary>The name on the original.</summary>
    NameThen,

    /// <summary>Lost or damaged.</summary>
    Reason,

    /// <summary>A scan of what is left of the original, and anything else the school should see; asked only when it is damaged.</summary>
    Files,

    /// <summary>Contacts, language and place of collection.</summary>
    Contacts,
}

/// <summary>The way through the questions.</summary>
internal static class ApplySteps
{
    /// <summary>All steps in order.</summary>
    public static IReadOnlyList<ApplyStep> All { get; } = Enum.GetValues<ApplyStep>();

    /// <summary>The address of the step below the draft's address.</summary>
    public static string Path(this ApplyStep step) => step switch
    {
        ApplyStep.NameThen => "name-then",
        _ => step.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether the step has its answers.</summary>
    public static bool IsAnswered(this ApplyStep step, DraftAnswers answers) => step switch
    {
        ApplyStep.Whose => answers.Relation is Relation.Self || (answers.Relation is not null && answers is { ChildIin: not null, ChildName: not null }),
        ApplyStep.Name => answers.ApplicantName is not null,
        ApplyStep.Document => answers is { Level: not null, Distinction: not null, Scope: not null },
        ApplyStep.School => answers.OfficeId is not null,
        ApplyStep.Year => answers.YearOfFinishing is not null,
        ApplyStep.NameThen => answers.NameChanged is false || answers.NameOnOriginal is not null,
        ApplyStep.Reason => answers.Reason is not null,
        ApplyStep.Files => !step.Asks(answers) || answers.FilesSettled is true,
        ApplyStep.Contacts => answers is { Language: not null, CollectionOfficeId: not null },
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>Whether the step is on the way of an application with these answers.</summary>
    public static bool Asks(this ApplyStep step, DraftAnswers answers) => step is not ApplyStep.Files || answers.Reason is LossReason.Damaged;

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
