using Duplicates.Domain.Courier;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Courier;

/// <summary>Something that waits to travel or travels: a row for each case and kind, gone when it has arrived.</summary>
internal sealed class CourierThingRow : IEntityTypeConfiguration<CourierThingRow>
{
    public Guid ApplicationId { get; set; }

    public ThingKind Kind { get; set; }

    /// <summary>The number of the case.</summary>
    public required string CaseNumber { get; set; }

    public required string FromOfficeId { get; set; }

    public required string ToOfficeId { get; set; }

    /// <summary>UTC instant since which it waits.</summary>
    public DateTimeOffset SinceAt { get; set; }

    /// <summary>The open manifest on which it lies; null while it waits.</summary>
    public Guid? ManifestId { get; set; }

    /// <summary>It is with the courier.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>The day (Almaty) by which a result that is asked for again leaves; null otherwise.</summary>
    public DateOnly? SendBy { get; set; }

    /// <summary>The school was warned that it has to leave; null before.</summary>
    public DateTimeOffset? WarnedAt { get; set; }

    public void Configure(EntityTypeBuilder<CourierThingRow> builder)
    {
        builder.ToTable("CourierThings");
        builder.HasKey(row => new { row.ApplicationId, row.Kind });
        builder.Property(row => row.CaseNumber).HasMaxLength(9);
        builder.Property(row => row.FromOfficeId).HasMaxLength(26);
        builder.Property(row => row.ToOfficeId).HasMaxLength(26);
        builder.HasIndex(row => new { row.FromOfficeId, row.ManifestId, row.ToOfficeId });
        builder.HasIndex(row => row.ManifestId);
        builder.HasIndex(row => new { row.Kind, row.WarnedAt });
    }
}

/// <summary>A bag of the courier with its list.</summary>
internal sealed class ManifestRow : IEntityTypeConfiguration<ManifestRow>
{
    public Guid Id { get; set; }

    public required string FromOfficeId { get; set; }

    public required string ToOfficeId { get; set; }

    /// <summary>With <see cref="Number"/> and the sending office it names the manifest.</summary>
    public int Year { get; set; }

    public int Number { get; set; }

    public ManifestState State { get; set; }

    /// <summary>Both offices, as long as it is a draft: a pair has one.</summary>
    public string? DraftKey { get; set; }

    /// <summary>The number of the seal as it was typed.</summary>
    public string? Seal { get; set; }

    /// <summary>The same as it is compared (<see cref="ManifestRules.SealKey"/>): no number is used twice.</summary>
    public string? SealKey { get; set; }

    /// <summary>UTC instants of its states; null before.</summary>
    public DateTimeOffset? SealedAt { get; set; }

    public DateTimeOffset? DepartedAt { get; set; }

    public DateTimeOffset? ReceivedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The officers who sealed, gave and received it.</summary>
    public string? SealedBy { get; set; }

    public string? GivenBy { get; set; }

    public string? ReceivedBy { get; set; }

    /// <summary>How many differences were found when it was opened.</summary>
    public int Differences { get; set; }

    /// <summary>How it is called: the year, and the number of the sending office in it.</summary>
    public string Name => $"{Year}-{Number}";

    public void Configure(EntityTypeBuilder<ManifestRow> builder)
    {
        builder.ToTable("Manifests");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.FromOfficeId).HasMaxLength(26);
        builder.Property(row => row.ToOfficeId).HasMaxLength(26);
        builder.Property(row => row.DraftKey).HasMaxLength(53);
        builder.Property(row => row.Seal).HasMaxLength(40);
        builder.Property(row => row.SealKey).HasMaxLength(40);
        builder.Property(row => row.SealedBy).HasMaxLength(200);
        builder.Property(row => row.GivenBy).HasMaxLength(200);
        builder.Property(row => row.ReceivedBy).HasMaxLength(200);
        builder.Ignore(row => row.Name);
        builder.HasIndex(row => row.DraftKey).IsUnique();
        builder.HasIndex(row => row.SealKey).IsUnique();
        builder.HasIndex(row => new { row.FromOfficeId, row.Year, row.Number }).IsUnique();
        builder.HasIndex(row => new { row.FromOfficeId, row.State, row.SealedAt });
        builder.HasIndex(row => new { row.ToOfficeId, row.State, row.SealedAt });
    }
}

/// <summary>One thing on a manifest.</summary>
internal sealed class ManifestLineRow : IEntityTypeConfiguration<ManifestLineRow>
{
    public Guid Id { get; set; }

    public Guid ManifestId { get; set; }

    public Guid ApplicationId { get; set; }

    public ThingKind Kind { get; set; }

    public required string CaseNumber { get; set; }

    /// <summary>Case and kind, as long as the manifest is open: a thing lies on one open manifest only. Null afterwards, and of what was extra while another manifest has it.</summary>
    public string? OpenKey { get; set; }

    public LineState State { get; set; }

    /// <summary>UTC instant of the scan at the sending end; null of what was extra.</summary>
    public DateTimeOffset? PackedAt { get; set; }

    /// <summary>UTC instant of the scan at the receiving end; null before.</summary>
    public DateTimeOffset? ArrivedAt { get; set; }

    /// <summary>The officer who scanned it there.</summary>
    public string? ScannedBy { get; set; }

    /// <summary>How the difference was settled; null while it is open, or when there is none.</summary>
    public Settlement? Settlement { get; set; }

    public void Configure(EntityTypeBuilder<ManifestLineRow> builder)
    {
        builder.ToTable("ManifestLines");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.CaseNumber).HasMaxLength(9);
        builder.Property(row => row.OpenKey).HasMaxLength(50);
        builder.Property(row => row.ScannedBy).HasMaxLength(200);
        builder.HasIndex(row => row.OpenKey).IsUnique();
        builder.HasIndex(row => new { row.ManifestId, row.ApplicationId, row.Kind }).IsUnique();
        builder.HasIndex(row => row.ApplicationId);
        builder.HasOne<ManifestRow>().WithMany().HasForeignKey(row => row.ManifestId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The last number that an office gave to a manifest in a year.</summary>
internal sealed class ManifestCounterRow : IEntityTypeConfiguration<ManifestCounterRow>
{
    public required string OfficeId { get; set; }

    public int Year { get; set; }

    public int LastNumber { get; set; }

    public void Configure(EntityTypeBuilder<ManifestCounterRow> builder)
    {
        builder.ToTable("ManifestCounters");
        builder.HasKey(row => new { row.OfficeId, row.Year });
        builder.Property(row => row.OfficeId).HasMaxLength(26);
    }
}
