using Duplicates.Domain.Applications;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Cases;

/// <summary>One row of the table of steps: all that the service needs to know of an event of a case.</summary>
/// <param name="Name">The name under which it is stored for ever; the texts of the history have it, too.</param>
/// <param name="Version">The version of what is stored; a change that older stored events do not have gets the next one.</param>
/// <param name="Event">Its type in the program.</param>
/// <param name="Roles">Who may do it.</param>
internal abstract record CaseStep(string Name, int Version, Type Event, IReadOnlyList<ActorRole> Roles)
{
    /// <summary>How an officer comes to do it; null when no page of the school does it.</summary>
    public CaseOffer? Offer { get; init; }

    /// <summary>The name by which workflows know the action; empty when no officer does it on a page of the school.</summary>
    public string ActionName => Offer?.Action.ToString() ?? string.Empty;

    /// <summary>What it does to the process of the case; nothing, unless stated.</summary>
    public ProcessMove Move { get; init; }

    /// <summary>The result still holds when the case goes back: a process that begins anew goes on behind it.</summary>
    public Func<DuplicateApplication, bool> StillHolds { get; init; } = _ => false;

    /// <summary>What the store writes as the type: the name, and the version unless it is the first.</summary>
    public string StoredType => Version == 1 ? Name : $"{Name}.{Version}";

    /// <summary>The key of the words of the history for staff.</summary>
    public string StaffWords => $"steps.staff.{Name}";

    /// <summary>The key of the words of the history for the applicant.</summary>
    public string ApplicantWords => $"steps.applicant.{Name}";

    /// <summary>The papers that it can bring about.</summary>
    public abstract IReadOnlyList<DocumentKind> AllPapers { get; }

    /// <summary>Who can be told of it.</summary>
    public abstract IReadOnlyList<Telling> AllTellings { get; }

    /// <summary>Some of these events are in the history that the applicant reads.</summary>
    public abstract bool CanBeShownToApplicant { get; }

    /// <summary>What this one does to the process of the case.</summary>
    public abstract ProcessMove MoveOf(ApplicationEvent happened);

    /// <summary>What it does to a line of the register; null when nothing.</summary>
    public abstract RegisterChange? RegisterChangeOf(DuplicateApplication application, ApplicationEvent happened);

    /// <summary>The papers that this one brings about.</summary>
    public abstract IEnumerable<DocumentKind> PapersOf(DuplicateApplication application, ApplicationEvent happened);

    /// <summary>Who is told of this one.</summary>
    public abstract IEnumerable<Telling> TellingsOf(DuplicateApplication application, ApplicationEvent happened);

    /// <summary>What the history of staff says beside its words.</summary>
    public abstract IEnumerable<HistoryRemark> RemarksOf(ApplicationEvent happened, IStringLocalizer<ServiceTexts> texts);

    /// <summary>Whether the applicant's history has it.</summary>
    public abstract bool IsShownToApplicant(ApplicationEvent happened);
}

/// <summary>A paper that an event brings about; it is kept as it was issued.</summary>
/// <param name="Kind">Which paper.</param>
internal sealed record CausedPaper<TEvent>(DocumentKind Kind)
    where TEvent : ApplicationEvent
{
    /// <summary>When it does; always, unless stated.</summary>
    public Func<DuplicateApplication, TEvent, bool> When { get; init; } = (_, _) => true;
}

/// <summary>A row with the type of its event: what depends on the event is written with its type at hand.</summary>
internal sealed record CaseStep<TEvent>(string Name, int Version, params IReadOnlyList<ActorRole> Roles) : CaseStep(Name, Version, typeof(TEvent), Roles)
    where TEvent : ApplicationEvent
{
    /// <summary>When it moves the process; always, unless stated.</summary>
    public Func<TEvent, bool> MovesWhen { get; init; } = _ => true;

    /// <summary>What it does to the register; nothing, unless stated.</summary>
    public Func<DuplicateApplication, TEvent, RegisterChange?> Register { get; init; } = (_, _) => null;

    /// <summary>The papers that it brings about.</summary>
    public IReadOnlyList<CausedPaper<TEvent>> Papers { get; init; } = [];

    /// <summary>Who is told.</summary>
    public IReadOnlyList<Telling<TEvent>> Tells { get; init; } = [];

    /// <summary>What the history says beside the words; nothing, unless stated.</summary>
    public Func<TEvent, IStringLocalizer<ServiceTexts>, IEnumerable<HistoryRemark>> Remarks { get; init; } = (_, _) => [];

    /// <summary>When the applicant's history has it; null for never.</summary>
    public Func<TEvent, bool>? ForApplicant { get; init; } = _ => true;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentKind> AllPapers => [.. Papers.Select(paper => paper.Kind)];

    /// <inheritdoc />
    public override IReadOnlyList<Telling> AllTellings => Tells;

    /// <inheritdoc />
    public override bool CanBeShownToApplicant => ForApplicant is not null;

    /// <inheritdoc />
    public override ProcessMove MoveOf(ApplicationEvent happened) => MovesWhen((TEvent)happened) ? Move : ProcessMove.Beside;

    /// <inheritdoc />
    public override RegisterChange? RegisterChangeOf(DuplicateApplication application, ApplicationEvent happened) => Register(application, (TEvent)happened);

    /// <inheritdoc />
    public override IEnumerable<DocumentKind> PapersOf(DuplicateApplication application, ApplicationEvent happened) =>
        Papers.Where(paper => paper.When(application, (TEvent)happened)).Select(paper => paper.Kind);

    /// <inheritdoc />
    public override IEnumerable<Telling> TellingsOf(DuplicateApplication application, ApplicationEvent happened) =>
        Tells.Where(telling => telling.When(application, (TEvent)happened));

    /// <inheritdoc />
    public override IEnumerable<HistoryRemark> RemarksOf(ApplicationEvent happened, IStringLocalizer<ServiceTexts> texts) => Remarks((TEvent)happened, texts);

    /// <inheritdoc />
    public override bool IsShownToApplicant(ApplicationEvent happened) => ForApplicant?.Invoke((TEvent)happened) ?? false;
}
