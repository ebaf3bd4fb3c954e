using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Accounts;

/// <summary>What showed that a phone is the phone of the person with the IIN (R3.1).</summary>
internal enum PhoneProof
{
    /// <summary>A digital signature of the person, given while the phone was in hand.</summary>
    Signature,

    /// <summary>An officer who compared the person with an identity document, on paper or shown from the digital documents service.</summary>
    Desk,

    /// <summary>The base of mobile citizens.</summary>
    MobileCitizens,
}

/// <summary>
/// An account of a citizen: an IIN and a phone that proved by a code to be in hand. Until something else shows that the phone is the
/// person's (<see cref="ConfirmedBy"/>), the account is that of an unknown: it sees what was sent from it and stands in nobody's way.
/// One account of an IIN is confirmed, and it sees everything of the IIN.
/// </summary>
internal sealed class CitizenRow : IEntityTypeConfiguration<CitizenRow>
{
    /// <summary>The account; in databases from before there could be several of an IIN, the look-up key of the IIN.</summary>
    public required string AccountKey { get; set; }

    public required string IinKey { get; set; }

    public required string PhoneKey { get; set; }

    public DateTimeOffset LinkedAt { get; set; }

    /// <summary>Sessions that began at this instant or earlier are over.</summary>
    public DateTimeOffset? SessionsClosedAt { get; set; }

    /// <summary>The phone, encrypted; null for a person who has not signed in since it is kept.</summary>
    public string? PhoneCipher { get; set; }

    /// <summary>What showed that the phone is the person's; null while nothing has.</summary>
    public PhoneProof? ConfirmedBy { get; set; }

    public void Configure(EntityTypeBuilder<CitizenRow> builder)
    {
        builder.ToTable("Citizens");
        builder.HasKey(row => row.AccountKey);
        builder.Property(row => row.AccountKey).HasMaxLength(43);
        builder.Property(row => row.IinKey).HasMaxLength(43);
        builder.Property(row => row.PhoneKey).HasMaxLength(43);
        builder.HasIndex(row => new { row.IinKey, row.PhoneKey }).IsUnique();
        builder.HasIndex(row => row.IinKey, "IX_Citizens_Confirmed").IsUnique().HasFilter("\"ConfirmedBy\" IS NOT NULL");
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
