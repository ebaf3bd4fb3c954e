using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Notifications;

/// <summary>What an applicant was told, in both languages, as the inbox shows it; SMS and e-mail say the same.</summary>
internal sealed class ApplicantMessageRow : IEntityTypeConfiguration<ApplicantMessageRow>
{
    public Guid Id { get; set; }

    /// <summary>Whose inbox: the look-up key of the IIN.</summary>
    public required string ApplicantKey { get; set; }

    public Guid ApplicationId { get; set; }

    public required string CaseNumber { get; set; }

    /// <summary>What it tells of, for example <c>registered</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>Subject and body in both languages, encrypted.</summary>
    public required string TextCipher { get; set; }

    /// <summary>The page it leads to, below <c>/{language}/my</c>.</summary>
    public required string Path { get; set; }

    /// <summary>From <see cref="MessageOrder"/>; the inbox shows the highest first.</summary>
    public long Position { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was opened first.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    public void Configure(EntityTypeBuilder<ApplicantMessageRow> builder)
    {
        builder.ToTable("ApplicantMessages");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.ApplicantKey).HasMaxLength(43);
        builder.Property(row => row.CaseNumber).HasMaxLength(9);
        builder.Property(row => row.Kind).HasMaxLength(40);
        builder.Property(row => row.Path).HasMaxLength(60);
        builder.HasIndex(row => new { row.ApplicantKey, row.Position });
        builder.HasIndex(row => row.ApplicantKey, "IX_ApplicantMessages_Unread").HasFilter("\"ReadAt\" IS NULL");
        builder.HasIndex(row => row.ApplicationId);
        builder.HasIndex(row => row.CreatedAt);
    }
}
