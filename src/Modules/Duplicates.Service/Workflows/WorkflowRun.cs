using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Casework;
using Duplicates.Service.Notifications;

namespace Duplicates.Service.Workflows;

/// <summary>What a workflow may ask of a case.</summary>
internal sealed record CaseFacts(Guid ApplicationId, string Number, string OfficeId, ProposedOutcome? Proposal)
{
    /// <summary>The day (Almaty) on which the case counts as accepted (R5.2); steps of before begin their terms then.</summary>
    public required DateOnly AcceptedOn { get; init; }

    /// <summary>The facts of a case.</summary>
    public static CaseFacts Of(DuplicateApplication application) =>
        new(application.Id, application.Number!.Value, application.OfficeId!, application.Proposal?.Outcome) { AcceptedOn = application.Deadline!.AcceptedOn };

    /// <summary>The facts of a case as lists know them.</summary>
    public static CaseFacts Of(ApplicationRow row) => new(row.Id, row.Number!, row.OfficeId, row.Proposal) { AcceptedOn = row.AcceptedOn ?? DateOnly.MinValue };
}

/// <summary>
/// Advances the process of one case in memory. After each call the process either waits or is finished.
/// What there is to tell and to remember is collected, not stored.
/// </summary>
internal sealed class WorkflowRun(WorkflowGraph graph, WorkflowInstanceRow instance, CaseFacts facts, WorkingCalendar calendar, DateTimeOffset now)
{
    /// <summary>The case.</summary>
    public CaseFacts Facts => facts;

    /// <summary>The duplicate is collected at the office that holds the case.</summary>
    public bool IsCollectedHere => instance.CollectionOfficeId == facts.OfficeId;

    /// <summary>The steps gone.</summary>
    public List<WorkflowStepRow> Steps { get; } = [];

    /// <summary>What staff are to be told.</summary>
    public List<StaffNotice> Notices { get; } = [];

    /// <summary>The role to which a task was shown as overdue; null when none was.</summary>
    public string? EscalatedTo { get; private set; }

    private DateOnly Today => DateOnly.FromDateTime(AlmatyTime.ToLocal(now));

    /// <summary>Begins.</summary>
    public void Start() => Execute([graph.Start]);

    /// <summary>Somebody did what a task waits for.</summary>
    /// <param name="action">The action.</param>
    /// <param name="role">In which role; null to ask for none.</param>
    /// <exception cref="ActionNotAwaitedException">No task waits for it, or not for somebody in this role.</exception>
    public void Resume(string action, string? role)
    {
        var wait = instance.Waits.Find(wait => wait.IsUserTask && graph.Find(wait.ActivityId)!.Actions.Contains(action, StringComparer.Ordinal))
            ?? throw new ActionNotAwaitedException(action, null);
        if (role is not null && !wait.RoleList.Contains(role, StringComparer.Ordinal))
        {
            throw new ActionNotAwaitedException(action, role);
        }

        Complete(wait, action);
    }

    /// <summary>Goes on if a task waits for the action, whoever did it; otherwise the process stays where it is.</summary>
    public void ResumeIfAwaited(string action)
    {
        if (instance.Waits.Exists(wait => wait.IsUserTask && graph.Find(wait.ActivityId)!.Actions.Contains(action, StringComparer.Ordinal)))
        {
            Resume(action, role: null);
        }
    }

    /// <summary>Begins anew after an end, behind what is done already.</summary>
    public void Restart(IEnumerable<string> done)
    {
        instance.Waits.Clear();
        instance.IsFinished = false;
        Start();
        foreach (var action in done)
        {
            ResumeIfAwaited(action);
        }
    }

    /// <summary>Does what the days that went by ask for: timers go on, tasks whose term has passed are shown to the next role, too.</summary>
    public void ActOnDays()
    {
        foreach (var wait in instance.Waits.Where(wait => wait.ActOn <= Today).ToList())
        {
            var activity = graph.Find(wait.ActivityId)!;
            Date(wait, activity);
            if (wait.ActOn > Today || !instance.Waits.Contains(wait))
            {
                continue;
            }

            if (wait is { IsUserTask: true, EscalatedAt: not null })
            {
                ShowToNext(wait, activity);
            }
            else if (wait.IsUserTask && activity.EscalateToRole is { } next)
            {
                Escalate(wait, activity, next);
            }
            else if (!wait.IsUserTask)
            {
                Complete(wait, activity.Kind!.Outcomes(activity)[0]);
            }
        }
    }

