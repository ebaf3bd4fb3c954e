using Duplicates.Domain.Applications;

namespace Duplicates.Service.Applications;

/// <summary>A feature's answer to what happened to a case: it adds to the same transaction and saves nothing itself.</summary>
internal interface IApplicationReaction
{
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
