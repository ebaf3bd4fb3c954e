using System.Collections.Frozen;
using Duplicates.Domain.Applications;

namespace Duplicates.Service.Cases;

/// <summary>What the table of steps answers. Whoever asks what an event of a case means, or what an officer can do now, asks here.</summary>
internal static class CaseSteps
{
    private static readonly FrozenDictionary<Type, CaseStep> ByEvent = StepTable.Rows.ToFrozenDictionary(step => step.Event);
    private static readonly FrozenDictionary<string, CaseStep> ByStoredType = StepTable.Rows.ToFrozenDictionary(step => step.StoredType, StringComparer.Ordinal);

    private static readonly FrozenDictionary<NextAction, CaseOffer> Offers = StepTable.Rows
        .Select(step => step.Offer).OfType<CaseOffer>().Append(StepTable.InternalNote).DistinctBy(offer => offer.Action).ToFrozenDictionary(offer => offer.Action);

    /// <summary>The names of the actions that a process may wait for. Others, like annulling a duplicate, are possible beside it.</summary>
    public static FrozenSet<string> ProcessActions { get; } = StepTable.Rows
        .Where(step => step is { Move: ProcessMove.GoOn, Offer: not null }).Select(step => step.ActionName).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The row of an event.</summary>
    public static CaseStep Of(ApplicationEvent happened) => ByEvent[happened.GetType()];

    /// <summary>What the store writes as the type of such an event now.</summary>
    public static string StoredTypeOf<TEvent>()
        where TEvent : ApplicationEvent => ByEvent[typeof(TEvent)].StoredType;

    /// <summary>The row of what is stored under this type.</summary>
    /// <exception cref="InvalidOperationException">The service has no such event; a newer version of it stored this one.</exception>
    public static CaseStep OfStored(string type) => ByStoredType.GetValueOrDefault(type)
        ?? throw new InvalidOperationException($"A case holds an event of the type {type}, which this version of the service does not know.");

    /// <summary>How an action is offered.</summary>
    public static CaseOffer OfferOf(NextAction action) => Offers[action];

    /// <summary>The last part of the address of an action's page, below the case.</summary>
    public static string Path(this NextAction action) => Offers[action].Address;

    /// <summary>What leads the case on for this officer, the main action first.</summary>
    public static IEnumerable<NextAction> Next(CaseLook look)
    {
        var offered = OfferedTo(look).ToList();
        return offered.Where(one => one.How is Offered.First).Concat(offered.Where(one => one.How is Offered.Also)).Select(one => one.Action);
    }

    /// <summary>What this officer can do that leads the case nowhere else.</summary>
    public static IEnumerable<NextAction> Beside(CaseLook look) => OfferedTo(look).Where(one => one.How is Offered.Beside).Select(one => one.Action);

    /// <summary>The names of the actions that need not be done again when a case goes back, in order.</summary>
    public static IReadOnlyList<string> StillDone(DuplicateApplication application) =>
        [.. StepTable.Rows.Where(step => step.StillHolds(application)).Select(step => step.ActionName)];

    private static IEnumerable<(NextAction Action, Offered How)> OfferedTo(CaseLook look) => StepTable.Rows
        .Where(step => step.Offer is not null && step.Roles.Contains(look.Officer.Role))
        .Select(step => step.Offer!).Append(StepTable.InternalNote).DistinctBy(offer => offer.Action)
        .Select(offer => (offer.Action, offer.When(look)));
}
