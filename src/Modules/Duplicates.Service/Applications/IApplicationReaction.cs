using Duplicates.Domain.Applications;

namespace Duplicates.Service.Applications;

/// <summary>The order in which features react to what happened to a case, whatever the order in which they were registered.</summary>
internal enum ReactionTurn
{
    /// <summary>What was handed in is fixed: without it nothing may be stored.</summary>
    Files,

    /// <summary>The row of the case says who holds it and by which words it is found.</summary>
    WorkList,

    /// <summary>What the figures of oversight count beside the row of the case.</summary>
    Figures,

    /// <summary>The book of record and issue, which papers quote.</summary>
    Register,

    /// <summary>A visit at home ends with its application.</summary>
    HomeVisits,

    /// <summary>What has to travel between the school and an office of the Corporation.</summary>
    Courier,

    /// <summary>The process goes on, or refuses what it does not wait for; it changes the row of the case.</summary>
    Process,

    /// <summary>Papers are written from all of that.</summary>
    Papers,

    /// <summary>People are told, when everything that a message leads to is there.</summary>
    Messages,

    /// <summary>A door is asked to follow the case as it is stored.</summary>
    Following,
}

/// <summary>A feature's answer to what happened to a case: it adds to the same transaction and saves nothing itself.</summary>
internal interface IApplicationReaction
{
    /// <summary>When it has its turn; no two have the same.</summary>
    ReactionTurn Turn { get; }

    /// <summary>Called before the events are stored.</summary>
    Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken);
}

/// <summary>Somebody else changed the case since it was read; nothing was stored.</summary>
internal sealed class StaleCaseException : Exception
{
    /// <summary>Wraps what the database said.</summary>
    public StaleCaseException(Exception? inner)
        : base("The case was changed by somebody else.", inner)
    {
    }
}
