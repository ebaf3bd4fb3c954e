using Duplicates.Domain.Applications;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Files;

/// <summary>What is known of a stored file. A draft and the case it becomes have the same identity, so nothing is rewritten at submission.</summary>
internal sealed class AttachedFileRow : IEntityTypeConfiguration<AttachedFileRow>
{
    public Guid Id { get; set; }

    /// <summary>The draft or the case.</summary>
    public Guid CaseId { get; set; }

    /// <summary>What of the case the file belongs to: the application itself, or one answer.</summary>
    public required string Part { get; set; }

    /// <summary>What the person calls it, encrypted: people put names into names of files.</summary>
    public required string Name { get; set; }

    public AttachedFileKind Kind { get; set; }

    public long Length { get; set; }

    public required string Sha256 { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    /// <summary>It was handed in: it can be neither changed nor removed any more.</summary>
    public bool IsHandedIn { get; set; }

    public AttachedFile ToFile(FieldCipher cipher) => new(Id, cipher.UnprotectOrPlain(Name, ProtectedColumns.FileName.At(Id, CaseId)), Kind, Length, Sha256);

    public void Configure(EntityTypeBuilder<AttachedFileRow> builder)
    {
        builder.ToTable("AttachedFiles");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Part).HasMaxLength(60);
        builder.Property(row => row.Sha256).HasMaxLength(64);
        builder.HasIndex(row => new { row.CaseId, row.Part });
        builder.HasIndex(row => new { row.IsHandedIn, row.AddedAt });
    }
}
