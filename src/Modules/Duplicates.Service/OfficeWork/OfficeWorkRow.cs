using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.OfficeWork;

/// <summary>How often something of an amount happened at an office on a day. Nobody can be told from it; sums and medians of any period and any offices come from these rows.</summary>
internal sealed class OfficeWorkRow : IEntityTypeConfiguration<OfficeWorkRow>
{
    /// <summary>The Almaty day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day { get; set; }

    public required string OfficeId { get; set; }

    public OfficeMeasure Measure { get; set; }

    /// <summary>In the unit of the measure.</summary>
    public int Amount { get; set; }

    public int Times { get; set; }

    public void Configure(EntityTypeBuilder<OfficeWorkRow> builder)
    {
        builder.ToTable("OfficeWork");
        builder.HasKey(row => new { row.Day, row.OfficeId, row.Measure, row.Amount });
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.HasIndex(row => new { row.OfficeId, row.Day });
    }
}
