using Duplicates.Service.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Oversight;

/// <summary>
/// An organisation passed an application on later than the law allows (R5.9). The row of the case belongs to whoever holds it now, so the
/// figure of who was late needs a row of its own.
/// </summary>
internal sealed class LateRedirectRow : IEntityTypeConfiguration<LateRedirectRow>
{
    public Guid ApplicationId { get; set; }

    /// <summary>The place of the event in the history of the case; one case can be passed on late more than once.</summary>
    public int Sequence { get; set; }

    /// <summary>The organisation that passed it on.</summary>
    public required string OfficeId { get; set; }

    /// <summary>The day (Almaty) of the passing on.</summary>
    public DateOnly On { get; set; }

    public void Configure(EntityTypeBuilder<LateRedirectRow> builder)
    {
        builder.ToTable("LateRedirects");
        builder.HasKey(row => new { row.ApplicationId, row.Sequence });
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.HasIndex(row => new { row.On, row.OfficeId });
        builder.HasOne<ApplicationRow>().WithMany().HasForeignKey(row => row.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
