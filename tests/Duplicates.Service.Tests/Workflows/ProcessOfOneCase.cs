using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Notifications;
using Duplicates.Service.Workflows;

namespace Duplicates.Service.Tests.Workflows;

/// <summary>The process of a case without a database, on a calendar without holidays. It begins on Friday 2026-11-20 at 10:00 in Almaty.</summary>
internal sealed class ProcessOfOneCase
{
    private static readonly Guid Case = Guid.CreateVersion7();
    private readonly WorkflowGraph _graph;

    public ProcessOfOneCase(WorkflowGraph graph)
        : this(graph, new(2026, 11, 20))
    {
    }

    public ProcessOfOneCase(WorkflowGraph graph, DateOnly acceptedOn)
    {
        (_graph, AcceptedOn) = (graph, acceptedOn);
        Instance = WorkflowChanges.NewInstance(Case, "school", graph, Now);
        Run(run => run.Start());
    }

    public DateOnly AcceptedOn { get; }

    public WorkflowInstanceRow Instance { get; }

    public List<WorkflowStepRow> Steps { get; } = [];

    public List<StaffNotice> Notices { get; } = [];

    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(5));

    public string Office { get; set; } = "school";

    public ProposedOutcome? Proposal { get; set; }

    /// <summary>What it waits at, in the order of the alphabet.</summary>
    public string WaitsAt => string.Join(' ', Instance.Waits.Select(wait => wait.ActivityId).Order(StringComparer.Ordinal));

    public void Do(string action, string role = "SchoolHead") => Run(run => run.Resume(action, role));

    public void DoAll(params string[] actions) => Array.ForEach(actions, action => Do(action));

    public void Stop() => Run(run => run.Stop());

    /// <summary>It is ten o'clock on another day, and the service looks at what is due.</summary>
    public void On(string day)
    {
        Now = new DateTimeOffset(DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddHours(10), TimeSpan.FromHours(5));
        Run(run => run.ActOnDays());
    }

    private void Run(Action<WorkflowRun> change)
    {
        var run = new WorkflowRun(_graph, Instance, new(Case, "123456789", Office, Proposal) { AcceptedOn = AcceptedOn }, WorkingCalendar.WithoutHolidays, Now);
        change(run);
        Steps.AddRange(run.Steps);
        Notices.AddRange(run.Notices);
    }
}
