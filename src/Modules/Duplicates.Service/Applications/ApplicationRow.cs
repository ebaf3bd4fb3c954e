using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Applications;

/// <summary>What lists and look-ups need of a case; always derived from its history in the same transaction.</summary>
internal sealed class ApplicationRow : IEntityTypeConfiguration<ApplicationRow>
{
    /// <summary>What was handed in at a desk or sent by another system belongs to no account; the person's confirmed account sees it.</summary>
    public const string NoAccount = "";

    public Guid Id { get; set; }

    public string? Number { get; set; }

    public ApplicationState State { get; set; }

    public bool IsOpen { get; set; }

    public required string OfficeId { get; set; }

    public required string ApplicantKey { get; set; }

    /// <summary>By which door it came (R2).</summary>
    public Channel Channel { get; set; }

    /// <summary>The office of the Corporation that accepted it at its counter or at home; null for every other door.</summary>
    public string? CounterId { get; set; }

    /// <summary>The account that sent it (<see cref="Accounts.CitizenRow"/>); <see cref="NoAccount"/> for what came by another door.</summary>
    public required string AccountKey { get; set; }

    public required string LearnerKey { get; set; }

    public required string LearnerName { get; set; }

    public required string LearnerNameFolded { get; set; }

    public EducationLevel Level { get; set; }

    public Distinction Distinction { get; set; }

    public DocumentScope Scope { get; set; }

    public ProposedOutcome? Proposal { get; set; }

    public DateTimeOffset SubmittedAt { get; set; }

    public DateOnly? AcceptedOn { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>The last day on which a wrong addressee passes the case on in time (R5.9); null once the addressee is known to be right.</summary>
    public DateOnly? RedirectUntil { get; set; }

    /// <summary>The applicant still waits for the result, so the due date matters; a duplicate that lies ready is the result.</summary>
    public bool AwaitsResult { get; set; }

    /// <summary>The day (Almaty) on which the result was there; null while it is awaited.</summary>
    public DateOnly? AnsweredOn { get; set; }

    public CaseOutcome? Outcome { get; set; }

    /// <summary>The grounds of a refusal as bits; see <see cref="CaseOutcomes"/>.</summary>
    public int RefusalGrounds { get; set; }

    /// <summary>The role whose move it is, one of <see cref="ServiceRoles"/>, as the process of the case has it; null when nobody's is.</summary>
    public string? WaitsFor { get; set; }

    /// <summary>The role that sees the step as overdue beside the one whose move it is; null while the step is in its term, and when the case goes on.</summary>
    public string? EscalatedTo { get; set; }

    /// <summary>The account that holds the case; null while nobody does.</summary>
    public string? AssigneeId { get; set; }

    public string? AssigneeName { get; set; }

    /// <summary>The number of events; two people who change the same case collide on it.</summary>
    public int Version { get; set; }

    public void Configure(EntityTypeBuilder<ApplicationRow> builder)
    {
        builder.ToTable("Applications");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Number).HasMaxLength(9);
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.CounterId).HasMaxLength(26);
        builder.Property(row => row.ApplicantKey).HasMaxLength(43);
        builder.Property(row => row.AccountKey).HasMaxLength(43);
        builder.Property(row => row.LearnerKey).HasMaxLength(43);
        builder.Property(row => row.LearnerName).HasMaxLength(310);
        builder.Property(row => row.LearnerNameFolded).HasMaxLength(310);
        builder.Property(row => row.WaitsFor).HasMaxLength(40);
        builder.Property(row => row.EscalatedTo).HasMaxLength(40);
        builder.Property(row => row.AssigneeId).HasMaxLength(64);
        builder.Property(row => row.AssigneeName).HasMaxLength(200);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => new { row.OfficeId, row.IsOpen, row.DueOn, row.Id });
        builder.HasIndex(row => new { row.IsOpen, row.AcceptedOn, row.Id, row.DueOn });
        builder.HasIndex(row => new { row.AwaitsResult, row.DueOn, row.Id });
        builder.HasIndex(row => new { row.OfficeId, row.AwaitsResult, row.DueOn, row.Id });
        builder.HasIndex(row => new { row.AcceptedOn, row.OfficeId, row.Outcome, row.AnsweredOn, row.DueOn, row.RefusalGrounds, row.Channel });
        builder.HasIndex(row => new { row.OfficeId, row.AssigneeId, row.IsOpen, row.DueOn, row.Id });
        builder.HasIndex(row => new { row.OfficeId, row.WaitsFor, row.DueOn, row.Id });
        builder.HasIndex(row => new { row.OfficeId, row.EscalatedTo, row.DueOn, row.Id });
        builder.HasIndex(row => new { row.ApplicantKey, row.SubmittedAt });
        builder.HasIndex(row => row.LearnerKey);
        builder.HasIndex(row => new { row.CounterId, row.AcceptedOn });
        builder.HasIndex(row => new { row.RedirectUntil, row.Id });
    }
}

/// <summary>One event of a case.</summary>
internal sealed class ApplicationEventRow : IEntityTypeConfiguration<ApplicationEventRow>
{
    public Guid ApplicationId { get; set; }

    public int Sequence { get; set; }

    public required string Type { get; set; }

    public required string Data { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The audit entry that seals it; null until it is sealed.</summary>
    public long? SealedIn { get; set; }

    public void Configure(EntityTypeBuilder<ApplicationEventRow> builder)
    {
        builder.ToTable("ApplicationEvents");
        builder.HasKey(row => new { row.ApplicationId, row.Sequence });
        builder.Property(row => row.Type).HasMaxLength(60);
        builder.Property(row => row.SealedIn).IsConcurrencyToken();
        builder.HasIndex(row => row.SealedIn).HasFilter("\"SealedIn\" IS NULL");
        builder.HasOne<ApplicationRow>().WithMany().HasForeignKey(row => row.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
