using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Content;

/// <summary>
/// One version of a content item in Orchard's shape. A version is never changed once it was shown to anybody but its author: what is edited becomes
/// the next version. Which version is the newest and which is public stands in the columns; <see cref="Data"/> holds the item without these two.
/// </summary>
internal sealed class ContentVersionRow : IEntityTypeConfiguration<ContentVersionRow>
{
    /// <summary>The identity of the version; new with each save.</summary>
    public required string ContentItemVersionId { get; set; }

    /// <summary>The identity of the item, the same in all its versions.</summary>
    public required string ContentItemId { get; set; }

    /// <summary>1 for an item's first version, then counted on.</summary>
    public int Number { get; set; }

    public required string ContentType { get; set; }

    /// <summary>The localisation set; of a type without languages, the item's own id.</summary>
    public required string SetId { get; set; }

    /// <summary>kk or ru; null when the type has no languages.</summary>
    public string? Culture { get; set; }

    /// <summary>The address without the leading slash; null when the item has none.</summary>
    public string? Path { get; set; }

    /// <summary>The title, for lists.</summary>
    public required string DisplayText { get; set; }

    /// <summary>Whether this is what the public reads.</summary>
    public bool Published { get; set; }

    /// <summary>Whether this is the newest version.</summary>
    public bool Latest { get; set; }

    /// <summary>Saved by the browser and not by hand: the same author's next save replaces it.</summary>
    public bool Autosaved { get; set; }

    public required string Data { get; set; }

    /// <summary>The account that saved it; empty for what a recipe brought.</summary>
    public required string AuthorId { get; set; }

    /// <summary>The author's name as colleagues read it.</summary>
    public required string Author { get; set; }

    /// <summary>UTC instant at which the item began.</summary>
    public DateTimeOffset CreatedUtc { get; set; }

    /// <summary>UTC instant of this version.</summary>
    public DateTimeOffset ModifiedUtc { get; set; }

    /// <summary>UTC instant at which this version became public; null when it never was.</summary>
    public DateTimeOffset? PublishedUtc { get; set; }

    /// <summary>What the author said about the change.</summary>
    public ContentChange Change { get; set; }

    /// <summary>
    /// The meaning that this version states, counted through the set. The languages say the same when their numbers are equal;
    /// the one with the smaller number is behind.
    /// </summary>
    public int Meaning { get; set; }

    /// <summary>The version whose content was taken again; null for any other.</summary>
    public string? RestoredFrom { get; set; }

    public void Configure(EntityTypeBuilder<ContentVersionRow> builder)
    {
        builder.ToTable("ContentVersions");
        builder.HasKey(row => row.ContentItemVersionId);
        builder.Property(row => row.ContentItemVersionId).HasMaxLength(26);
        builder.Property(row => row.ContentItemId).HasMaxLength(26);
        builder.Property(row => row.ContentType).HasMaxLength(60);
        builder.Property(row => row.SetId).HasMaxLength(26);
        builder.Property(row => row.Culture).HasMaxLength(2);
        builder.Property(row => row.Path).HasMaxLength(200);
        builder.Property(row => row.DisplayText).HasMaxLength(400);
        builder.Property(row => row.AuthorId).HasMaxLength(64);
        builder.Property(row => row.Author).HasMaxLength(200);
        builder.Property(row => row.RestoredFrom).HasMaxLength(26);
        builder.HasIndex(row => new { row.ContentItemId, row.Number }).IsUnique();
        builder.HasIndex(row => row.ContentItemId, "IX_ContentVersions_OneLatest").IsUnique().HasFilter("\"Latest\"");
        builder.HasIndex(row => row.Path).IsUnique().HasFilter("\"Published\"");
        builder.HasIndex(row => new { row.SetId, row.Culture }, "IX_ContentVersions_OnePublished").IsUnique().HasFilter("\"Published\"");
        builder.HasIndex(row => new { row.SetId, row.Culture, row.Number });
        builder.HasIndex(row => new { row.ContentType, row.Latest });
    }
}

/// <summary>What an editor says about a change.</summary>
public enum ContentChange
{
    /// <summary>It changes what is said, so the other language has to follow before anything is public.</summary>
    Substantial,

    /// <summary>It changes how it is said; the other language need not follow.</summary>
    SmallCorrection,
}
