using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.StaffAccounts;

/// <summary>A link by which somebody chooses a password, once; of an account the newest counts. Only a keyed hash of it is kept.</summary>
internal sealed class StaffInvitationRow : IEntityTypeConfiguration<StaffInvitationRow>
{
    public required string AccountId { get; set; }

    public required string TokenHash { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public void Configure(EntityTypeBuilder<StaffInvitationRow> builder)
    {
        builder.ToTable("StaffInvitations");
        builder.HasKey(row => row.AccountId);
        builder.Property(row => row.AccountId).HasMaxLength(64);
        builder.Property(row => row.TokenHash).HasMaxLength(43);
        builder.HasIndex(row => row.TokenHash).IsUnique();
    }
}
