using Duplicates.Service.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Following;

/// <summary>A state of a case that the door has not followed yet. It is only added and removed, so that two who write never collide on it.</summary>
internal sealed class CaseChangeRow : IEntityTypeConfiguration<CaseChangeRow>
{
    public Guid ApplicationId { get; set; }

    /// <summary>The number of events that the case has in this state.</summary>
    public int Version { get; set; }

    /// <summary>How often following it has failed.</summary>
    public int Failures { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public void Configure(EntityTypeBuilder<CaseChangeRow> builder)
    {
        builder.ToTable("CaseChanges");
        builder.HasKey(row => new { row.ApplicationId, row.Version });
        builder.HasIndex(row => new { row.NextAttemptAt, row.ApplicationId });
        builder.HasOne<ApplicationRow>().WithMany().HasForeignKey(row => row.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
