using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Search.Misses;

/// <summary>Words that found nothing. They are kept under a keyed hash; the words themselves only when several people typed them.</summary>
internal sealed class SearchMissRow : IEntityTypeConfiguration<SearchMissRow>
{
    /// <summary>Keyed hash of the language and the words.</summary>
    public required string Key { get; set; }

    /// <summary>The language of the readers.</summary>
    public required string Language { get; set; }

    /// <summary>The words, folded; null until enough people typed them.</summary>
    public string? Words { get; set; }

    /// <summary>How many people typed them, each counted once a day.</summary>
    public int People { get; set; }

    /// <summary>Almaty date of the last time.</summary>
    public DateOnly LastOn { get; set; }

    public void Configure(EntityTypeBuilder<SearchMissRow> builder)
    {
        builder.ToTable("SearchMisses");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(64);
        builder.Property(row => row.Language).HasMaxLength(2);
        builder.Property(row => row.Words).HasMaxLength(SearchMisses.LongestWords);
        builder.HasIndex(row => row.People);
        builder.HasIndex(row => row.LastOn);
    }
}
