using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Courier;

/// <summary>A duplicate that lies at an office of the Corporation and waits for its owner; gone when it is collected, annulled or back at the school.</summary>
internal sealed class UncollectedResultRow : IEntityTypeConfiguration<UncollectedResultRow>
{
    public Guid ApplicationId { get; set; }

    public required string OfficeId { get; set; }

    /// <summary>The day (Almaty) on which it arrived.</summary>
    public DateOnly ArrivedOn { get; set; }

    /// <summary>The day (Almaty) on which the applicant is reminded next, or on which it goes back; null once it is to go back.</summary>
    public DateOnly? NextOn { get; set; }

    public void Configure(EntityTypeBuilder<UncollectedResultRow> builder)
    {
        builder.ToTable("UncollectedResults");
        builder.HasKey(row => row.ApplicationId);
        builder.Property(row => row.ApplicationId).ValueGeneratedNever();
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.HasIndex(row => row.NextOn);
        builder.HasIndex(row => new { row.OfficeId, row.NextOn });
    }
}
