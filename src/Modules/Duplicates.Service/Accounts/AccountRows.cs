using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Accounts;

/// <summary>A citizen who has signed in: the IIN and the phone linked to it.</summary>
internal sealed class CitizenRow : IEntityTypeConfiguration<CitizenRow>
{
    public required string IinKey { get; set; }

    public required string PhoneKey { get; set; }

    public DateTimeOffset LinkedAt { get; set; }

    /// <summary>Sessions that began at this instant or earlier are over.</summary>
    public DateTimeOffset? SessionsClosedAt { get; set; }

    /// <summary>The phone, encrypted; null for a person who has not signed in since it is kept.</summary>
    public string? PhoneCipher { get; set; }

    public void Configure(EntityTypeBuilder<CitizenRow> builder)
    {
        builder.ToTable("Citizens");
        builder.HasKey(row => row.IinKey);
        builder.Property(row => row.IinKey).HasMaxLength(43);
        builder.Property(row => row.PhoneKey).HasMaxLength(43);
    }
}

/// <summary>A one-time code that was asked for; only its keyed hash is kept.</summary>
internal sealed class OneTimeCodeRow : IEntityTypeConfiguration<OneTimeCodeRow>
{
    public Guid Id { get; set; }

    public OneTimeCodePurpose Purpose { get; set; }

    public required string SubjectKey { get; set; }

    public required string PhoneKey { get; set; }

    /// <summary>What the code certifies besides the person: the hash of a document, or empty.</summary>
    public required string BoundTo { get; set; }

    public required string CodeHash { get; set; }

    public required string IinCipher { get; set; }

    public required string PhoneCipher { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it was typed rightly; null before.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Keyed hash of the secret of the browser that asked; null when a door asked for it.</summary>
    public string? BrowserKey { get; set; }

    public void Configure(EntityTypeBuilder<OneTimeCodeRow> builder)
    {
        builder.ToTable("OneTimeCodes");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.SubjectKey).HasMaxLength(43);
        builder.Property(row => row.PhoneKey).HasMaxLength(43);
        builder.Property(row => row.BoundTo).HasMaxLength(64);
        builder.Property(row => row.CodeHash).HasMaxLength(43);
        builder.Property(row => row.BrowserKey).HasMaxLength(43);
        builder.HasIndex(row => new { row.SubjectKey, row.CreatedAt });
        builder.HasIndex(row => row.ExpiresAt);
    }
}
