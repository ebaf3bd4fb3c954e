using Duplicates.Domain.Certificates;
using Duplicates.Service.Applications;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Certificates;

/// <summary>An issued duplicate: the whole as JSON, and the columns by which it is found or must be unique.</summary>
internal sealed class CertificateDuplicateRow : IEntityTypeConfiguration<CertificateDuplicateRow>
{
    public Guid Id { get; set; }

    public Guid ApplicationId { get; set; }

    public required string OfficeId { get; set; }

    public int RegisterYear { get; set; }

    public int RegisterNumber { get; set; }

    public required string Blank { get; set; }

    public required string VerificationCode { get; set; }

    public bool IsAnnulled { get; set; }

    /// <summary>The names of both halves of the paper, folded for search.</summary>
    public required string NamesFolded { get; set; }

    /// <summary>The entry does not count: its blank was spoiled. The line stays.</summary>
    public bool IsVoid { get; set; }

    /// <summary>Encrypted, as are <see cref="Recipient"/> and <see cref="IdentityDocument"/>.</summary>
    public string? VoidReason { get; set; }

    /// <summary>The office of the Corporation to which it was sent.</summary>
    public string? SentToOfficeId { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public bool SentLate { get; set; }

    public DateTimeOffset? ArrivedAt { get; set; }

    public DateTimeOffset? HandedOverAt { get; set; }

    public string? HandedOverBy { get; set; }

    public string? Recipient { get; set; }

    public string? IdentityDocument { get; set; }

    public required string Data { get; set; }

    private ValuePlace DataPlace => ProtectedColumns.Duplicate.At(Id, ApplicationId, VerificationCode);

    /// <summary>The duplicate itself.</summary>
    public CertificateDuplicate Read(StoredJson json) => json.Read<CertificateDuplicate>(Data, DataPlace);

    /// <summary>Takes the duplicate itself in; the columns stay.</summary>
    public void Write(CertificateDuplicate duplicate, StoredJson json) => Data = json.Write(duplicate, DataPlace);

    public void Configure(EntityTypeBuilder<CertificateDuplicateRow> builder)
    {
        builder.ToTable("CertificateDuplicates");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.Blank).HasMaxLength(20);
        builder.Property(row => row.VerificationCode).HasMaxLength(32);
        builder.Property(row => row.IsAnnulled).IsConcurrencyToken();
        builder.Property(row => row.NamesFolded).HasMaxLength(620);
        builder.Property(row => row.SentToOfficeId).HasMaxLength(26);
        builder.Property(row => row.HandedOverBy).HasMaxLength(200);
        builder.HasIndex(row => row.ApplicationId).IsUnique().HasFilter("NOT \"IsVoid\"");
        builder.HasIndex(row => new { row.SentToOfficeId, row.HandedOverAt, row.SentAt });
        builder.HasIndex(row => row.VerificationCode).IsUnique();
        builder.HasIndex(row => row.Blank).IsUnique();
        builder.HasIndex(row => new { row.OfficeId, row.RegisterYear, row.RegisterNumber }).IsUnique();
    }
}

/// <summary>The last number a school gave in its register in a year.</summary>
internal sealed class RegisterCounterRow : IEntityTypeConfiguration<RegisterCounterRow>
{
    public required string OfficeId { get; set; }

    public int Year { get; set; }

    public int LastNumber { get; set; }

    public void Configure(EntityTypeBuilder<RegisterCounterRow> builder)
    {
        builder.ToTable("RegisterCounters");
        builder.HasKey(row => new { row.OfficeId, row.Year });
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.LastNumber).IsConcurrencyToken();
    }
}

/// <summary>How often a duplicate was checked by its code. Who checked is not kept.</summary>
internal sealed class VerificationCountRow : IEntityTypeConfiguration<VerificationCountRow>
{
    public required string VerificationCode { get; set; }

    public Guid DuplicateId { get; set; }

    public long Count { get; set; }

    public void Configure(EntityTypeBuilder<VerificationCountRow> builder)
    {
        builder.ToTable("VerificationCounts");
        builder.HasKey(row => row.VerificationCode);
        builder.Property(row => row.VerificationCode).HasMaxLength(32);
        builder.HasIndex(row => row.DuplicateId).IsUnique();
    }
}