    /// <summary>The case ended otherwise.</summary>
    public void Stop()
    {
        foreach (var wait in instance.Waits)
        {
            Remember(wait.ActivityId, WorkflowStepKind.Stopped, null);
        }

        Finish();
    }

    /// <summary>Ends the process, whatever else still waits.</summary>
    public void Finish()
    {
        instance.Waits.Clear();
        instance.IsFinished = true;
    }

    /// <summary>Has staff told.</summary>
    public void Tell(string role, string notice, string? detail) => Notices.Add(new(
        WorkflowNotices.OfficeFor(role, facts.OfficeId), role, null, notice, facts.ApplicationId, facts.Number, detail));

    private void Complete(WorkflowWaitRow wait, string outcome)
    {
        var activity = graph.Find(wait.ActivityId)!;
        instance.Waits.Remove(wait);
        Remember(activity.ActivityId, WorkflowStepKind.Completed, outcome);
        Execute([.. graph.After(activity, outcome)]);
    }

    private void Execute(IEnumerable<WorkflowActivity> first)
    {
        var scheduled = new Stack<WorkflowActivity>(first);
        while (!instance.IsFinished && scheduled.TryPop(out var activity))
        {
            if (activity.Kind!.Waits)
            {
                Wait(activity);
                continue;
            }

            var outcomes = activity.Kind.Execute(this, activity);
            Remember(activity.ActivityId, WorkflowStepKind.Completed, string.Join(' ', outcomes));
            foreach (var next in outcomes.SelectMany(outcome => graph.After(activity, outcome)))
            {
                scheduled.Push(next);
            }
        }

        instance.IsFinished |= instance.Waits.Count == 0;
    }

    private void Wait(WorkflowActivity activity)
    {
        if (instance.Waits.Exists(wait => wait.ActivityId == activity.ActivityId))
        {
            return;
        }

        var wait = new WorkflowWaitRow
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = facts.ApplicationId,
            ActivityId = activity.ActivityId,
            Roles = activity.Kind is UserTaskEvent ? string.Join(' ', activity.Roles) : string.Empty,
            OfficeId = facts.OfficeId,
            StartedAt = now,
        };
        Date(wait, activity);
        instance.Waits.Add(wait);
    }

    /// <summary>
    /// Counts the term by the calendar as it is now, not before the day of acceptance (R5.2), like the term of the case; a term ends with its
    /// last day, a timer begins its day.
    /// </summary>
    private void Date(WorkflowWaitRow wait, WorkflowActivity activity)
    {
        if ((wait.IsUserTask ? activity.TermWorkingDays : activity.WorkingDays) is { } days)
        {
            var began = DateOnly.FromDateTime(AlmatyTime.ToLocal(wait.StartedAt));
            var dueOn = calendar.AddWorkingDays(began > facts.AcceptedOn ? began : facts.AcceptedOn, days);
            wait.DueOn = dueOn;
            wait.ActOn = !wait.IsUserTask ? dueOn : activity.EscalateToRole is not null && wait.EscalatedAt is null ? dueOn.AddDays(1) : null;
        }
    }

    private void Escalate(WorkflowWaitRow wait, WorkflowActivity activity, string next)
    {
        (wait.EscalatedAt, wait.ActOn) = (now, null);
        ShowToNext(wait, activity);
        Remember(wait.ActivityId, WorkflowStepKind.Escalated, next);
        Tell(next, NoticesBesideSteps.TaskOverdue, wait.DueOn!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The task stays whose it was: the next role sees it, too.</summary>
    private void ShowToNext(WorkflowWaitRow wait, WorkflowActivity activity)
    {
        if (activity.EscalateToRole is { } next)
        {
            wait.Roles = string.Join(' ', activity.Roles.Contains(next, StringComparer.Ordinal) ? activity.Roles : activity.Roles.Append(next));
            EscalatedTo = next;
        }
    }

    private void Remember(string activityId, WorkflowStepKind kind, string? detail) => Steps.Add(new()
    {
        ApplicationId = facts.ApplicationId,
        Sequence = ++instance.Steps,
        ActivityId = activityId,
        Kind = kind,
        Detail = detail,
        At = now,
    });
}
