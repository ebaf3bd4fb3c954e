using System.Reflection;
using Duplicates.Domain.Applications;

namespace Duplicates.Service.Apply;

/// <summary>An answer that a later change of an earlier one made void.</summary>
internal enum DroppedAnswer
{
    /// <summary>The child's name and IIN: the applicant asks for oneself now.</summary>
    Child,
}

/// <summary>Keeps every answer that still applies when an earlier one changes, and drops only the rest.</summary>
internal static class AnswerChanges
{
    private static readonly PropertyInfo[] Questions = [.. typeof(DraftAnswers).GetProperties().Where(property => property.SetMethod is not null)];

    /// <summary>The answers to keep, and what was dropped.</summary>
    /// <param name="before">The answers as they were stored.</param>
    /// <param name="changed">The same answers with those of one question changed.</param>
    public static (DraftAnswers Kept, IReadOnlyList<DroppedAnswer> Dropped) Apply(DraftAnswers before, DraftAnswers changed)
    {
        var (kept, dropped) = (changed, new List<DroppedAnswer>());
        if (changed.Relation is Relation.Self && before.ChildIin is not null)
        {
            kept = kept with { ChildIin = null, ChildName = null };
            dropped.Add(DroppedAnswer.Child);
        }

        // whoever collects at the school collects at the one that was chosen in its place
        var collectsAtFormerSchool = before.CollectionOfficeId is { } place && string.Equals(place, before.OfficeId, StringComparison.Ordinal);
        if (collectsAtFormerSchool && !string.Equals(before.OfficeId, changed.OfficeId, StringComparison.Ordinal))
        {
            kept = kept with { CollectionOfficeId = changed.OfficeId };
        }

        return (kept, dropped);
    }

    /// <summary>
    /// The answers after two windows have changed the same ones: of each question the answer that was changed, and mine when both were.
    /// Consent was given to neither of both, so it is asked for anew.
    /// </summary>
    /// <param name="read">The answers that both windows began with.</param>
    /// <param name="mine">The answers as this window changed them.</param>
    /// <param name="theirs">The answers as the other window left them.</param>
    public static DraftAnswers Merge(DraftAnswers read, DraftAnswers mine, DraftAnswers theirs)
    {
        var merged = theirs with { Consent = null };
        foreach (var question in Questions.Where(question => question.Name is not nameof(DraftAnswers.Consent)))
        {
            var answer = question.GetValue(mine);
            if (!Equals(answer, question.GetValue(read)))
            {
                question.SetValue(merged, answer);
            }
        }

        return Apply(theirs, merged).Kept;
    }
}
