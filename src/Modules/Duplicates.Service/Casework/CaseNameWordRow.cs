using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Casework;

/// <summary>A word of a learner's name, folded, at the office that holds the case: cases are found by how any word begins.</summary>
internal sealed class CaseNameWordRow : IEntityTypeConfiguration<CaseNameWordRow>
{
    public required string OfficeId { get; set; }

    public required string Word { get; set; }

    public Guid ApplicationId { get; set; }

    public void Configure(EntityTypeBuilder<CaseNameWordRow> builder)
    {
        builder.ToTable("CaseNameWords");
        builder.HasKey(row => new { row.OfficeId, row.Word, row.ApplicationId });
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.Word).HasMaxLength(310);
        builder.HasIndex(row => row.ApplicationId);
    }
}
