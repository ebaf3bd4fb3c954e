using Duplicates.Domain.Complaints;
using Duplicates.Service.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Complaints;

/// <summary>What lists and look-ups need of a complaint; always derived from its history in the same transaction.</summary>
internal sealed class ComplaintRow : IEntityTypeConfiguration<ComplaintRow>
{
    public Guid Id { get; set; }

    public required string Number { get; set; }

    public Guid ApplicationId { get; set; }

    public required string CaseNumber { get; set; }

    public ComplaintState State { get; set; }

    public ComplaintSubject Subject { get; set; }

    /// <summary>The subject while it waits for its answer, then null: nobody complains twice at once about the same.</summary>
    public string? OpenSubject { get; set; }

    public ComplaintLevel Level { get; set; }

    public string? OfficeId { get; set; }

    public DateOnly? HolderUntil { get; set; }

    public DateOnly DueOn { get; set; }

    public bool IsLate { get; set; }

    /// <summary>Who may not answer: ids between bars.</summary>
    public required string Concerned { get; set; }

    public DateTimeOffset FiledAt { get; set; }

    /// <summary>The number of events; two who change the same complaint collide on it.</summary>
    public int Version { get; set; }

    public void Configure(EntityTypeBuilder<ComplaintRow> builder)
    {
        builder.ToTable("Complaints");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Number).HasMaxLength(8);
        builder.Property(row => row.CaseNumber).HasMaxLength(9);
        builder.Property(row => row.OpenSubject).HasMaxLength(40);
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<ApplicationRow>().WithMany().HasForeignKey(row => row.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => new { row.ApplicationId, row.OpenSubject }).IsUnique();
        builder.HasIndex(row => new { row.State, row.Level, row.OfficeId, row.DueOn });
        builder.HasIndex(row => new { row.State, row.HolderUntil });
        builder.HasIndex(row => row.FiledAt);
    }
}

/// <summary>One event of a complaint.</summary>
internal sealed class ComplaintEventRow : IEntityTypeConfiguration<ComplaintEventRow>
{
    public Guid ComplaintId { get; set; }

    public int Sequence { get; set; }

    public required string Type { get; set; }

    public required string Data { get; set; }

    /// <summary>The audit entry that seals it; null until it is sealed.</summary>
    public long? SealedIn { get; set; }

    public void Configure(EntityTypeBuilder<ComplaintEventRow> builder)
    {
        builder.ToTable("ComplaintEvents");
        builder.HasKey(row => new { row.ComplaintId, row.Sequence });
        builder.Property(row => row.Type).HasMaxLength(60);
        builder.Property(row => row.SealedIn).IsConcurrencyToken();
        builder.HasIndex(row => row.SealedIn).HasFilter("\"SealedIn\" IS NULL");
        builder.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId).OnDelete(DeleteBehavior.Restrict);
    }
}
