using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Content;

/// <summary>A published content item in Orchard's shape, with the columns by which it is found.</summary>
internal sealed class ContentItemRow : IEntityTypeConfiguration<ContentItemRow>
{
    public required string ContentItemId { get; set; }

    public required string ContentType { get; set; }

    public string? LocalizationSet { get; set; }

    public string? Culture { get; set; }

    public string? Path { get; set; }

    public required string Data { get; set; }

    public DateTimeOffset StoredAt { get; set; }

    public void Configure(EntityTypeBuilder<ContentItemRow> builder)
    {
        builder.ToTable("ContentItems");
        builder.HasKey(row => row.ContentItemId);
        builder.Property(row => row.ContentItemId).HasMaxLength(26);
        builder.Property(row => row.ContentType).HasMaxLength(60);
        builder.Property(row => row.LocalizationSet).HasMaxLength(26);
        builder.Property(row => row.Culture).HasMaxLength(2);
        builder.Property(row => row.Path).HasMaxLength(200);
        builder.HasIndex(row => row.Path).IsUnique();
        builder.HasIndex(row => new { row.LocalizationSet, row.Culture }).IsUnique();
        builder.HasIndex(row => row.StoredAt);
    }
}
