using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Web.Posted;

/// <summary>The answer to a form that was sent, kept for minutes so that it can be asked for again.</summary>
internal sealed class PostedPageRow : IEntityTypeConfiguration<PostedPageRow>
{
    public Guid Id { get; set; }

    /// <summary>Keyed hash by which the browser is known.</summary>
    public required string BrowserKey { get; set; }

    /// <summary>Keyed hash of whoever sent it; null when nobody was signed in.</summary>
    public string? PersonKey { get; set; }

    /// <summary>The <see cref="PostedPage"/>, compressed and encrypted.</summary>
    public required byte[] Content { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public void Configure(EntityTypeBuilder<PostedPageRow> builder)
    {
        builder.ToTable("PostedPages");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.BrowserKey).HasMaxLength(43);
        builder.Property(row => row.PersonKey).HasMaxLength(43);
        builder.HasIndex(row => row.ExpiresAt);
    }
}
