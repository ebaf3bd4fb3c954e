using Duplicates.Service.Indexing.Analysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Casework;

/// <summary>
/// A word of a learner's name at the office that holds the case, folded, and once more by how it sounds: cases are found by how any word begins,
/// in any spelling.
/// </summary>
internal sealed class CaseNameWordRow : IEntityTypeConfiguration<CaseNameWordRow>
{
    private const int Longest = 310;

    public required string OfficeId { get; set; }

    public required string Word { get; set; }

    public Guid ApplicationId { get; set; }

    /// <summary>The words by which a case is found, each once.</summary>
    /// <param name="nameFolded">The learner's name, folded.</param>
    public static IEnumerable<string> WordsOf(string nameFolded)
    {
        var words = nameFolded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var sounds = words.Select(word => SoundKey.Of(LatinScript.InCyrillic(word))).Where(sound => sound.Length > 0);
        return words.Concat(sounds.Select(sound => sound.Length > Longest ? sound[..Longest] : sound)).Distinct(StringComparer.Ordinal);
    }

    public void Configure(EntityTypeBuilder<CaseNameWordRow> builder)
    {
        builder.ToTable("CaseNameWords");
        builder.HasKey(row => new { row.OfficeId, row.Word, row.ApplicationId });
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.Word).HasMaxLength(Longest);
        builder.HasIndex(row => row.ApplicationId);
    }
}
