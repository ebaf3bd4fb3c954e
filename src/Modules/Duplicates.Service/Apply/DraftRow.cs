using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Apply;

/// <summary>An application that is still being filled in: one document of answers per draft.</summary>
internal sealed class DraftRow : IEntityTypeConfiguration<DraftRow>
{
    /// <summary>What the owner key of a school's drafts begins with; no account of a citizen has a stroke in its key.</summary>
    public const string OfOffices = "office/";

    /// <summary>What the owner key of a browser's drafts begins with, before anybody signs in.</summary>
    public const string OfDevices = "device/";

    public Guid Id { get; set; }

    /// <summary>The account of the citizen, the browser in which it was begun without signing in, or the office at whose desk it is entered.</summary>
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
