using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Apply;

/// <summary>An application that is still being filled in: one document of answers per draft.</summary>
internal sealed class DraftRow : IEntityTypeConfiguration<DraftRow>
{
    public Guid Id { get; set; }

    public required string OwnerKey { get; set; }

    public required string Answers { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public void Configure(EntityTypeBuilder<DraftRow> builder)
    {
        builder.ToTable("Drafts");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.OwnerKey).HasMaxLength(43);
        builder.HasIndex(row => new { row.OwnerKey, row.ChangedAt });
    }
}
