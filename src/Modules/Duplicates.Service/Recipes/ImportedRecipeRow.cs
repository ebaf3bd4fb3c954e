using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Recipes;

/// <summary>A recipe that was imported at a start; the next start leaves it alone, so that edited content stays.</summary>
internal sealed class ImportedRecipeRow : IEntityTypeConfiguration<ImportedRecipeRow>
{
    public required string Name { get; set; }

    public DateTimeOffset ImportedAt { get; set; }

    public void Configure(EntityTypeBuilder<ImportedRecipeRow> builder)
    {
        builder.ToTable("ImportedRecipes");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(100);
    }
}
