using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Content;

/// <summary>What concerns both languages of an item at once; its number of changes decides between people who act at the same moment.</summary>
internal sealed class ContentSetRow : IEntityTypeConfiguration<ContentSetRow>
{
    public required string SetId { get; set; }

    public required string ContentType { get; set; }

    /// <summary>Counted on by every change of the set: the concurrency token.</summary>
    public int Changes { get; set; }

    /// <summary>The account that proposes the newest versions for publication; null when nobody does. A save takes a proposal back.</summary>
    public string? ProposedById { get; set; }

    public string? ProposedBy { get; set; }

    /// <summary>UTC instant of the proposal.</summary>
    public DateTimeOffset? ProposedAt { get; set; }

    /// <summary>UTC instant at which <see cref="ScheduledVersions"/> become public; null when nothing is scheduled.</summary>
    public DateTimeOffset? ScheduledFor { get; set; }

    public string? ScheduledById { get; set; }

    public string? ScheduledBy { get; set; }

    /// <summary>The version ids that become public then, separated by blanks; later drafts do not change them.</summary>
    public string? ScheduledVersions { get; set; }

    /// <summary>The last scheduled publication was refused: the problems were there when its time came.</summary>
    public bool ScheduleFailed { get; set; }

    public void Configure(EntityTypeBuilder<ContentSetRow> builder)
    {
        builder.ToTable("ContentSets");
        builder.HasKey(row => row.SetId);
        builder.Property(row => row.SetId).HasMaxLength(26);
        builder.Property(row => row.ContentType).HasMaxLength(60);
        builder.Property(row => row.Changes).IsConcurrencyToken();
        builder.Property(row => row.ProposedById).HasMaxLength(64);
        builder.Property(row => row.ProposedBy).HasMaxLength(200);
        builder.Property(row => row.ScheduledById).HasMaxLength(64);
        builder.Property(row => row.ScheduledBy).HasMaxLength(200);
        builder.Property(row => row.ScheduledVersions).HasMaxLength(60);
        builder.HasIndex(row => row.ScheduledFor);
    }
}
