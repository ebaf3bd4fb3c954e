using YesSql.Indexes;

namespace Duplicates.OrchardCore.Workflows;

/// <summary>
/// What the process of a case has beside Orchard's workflow: how far it has followed the case, and the terms of what waits, which Orchard
/// does not have. It is stored in the same transaction as the workflow, so that both advance or neither.
/// </summary>
public sealed class CaseProcessDocument
{
    /// <summary>Set by the store.</summary>
    public long Id { get; set; }

    /// <summary>The case, as the workflow's correlation id names it.</summary>
    public string CaseId { get; set; } = string.Empty;

    /// <summary>The last step of the case that the workflow has gone; counted like the events of the case.</summary>
    public int Version { get; set; }

    /// <summary>The document of the workflow that leads the case now; 0 when none does.</summary>
    public long WorkflowId { get; set; }

    /// <summary>What the workflow waits at.</summary>
    public IList<CaseWait> Waits { get; set; } = [];
}

/// <summary>A task for an officer, or a timer.</summary>
public sealed class CaseWait
{
    /// <summary>The activity of the workflow.</summary>
    public string ActivityId { get; set; } = string.Empty;

    /// <summary>Who may do the task, the role it waits for first; empty for a timer.</summary>
    public IList<string> Roles { get; set; } = [];

    /// <summary>UTC instant.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>The last day of the task's own term, or the day of a timer, an Almaty date.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The day on which something is to be done by itself; null when nothing is.</summary>
    public DateOnly? ActOn { get; set; }

    /// <summary>UTC instant at which the task went to the next role; null while it did not.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }
}

/// <summary>Finds processes by their case and by the day on which they act.</summary>
public sealed class CaseProcessIndex : MapIndex
{
    /// <summary>The case.</summary>
    public string CaseId { get; set; } = string.Empty;

    /// <summary>The first day on which something is to be done, as yyyyMMdd; the greatest number when nothing is.</summary>
    public int ActOn { get; set; }

    /// <summary>A day as the index counts it.</summary>
    public static int DayNumber(DateOnly? day) => day is { } date ? (date.Year * 10000) + (date.Month * 100) + date.Day : int.MaxValue;
}

/// <summary>Fills the index.</summary>
public sealed class CaseProcessIndexProvider : IndexProvider<CaseProcessDocument>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<CaseProcessDocument> context) => context.For<CaseProcessIndex>().Map(process => new CaseProcessIndex
    {
        CaseId = process.CaseId,
        ActOn = CaseProcessIndex.DayNumber(process.Waits.Min(wait => wait.ActOn)),
    });
}
