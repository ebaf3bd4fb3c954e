using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.StaffAccounts;

/// <summary>How far a list of first managers has come.</summary>
internal enum ManagerImportState
{
    /// <summary>No row of it can be taken.</summary>
    Refused,

    /// <summary>It was looked through and waits for the administrator's word.</summary>
    Checked,

    /// <summary>Its people are being invited, or will be as soon as a host takes it up.</summary>
    Running,

    /// <summary>Whoever could be invited was.</summary>
    Done,

    /// <summary>Whoever sent it may not invite any more.</summary>
    Stopped,
}

/// <summary>A list of organisations with their first managers, what was found in it, and how far the invitations have come.</summary>
internal sealed class ManagerImportRow : IEntityTypeConfiguration<ManagerImportRow>
{
    public Guid Id { get; set; }

    public required string FileName { get; set; }

    /// <summary>The file as it came, encrypted; null when nothing of it is needed any more.</summary>
    public byte[]? File { get; set; }

    public ManagerImportState State { get; set; }

    /// <summary>Rows of the file.</summary>
    public int Lines { get; set; }

    /// <summary>Rows that can be taken.</summary>
    public int Sound { get; set; }

    /// <summary>Of these, how many were gone through: a host that stops leaves the rest to another.</summary>
    public int Gone { get; set; }

    public int Invited { get; set; }

    public int ProblemCount { get; set; }

    /// <summary>The kept mistakes as JSON.</summary>
    public required string Problems { get; set; }

    /// <summary>The accounts that were invited, a line each, in the order of the list.</summary>
    public required string Accounts { get; set; }

    /// <summary>Of these, for how many letters were printed.</summary>
    public int Printed { get; set; }

    public required string KeeperId { get; set; }

    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Until when a host works on it; after that another takes over.</summary>
    public DateTimeOffset HeldUntil { get; set; }

    public void Configure(EntityTypeBuilder<ManagerImportRow> builder)
    {
        builder.ToTable("ManagerImports");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.FileName).HasMaxLength(200);
        builder.Property(row => row.KeeperId).HasMaxLength(64);
        builder.HasIndex(row => row.SentAt);
        builder.HasIndex(row => new { row.State, row.SentAt });
    }
}
