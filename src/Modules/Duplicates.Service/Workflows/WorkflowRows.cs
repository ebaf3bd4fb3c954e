using Duplicates.Service.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Workflows;

/// <summary>One version of a workflow, as it was imported. It never changes; a changed import is another version.</summary>
internal sealed class WorkflowTypeRow : IEntityTypeConfiguration<WorkflowTypeRow>
{
    public required string TypeId { get; set; }

    public int Version { get; set; }

    public required string Name { get; set; }

    /// <summary>The workflow in Orchard's JSON.</summary>
    public required string Data { get; set; }

    /// <summary>New cases begin with this version.</summary>
    public bool StartsCases { get; set; }

    public DateTimeOffset StoredAt { get; set; }

    public void Configure(EntityTypeBuilder<WorkflowTypeRow> builder)
    {
        builder.ToTable("WorkflowTypes");
        builder.HasKey(row => new { row.TypeId, row.Version });
        builder.Property(row => row.TypeId).HasMaxLength(60);
        builder.Property(row => row.Name).HasMaxLength(200);
    }
}

/// <summary>Where the process of one case stands. A case has one at most, because it has the case's identity.</summary>
internal sealed class WorkflowInstanceRow : IEntityTypeConfiguration<WorkflowInstanceRow>
{
    public Guid ApplicationId { get; set; }

    public required string TypeId { get; set; }

    public int TypeVersion { get; set; }

    public bool IsFinished { get; set; }

    /// <summary>Where the applicant collects the duplicate.</summary>
    public required string CollectionOfficeId { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When an administrator moved it to another version; null when it runs as it began.</summary>
    public DateTimeOffset? MovedAt { get; set; }

    /// <summary>How many steps it has gone; two who advance the same process collide on it.</summary>
    public int Steps { get; set; }

    public List<WorkflowWaitRow> Waits { get; } = [];

    /// <summary>The role whose turn it is; null when no task waits.</summary>
    public string? WaitsFor => Waits.Where(wait => wait.IsUserTask).OrderBy(wait => wait.StartedAt).FirstOrDefault()?.RoleList[0];

    public void Configure(EntityTypeBuilder<WorkflowInstanceRow> builder)
    {
        builder.ToTable("WorkflowInstances");
        builder.HasKey(row => row.ApplicationId);
        builder.Property(row => row.ApplicationId).ValueGeneratedNever();
        builder.Property(row => row.TypeId).HasMaxLength(60);
        builder.Property(row => row.CollectionOfficeId).HasMaxLength(26);
        builder.Property(row => row.Steps).IsConcurrencyToken();
        builder.HasIndex(row => new { row.IsFinished, row.TypeId, row.TypeVersion });
        builder.HasOne<ApplicationRow>().WithOne().HasForeignKey<WorkflowInstanceRow>(row => row.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(row => row.Waits).WithOne().HasForeignKey(wait => wait.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>What a process waits at: a task for an officer, or a timer.</summary>
internal sealed class WorkflowWaitRow : IEntityTypeConfiguration<WorkflowWaitRow>
{
    public Guid Id { get; set; }

    public Guid ApplicationId { get; set; }

    public required string ActivityId { get; set; }

    /// <summary>Who may do the task, between spaces, the role it waits for first; empty for a timer.</summary>
    public required string Roles { get; set; }

    public required string OfficeId { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The last day of the task's own term; the day of a timer.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The first day on which the service itself has something to do here; null when it never has.</summary>
    public DateOnly? ActOn { get; set; }

    public DateTimeOffset? EscalatedAt { get; set; }

    public IReadOnlyList<string> RoleList => Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool IsUserTask => Roles.Length > 0;

    public void Configure(EntityTypeBuilder<WorkflowWaitRow> builder)
    {
        builder.ToTable("WorkflowWaits");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.ActivityId).HasMaxLength(60);
        builder.Property(row => row.Roles).HasMaxLength(200);
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.HasIndex(row => new { row.ApplicationId, row.ActivityId }).IsUnique();
        builder.HasIndex(row => new { row.ActOn, row.Id });
    }
}

/// <summary>A step that a process has gone.</summary>
internal sealed class WorkflowStepRow : IEntityTypeConfiguration<WorkflowStepRow>
{
    public Guid ApplicationId { get; set; }

    public int Sequence { get; set; }

    public required string ActivityId { get; set; }

    public WorkflowStepKind Kind { get; set; }

    /// <summary>The outcome of what was completed; the role that an overdue task passed to.</summary>
    public string? Detail { get; set; }

    public DateTimeOffset At { get; set; }

    public void Configure(EntityTypeBuilder<WorkflowStepRow> builder)
    {
        builder.ToTable("WorkflowSteps");
        builder.HasKey(row => new { row.ApplicationId, row.Sequence });
        builder.Property(row => row.ActivityId).HasMaxLength(60);
        builder.Property(row => row.Detail).HasMaxLength(60);
        builder.HasOne<WorkflowInstanceRow>().WithMany().HasForeignKey(row => row.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>What a process did.</summary>
internal enum WorkflowStepKind
{
    /// <summary>An activity had an outcome.</summary>
    Completed,

    /// <summary>The term of a task passed and the next role was told.</summary>
    Escalated,

    /// <summary>The case ended otherwise while the task waited.</summary>
    Stopped,
}
