using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Accounts;

/// <summary>How often somebody tried to sign in as staff in vain; all hosts count in the same row. Times are milliseconds since 1970 (UTC), with which SQL can reckon.</summary>
internal sealed class SignInTryRow : IEntityTypeConfiguration<SignInTryRow>
{
    /// <summary>The keyed hash of what is counted: a network address, an account's e-mail, or a known device.</summary>
    public required string Key { get; set; }

    public int Count { get; set; }

    /// <summary>No try passes before.</summary>
    public long FreeAt { get; set; }

    /// <summary>When counting begins anew.</summary>
    public long ForgetAt { get; set; }

    /// <summary>The e-mail that strangers tried, encrypted, whether an account has it or not; null when something else is counted.</summary>
    public string? EmailCipher { get; set; }

    /// <summary>The person was told that there were many.</summary>
    public bool IsTold { get; set; }

    public void Configure(EntityTypeBuilder<SignInTryRow> builder)
    {
        builder.ToTable("SignInTries");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(43);
        builder.HasIndex(row => row.ForgetAt);
    }
}
