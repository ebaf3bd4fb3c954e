using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.StaffAccounts;

/// <summary>The app on a phone that makes the codes of an account (RFC 6238).</summary>
internal sealed class SecondFactorRow : IEntityTypeConfiguration<SecondFactorRow>
{
    public required string AccountId { get; set; }

    /// <summary>What app and service have in common, encrypted.</summary>
    public required string SecretCipher { get; set; }

    /// <summary>The step of thirty seconds of the last code that was taken: each code opens once.</summary>
    public long LastStep { get; set; }

    public DateTimeOffset SetUpAt { get; set; }

    public void Configure(EntityTypeBuilder<SecondFactorRow> builder)
    {
        builder.ToTable("SecondFactors");
        builder.HasKey(row => row.AccountId);
        builder.Property(row => row.AccountId).HasMaxLength(64);
    }
}

/// <summary>A code on paper that stands in for a lost phone, once. Only a keyed hash of it is kept.</summary>
internal sealed class RecoveryCodeRow : IEntityTypeConfiguration<RecoveryCodeRow>
{
    public required string AccountId { get; set; }

    public required string CodeHash { get; set; }

    public void Configure(EntityTypeBuilder<RecoveryCodeRow> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.HasKey(row => new { row.AccountId, row.CodeHash });
        builder.Property(row => row.AccountId).HasMaxLength(64);
        builder.Property(row => row.CodeHash).HasMaxLength(43);
    }
}
