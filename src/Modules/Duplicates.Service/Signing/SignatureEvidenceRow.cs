using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Signing;

/// <summary>What was signed, the signature and what authorities said of it at that time; encrypted.</summary>
internal sealed class SignatureEvidenceRow : IEntityTypeConfiguration<SignatureEvidenceRow>
{
    public Guid ApplicationId { get; set; }

    public required string EvidenceCipher { get; set; }

    public DateTimeOffset KeptAt { get; set; }

    public void Configure(EntityTypeBuilder<SignatureEvidenceRow> builder)
    {
        builder.ToTable("SignatureEvidence");
        builder.HasKey(row => row.ApplicationId);
        builder.Property(row => row.ApplicationId).ValueGeneratedNever();
    }
}
