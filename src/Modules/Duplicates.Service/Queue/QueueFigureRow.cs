using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Queue;

/// <summary>What is counted of visits.</summary>
internal enum QueueMeasure
{
    /// <summary>How long people waited who were served.</summary>
    Waited,

    /// <summary>How long they were served.</summary>
    Served,

    /// <summary>People who were called and did not come.</summary>
    Missed,

    /// <summary>People who went away before they were served.</summary>
    Left,
}

/// <summary>
/// How many visits of an hour took so many minutes. Shares, medians and percentiles of any period and any group of offices are sums over these rows.
/// </summary>
internal sealed class QueueFigureRow : IEntityTypeConfiguration<QueueFigureRow>
{
    /// <summary>Minutes from which on no more is told apart.</summary>
    public const int LongestTold = 120;

    public int Day { get; set; }

    public required string OfficeId { get; set; }

    /// <summary>The hour in which the person came, Almaty.</summary>
    public int Hour { get; set; }

    public bool IsBooked { get; set; }

    public QueueMeasure Measure { get; set; }

    /// <summary>Whole minutes that were begun: 15 is up to fifteen, 16 is more; 0 for what has no length.</summary>
    public int Minutes { get; set; }

    public int Visits { get; set; }

    /// <summary>Visits of an office that lasted alike, whatever their day and hour.</summary>
    public static QueueFigureRow Sum(string officeId, QueueMeasure measure, int minutes, int visits, bool isBooked = false) =>
        new() { OfficeId = officeId, Measure = measure, Minutes = minutes, Visits = visits, IsBooked = isBooked };

    public void Configure(EntityTypeBuilder<QueueFigureRow> builder)
    {
        builder.ToTable("QueueFigures");
        builder.HasKey(row => new { row.Day, row.OfficeId, row.Hour, row.IsBooked, row.Measure, row.Minutes });
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.HasIndex(row => new { row.OfficeId, row.Day });
    }
}
