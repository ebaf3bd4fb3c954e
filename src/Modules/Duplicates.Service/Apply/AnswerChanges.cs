using Duplicates.Domain.Applications;

namespace Duplicates.Service.Apply;

/// <summary>An answer that a later change of an earlier one made void.</summary>
internal enum DroppedAnswer
{
    /// <summary>The child's name and IIN: the applicant asks for oneself now.</summary>
    Child,

    /// <summary>The year of finishing: it was that of another level.</summary>
    Year,

    /// <summary>The place of collection: it was the school chosen before.</summary>
    Collection,
}

/// <summary>Keeps every answer that still applies when an earlier one changes, and drops only the rest.</summary>
internal static class AnswerChanges
{
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

        if (before.Level is not null && before.Level != changed.Level && changed.YearOfFinishing is not null)
        {
            kept = kept with { YearOfFinishing = null };
            dropped.Add(DroppedAnswer.Year);
        }

        var collectsAtFormerSchool = before.CollectionOfficeId is { } place && string.Equals(place, before.OfficeId, StringComparison.Ordinal);
        if (collectsAtFormerSchool && !string.Equals(before.OfficeId, changed.OfficeId, StringComparison.Ordinal))
        {
            kept = kept with { CollectionOfficeId = null };
            dropped.Add(DroppedAnswer.Collection);
        }

        return (kept, dropped);
    }
}
