using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Certificates;

/// <summary>What became of a blank.</summary>
internal enum BlankState
{
    /// <summary>In the school's safe, free.</summary>
    InStock,

    /// <summary>Filled in as a duplicate.</summary>
    Used,

    /// <summary>Бүлінген / испорчен.</summary>
    Spoiled,

    /// <summary>Given back to the education department.</summary>
    Returned,
}

/// <summary>A blank of strict account. Its series and number exist once in the whole system.</summary>
internal sealed class BlankRow : IEntityTypeConfiguration<BlankRow>
{
    /// <summary>Series and number as printed.</summary>
    public required string Blank { get; set; }

    public required string OfficeId { get; set; }

    public required string Series { get; set; }

    public int Number { get; set; }

    public BlankState State { get; set; }

    /// <summary>The duplicate on it; kept when the filled-in blank is spoiled.</summary>
    public Guid? DuplicateId { get; set; }

    public void Configure(EntityTypeBuilder<BlankRow> builder)
    {
        builder.ToTable("Blanks");
        builder.HasKey(row => row.Blank);
        builder.Property(row => row.Blank).HasMaxLength(20);
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.Series).HasMaxLength(3);
        builder.HasIndex(row => new { row.OfficeId, row.State, row.Series, row.Number });
    }
}

/// <summary>Why blanks came or went, other than by being used.</summary>
internal enum BlankMovementKind
{
    /// <summary>They came from the education department.</summary>
    Received,

    /// <summary>They were spoiled.</summary>
    Spoiled,

    /// <summary>They went back to the education department.</summary>
    Returned,
}

/// <summary>A line of the book of blanks: written once, never changed.</summary>
internal sealed class BlankMovementRow : IEntityTypeConfiguration<BlankMovementRow>
{
    public Guid Id { get; set; }

    public required string OfficeId { get; set; }

    public BlankMovementKind Kind { get; set; }

    /// <summary>The blank or the range, as it is written.</summary>
    public required string Range { get; set; }

    public int Count { get; set; }

    /// <summary>Date of the document or of the event (Almaty).</summary>
    public DateOnly On { get; set; }

    /// <summary>The document, or the reason.</summary>
    public required string Basis { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public required string RecordedById { get; set; }

    public required string RecordedByName { get; set; }

    public void Configure(EntityTypeBuilder<BlankMovementRow> builder)
    {
        builder.ToTable("BlankMovements");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.Range).HasMaxLength(30);
        builder.Property(row => row.RecordedById).HasMaxLength(64);
        builder.Property(row => row.RecordedByName).HasMaxLength(200);
        builder.HasIndex(row => new { row.OfficeId, row.Id });
    }
}
