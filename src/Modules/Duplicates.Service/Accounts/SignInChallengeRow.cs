using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Accounts;

/// <summary>Bytes that a person signs to sign in: for one browser, for minutes, once.</summary>
internal sealed class SignInChallengeRow : IEntityTypeConfiguration<SignInChallengeRow>
{
    public Guid Id { get; set; }

    /// <summary>Keyed hash of the browser's own secret.</summary>
    public required string BrowserKey { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>A signature was tried on it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Who signed, encrypted; kept while the person still has to name a phone.</summary>
    public string? IinCipher { get; set; }

    public void Configure(EntityTypeBuilder<SignInChallengeRow> builder)
    {
        builder.ToTable("SignInChallenges");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.BrowserKey).HasMaxLength(43);
        builder.Property(row => row.Text).HasMaxLength(400);
        builder.HasIndex(row => row.ExpiresAt);
    }
}
