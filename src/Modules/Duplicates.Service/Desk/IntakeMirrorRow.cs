using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Desk;

/// <summary>The screen before a visitor that shows one half-entered application; it ends with the visit.</summary>
internal sealed class IntakeMirrorRow : IEntityTypeConfiguration<IntakeMirrorRow>
{
    /// <summary>The draft that is shown.</summary>
    public Guid DraftId { get; set; }

    /// <summary>The office at whose desk it is entered.</summary>
    public required string OfficeId { get; set; }

    /// <summary>The keyed hash of the code that opens the screen once; null when it was used.</summary>
    public string? CodeKey { get; set; }

    /// <summary>UTC instant until which the code opens it.</summary>
    public DateTimeOffset CodeUntil { get; set; }

    /// <summary>The keyed hash of the address under which the screen shows it; null before it was opened.</summary>
    public string? TokenKey { get; set; }

    /// <summary>UTC instant until which the screen shows it at the most.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>The hash of the words that the visitor confirmed to have read; null before.</summary>
    public string? ReadSha256 { get; set; }

    /// <summary>UTC instant at which that was.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    public void Configure(EntityTypeBuilder<IntakeMirrorRow> builder)
    {
        builder.ToTable("IntakeMirrors");
        builder.HasKey(row => row.DraftId);
        builder.Property(row => row.DraftId).ValueGeneratedNever();
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.CodeKey).HasMaxLength(43);
        builder.Property(row => row.TokenKey).HasMaxLength(43);
        builder.Property(row => row.ReadSha256).HasMaxLength(64);
        builder.HasIndex(row => row.CodeKey).IsUnique();
        builder.HasIndex(row => row.TokenKey).IsUnique();
        builder.HasIndex(row => row.Until);
    }
}
