using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;

namespace Duplicates.Domain.Complaints;

/// <summary>What a complaint is about.</summary>
public enum ComplaintSubject
{
    /// <summary>The refusal.</summary>
    Refusal,

    /// <summary>The silence: the due date passed without a result.</summary>
    Silence,

    /// <summary>Anything else that the organisation did, or did not do.</summary>
    Action,
}

/// <summary>What one can complain about in a case, and who took part in it.</summary>
public static class ComplaintSubjects
{
    /// <summary>The subjects that a case offers today.</summary>
    /// <param name="application">The case.</param>
    /// <param name="today">Today in Almaty.</param>
    public static IEnumerable<ComplaintSubject> Of(DuplicateApplication application, DateOnly today)
    {
        if (application.Number is null)
        {
            yield break;
        }

        if (application.State is ApplicationState.Refused)
        {
            yield return ComplaintSubject.Refusal;
        }

        if (application.State.IsAwaitingResult() && today > application.Deadline!.DueOn)
        {
            yield return ComplaintSubject.Silence;
        }

        yield return ComplaintSubject.Action;
    }

    /// <summary>The day from which the term for complaining is counted: the refusal, the due date, or the newest act of staff.</summary>
    public static DateOnly HappenedOn(ComplaintSubject subject, DuplicateApplication application) => subject switch
    {
        ComplaintSubject.Refusal => Day(application.History.OfType<ApplicationRefused>().Last()),
        ComplaintSubject.Silence => application.Deadline!.DueOn,
        _ => Day(application.History.LastOrDefault(happened => IsStaff(happened.By.Role)) ?? application.History[^1]),
    };

    /// <summary>Everybody of staff who did anything in the case; none of them may answer a complaint about it.</summary>
    public static IEnumerable<Actor> TookPart(DuplicateApplication application) =>
        application.History.Select(happened => happened.By).Where(by => IsStaff(by.Role)).DistinctBy(by => by.Id, StringComparer.Ordinal);

    private static bool IsStaff(ActorRole role) => role is not (ActorRole.Service or ActorRole.Applicant);

    private static DateOnly Day(ApplicationEvent happened) => DateOnly.FromDateTime(AlmatyTime.ToLocal(happened.At));
}
