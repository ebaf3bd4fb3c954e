using Duplicates.Domain;
using Duplicates.Domain.Applications;

namespace Duplicates.Service.Casework;

/// <summary>
/// What leads a case from one person to the next. The standalone door interprets the workflow of the recipes; another door brings its own.
/// A call changes the process of the case together with the case itself, or promises the change; it never decides what the law decides.
/// </summary>
public interface ICaseProcess
{
    /// <summary>Whether the service's own pages draw the process; a door with an engine of its own shows it with that engine.</summary>
    bool IsShownByService => false;

    /// <summary>A case was registered.</summary>
    Task StartAsync(DuplicateApplication application, CancellationToken cancellationToken);

    /// <summary>The tasks that wait for somebody; empty when the process has ended, null when it does not know the case yet.</summary>
    Task<IReadOnlyList<WaitingTask>?> WaitingAsync(Guid applicationId, CancellationToken cancellationToken);

    /// <summary>Somebody did what a task waits for.</summary>
    /// <param name="application">The case after it.</param>
    /// <param name="action">The name of the action, for example <c>Approve</c>.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="cancellationToken">Ends the waiting for the database.</param>
    /// <exception cref="ActionNotAwaitedException">No task waits for it, or not for somebody in this role.</exception>
    Task ResumeAsync(DuplicateApplication application, string action, Actor by, CancellationToken cancellationToken);

    /// <summary>A refused case was reopened, or a duplicate is made anew: the process begins anew, behind the steps whose results still hold.</summary>
    /// <param name="application">The case after it.</param>
    /// <param name="done">The names of the actions that need not be done again, in order.</param>
    /// <param name="cancellationToken">Ends the waiting for the database.</param>
    Task RestartAsync(DuplicateApplication application, IReadOnlyList<string> done, CancellationToken cancellationToken);

    /// <summary>The case ended otherwise: nothing waits any more.</summary>
    Task StopAsync(DuplicateApplication application, CancellationToken cancellationToken);
}

/// <summary>A task that waits for an officer.</summary>
/// <param name="TaskId">Which task of the process it is.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="Actions">The names of the actions that end it.</param>
/// <param name="Roles">Who may do it, the role it waits for first.</param>
/// <param name="DueOn">The last day of the task's own term, in working days; not the term of the law.</param>
/// <param name="Since">UTC instant.</param>
public sealed record WaitingTask(string TaskId, BilingualText Name, IReadOnlyList<string> Actions, IReadOnlyList<string> Roles, DateOnly? DueOn, DateTimeOffset Since);

/// <summary>The process of a case does not wait for this action; nothing was changed.</summary>
public sealed class ActionNotAwaitedException : Exception
{
    /// <summary>Names the action.</summary>
    /// <param name="action">What somebody tried to do.</param>
    /// <param name="role">In which role, when the action is awaited from others; null when nobody's is.</param>
    public ActionNotAwaitedException(string action, string? role)
        : base(role is null ? $"The case does not wait for {action}." : $"The case does not wait for {action} by {role}.")
    {
    }
}
