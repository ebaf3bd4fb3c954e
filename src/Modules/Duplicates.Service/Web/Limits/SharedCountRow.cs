using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Web.Limits;

/// <summary>How many tries of one kind there were within a stretch of time, on all hosts together.</summary>
internal sealed class SharedCountRow : IEntityTypeConfiguration<SharedCountRow>
{
    /// <summary>What is counted, without anything that tells of a person: a name, or a name and a keyed hash.</summary>
    public required string Counted { get; set; }

    /// <summary>When the stretch ends: milliseconds since 1970 (UTC).</summary>
    public long EndsAt { get; set; }

    public int Tries { get; set; }

    public void Configure(EntityTypeBuilder<SharedCountRow> builder)
    {
        builder.ToTable("SharedCounts");
        builder.HasKey(row => row.Counted);
        builder.Property(row => row.Counted).HasMaxLength(64);
        builder.HasIndex(row => row.EndsAt);
    }
}
