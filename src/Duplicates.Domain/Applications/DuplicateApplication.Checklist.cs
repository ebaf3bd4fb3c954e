namespace Duplicates.Domain.Applications;

/// <content>The list of R3.</content>
public sealed partial class DuplicateApplication
{
    /// <summary>The last marking of the list; null before the first.</summary>
    public ChecklistMarked? Checklist { get; private set; }

    /// <summary>What the list of R3 holds for this case: the original only when it is due, the representation only for a minor.</summary>
    public IReadOnlyList<ChecklistItem> ChecklistItems => Content is null ? [] :
    [
        ChecklistItem.Application,
        ChecklistItem.Signature,
        ChecklistItem.Identity,
        ChecklistItem.Consent,
        .. Content.Relation is Relation.Self ? Array.Empty<ChecklistItem>() : [ChecklistItem.Representation],
        .. Content.OriginalIsRequired ? [ChecklistItem.Original] : Array.Empty<ChecklistItem>(),
    ];

    /// <summary>Records what is in order.</summary>
    /// <param name="items">The ticked ones; whatever is not on the list of this case is refused.</param>
    /// <param name="by">A clerk or the head.</param>
    /// <param name="at">UTC instant.</param>
    public void MarkChecklist(IReadOnlyCollection<ChecklistItem> items, Actor by, DateTimeOffset at)
    {
        RequireStaff(by);
        Require(State.IsOpen() && !State.IsDecided(), RuleViolation.NotInThisState);
        Require(items.All(ChecklistItems.Contains), RuleViolation.NothingElseMayBeAsked);
        Append(new ChecklistMarked(at, by, [.. items.Distinct().Order()]));
    }

    private void ApplyChecklist(ApplicationEvent happened) => Checklist = happened switch
    {
        ChecklistMarked marked => marked,
        ApplicationRedirected => null,
        _ => Checklist,
    };
}
