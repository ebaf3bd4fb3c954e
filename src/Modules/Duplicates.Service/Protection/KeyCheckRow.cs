using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Protection;

/// <summary>By what a key is known again. Nobody who sees it learns anything of the key.</summary>
internal sealed class KeyCheckRow : IEntityTypeConfiguration<KeyCheckRow>
{
    /// <summary>The name of the setting below <c>Duplicates:Encryption</c>: <c>LookupKey</c>, or <c>Keys:</c> and the id.</summary>
    public required string Id { get; set; }

    /// <summary>HMAC-SHA256 of a fixed text under the key, in hexadecimal.</summary>
    public required string Value { get; set; }

    public void Configure(EntityTypeBuilder<KeyCheckRow> builder)
    {
        builder.ToTable("KeyChecks");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasMaxLength(40);
        builder.Property(row => row.Value).HasMaxLength(64);
    }
}
