using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Offices.Import;

/// <summary>How far an import has come.</summary>
internal enum OfficeImportState
{
    /// <summary>The file has mistakes; nothing can be imported from it.</summary>
    Refused,

    /// <summary>The file is sound and waits for the editor's word.</summary>
    Checked,

    /// <summary>It is being imported, or will be as soon as a host takes it up.</summary>
    Running,

    /// <summary>All of it is public.</summary>
    Done,
}

/// <summary>A list of offices that an editor sent, what was found in it, and the import that may follow.</summary>
internal sealed class OfficeImportRow : IEntityTypeConfiguration<OfficeImportRow>
{
    public Guid Id { get; set; }

    public required string FileName { get; set; }

    /// <summary>The file as it came.</summary>
    public required byte[] File { get; set; }

    public OfficeImportState State { get; set; }

    /// <summary>How many rows the file has.</summary>
    public int Lines { get; set; }

    public int New { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    /// <summary>How many mistakes were found; the first <see cref="OfficeImports.MostProblems"/> of them are kept.</summary>
    public int ProblemCount { get; set; }

    /// <summary>The kept mistakes as JSON.</summary>
    public required string Problems { get; set; }

    /// <summary>After the import: what happened to each row, as lines of line, BIN and change.</summary>
    public required string Outcome { get; set; }

    public required string EditorId { get; set; }

    public required string Editor { get; set; }

    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The host that works on it, until another may take over.</summary>
    public Guid? Holder { get; set; }

    public DateTimeOffset HeldUntil { get; set; }

    public int Version { get; set; }

    public void Configure(EntityTypeBuilder<OfficeImportRow> builder)
    {
        builder.ToTable("OfficeImports");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.FileName).HasMaxLength(200);
        builder.Property(row => row.EditorId).HasMaxLength(64);
        builder.Property(row => row.Editor).HasMaxLength(200);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.SentAt);
        builder.HasIndex(row => new { row.State, row.SentAt });
    }
}
