using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Booking;

/// <summary>How an office receives visitors, as its head set it; see <see cref="Domain.Reception.ReceptionPlan"/>.</summary>
internal sealed class ReceptionRow : IEntityTypeConfiguration<ReceptionRow>
{
    public required string OfficeId { get; set; }

    public bool TakesBookings { get; set; }

    public bool OnlyBooked { get; set; }

    public int Places { get; set; }

    public int Minutes { get; set; }

    public int DaysAhead { get; set; }

    public int SoonestMinutes { get; set; }

    public int PerPerson { get; set; }

    public int WindowDays { get; set; }

    /// <summary>Whole numbers with commas between them; empty when nobody is reminded.</summary>
    public required string ReminderHours { get; set; }

    /// <summary>Counts the changes: of two heads who change it at once one is told.</summary>
    public int Version { get; set; }

    public void Configure(EntityTypeBuilder<ReceptionRow> builder)
    {
        builder.ToTable("Receptions");
        builder.HasKey(row => row.OfficeId);
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.ReminderHours).HasMaxLength(40);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }
}
