using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Documents;

/// <summary>A paper as it was issued: its words and, where one was made, its PDF, both encrypted and never changed.</summary>
internal sealed class LetterRow : IEntityTypeConfiguration<LetterRow>
{
    public Guid Id { get; set; }

    public Guid ApplicationId { get; set; }

    /// <summary>The organisation that issued it, or <see cref="LetterIssuers.Ministry"/>.</summary>
    public required string OfficeId { get; set; }

    public DocumentKind Kind { get; set; }

    /// <summary>1 for the first paper of this kind in the case.</summary>
    public int Ordinal { get; set; }

    public required string Language { get; set; }

    /// <summary>Year of the outgoing number; null for papers that have none.</summary>
    public int? Year { get; set; }

    /// <summary>Consecutive per issuer and year.</summary>
    public int? Number { get; set; }

    /// <summary>The outgoing number as it is written.</summary>
    public string? NumberText { get; set; }

    public string? VerificationCode { get; set; }

    public required string TemplateVersion { get; set; }

    public required string TemplateSha256 { get; set; }

    /// <summary>The words as HTML, compressed and encrypted; null when they could not be written and are written anew at every look.</summary>
    public byte[]? Text { get; set; }

    /// <summary>Lower-case hexadecimal SHA-256 of the words.</summary>
    public string? Sha256 { get; set; }

    /// <summary>The PDF, encrypted.</summary>
    public byte[]? Pdf { get; set; }

    public string? PdfSha256 { get; set; }

    /// <summary>A PDF is still to be made.</summary>
    public bool IsPdfDue { get; set; }

    /// <summary>How often a PDF was tried; two hosts that take the same letter collide on it.</summary>
    public int PdfAttempts { get; set; }

    /// <summary>The applicant has no phone here: the paper is still to be handed over or posted.</summary>
    public bool IsPaperDue { get; set; }

    /// <summary>How it reached the applicant on paper; null while it has not, and where it need not.</summary>
    public PaperWay? PaperWay { get; set; }

    public DateTimeOffset? PaperGivenAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The audit entry that seals its number and its hash; null until it is sealed.</summary>
    public long? SealedIn { get; set; }

    public void Configure(EntityTypeBuilder<LetterRow> builder)
    {
        builder.ToTable("Letters");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.Language).HasMaxLength(2);
        builder.Property(row => row.NumberText).HasMaxLength(40);
        builder.Property(row => row.VerificationCode).HasMaxLength(32);
        builder.Property(row => row.TemplateVersion).HasMaxLength(20);
        builder.Property(row => row.TemplateSha256).HasMaxLength(64);
        builder.Property(row => row.Sha256).HasMaxLength(64);
        builder.Property(row => row.PdfSha256).HasMaxLength(64);
        builder.Property(row => row.PdfAttempts).IsConcurrencyToken();
        builder.HasIndex(row => new { row.ApplicationId, row.Kind, row.Ordinal }).IsUnique();
        builder.HasIndex(row => new { row.OfficeId, row.Year, row.Number }).IsUnique();
        builder.HasIndex(row => row.VerificationCode).IsUnique();
        builder.HasIndex(row => row.SealedIn).HasFilter("\"SealedIn\" IS NULL");
        builder.HasIndex(row => new { row.IsPdfDue, row.CreatedAt });
        builder.HasIndex(row => new { row.OfficeId, row.IsPaperDue, row.CreatedAt });
        builder.HasOne<ApplicationRow>().WithMany().HasForeignKey(row => row.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The last outgoing number of an issuer in a year.</summary>
internal sealed class LetterCounterRow : IEntityTypeConfiguration<LetterCounterRow>
{
    public required string OfficeId { get; set; }

    public int Year { get; set; }

    public int LastNumber { get; set; }

    public void Configure(EntityTypeBuilder<LetterCounterRow> builder)
    {
        builder.ToTable("LetterCounters");
        builder.HasKey(row => new { row.OfficeId, row.Year });
        builder.Property(row => row.OfficeId).HasMaxLength(26);
    }
}
