using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Content;

/// <summary>One number for everything published; it grows with each publication, so that every host sees that there is something newer.</summary>
internal sealed class ContentStampRow : IEntityTypeConfiguration<ContentStampRow>
{
    public int Id { get; set; }

    public long Value { get; set; }

    public void Configure(EntityTypeBuilder<ContentStampRow> builder)
    {
        builder.ToTable("ContentStamp");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasData(new ContentStampRow { Id = 1, Value = 1 });
    }

    /// <summary>Counts on within the caller's transaction; publications wait in turn here.</summary>
    public static Task<int> CountOnAsync(DuplicatesDbContext db, CancellationToken cancellationToken) =>
        db.Set<ContentStampRow>().ExecuteUpdateAsync(update => update.SetProperty(row => row.Value, row => row.Value + 1), cancellationToken);
}
