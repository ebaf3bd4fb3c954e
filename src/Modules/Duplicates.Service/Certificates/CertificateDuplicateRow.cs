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

    public required string Data { get; set; }

    public void Configure(EntityTypeBuilder<CertificateDuplicateRow> builder)
    {
        builder.ToTable("CertificateDuplicates");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.Blank).HasMaxLength(20);
        builder.Property(row => row.VerificationCode).HasMaxLength(32);
        builder.Property(row => row.IsAnnulled).IsConcurrencyToken();
        builder.HasIndex(row => row.ApplicationId).IsUnique();
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
