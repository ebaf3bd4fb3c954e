using Duplicates.Domain.Reception;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Queue;

/// <summary>How long a ticket was in a state: what the figures are made of. Times are milliseconds since 1970 (UTC).</summary>
internal sealed class QueuePeriodRow : IEntityTypeConfiguration<QueuePeriodRow>
{
    public Guid TicketId { get; set; }

    /// <summary>From 0; the version of the ticket with which the period began.</summary>
    public int Sequence { get; set; }

    public required string OfficeId { get; set; }

    public int Day { get; set; }

    public TicketState State { get; set; }

    public long StartedAt { get; set; }

    /// <summary>Null for the present one.</summary>
    public long? EndedAt { get; set; }

    public int? Desk { get; set; }

    public string? OfficerId { get; set; }

    public void Configure(EntityTypeBuilder<QueuePeriodRow> builder)
    {
        builder.ToTable("QueuePeriods");
        builder.HasKey(row => new { row.TicketId, row.Sequence });
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.OfficerId).HasMaxLength(64);
        builder.HasIndex(row => new { row.OfficeId, row.Day });
        builder.HasIndex(row => row.Day);
    }
}

/// <summary>The last number of a stream on a day.</summary>
internal sealed class QueueCounterRow : IEntityTypeConfiguration<QueueCounterRow>
{
    public required string OfficeId { get; set; }

    public int Day { get; set; }

    public ReceptionService Service { get; set; }

    public int Last { get; set; }

    public void Configure(EntityTypeBuilder<QueueCounterRow> builder)
    {
        builder.ToTable("QueueCounters");
        builder.HasKey(row => new { row.OfficeId, row.Day, row.Service });
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.HasIndex(row => row.Day);
    }
}

/// <summary>A desk that is open: an officer sits at it. There is no row for a desk that is closed.</summary>
internal sealed class QueueDeskRow : IEntityTypeConfiguration<QueueDeskRow>
{
    public required string OfficeId { get; set; }

    public int Desk { get; set; }

    public required string OfficerId { get; set; }

    /// <summary>When it was opened: milliseconds since 1970 (UTC).</summary>
    public long OpenedAt { get; set; }

    public void Configure(EntityTypeBuilder<QueueDeskRow> builder)
    {
        builder.ToTable("QueueDesks");
        builder.HasKey(row => new { row.OfficeId, row.Desk });
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.OfficerId).HasMaxLength(64);
        builder.HasIndex(row => row.OfficerId).IsUnique();
    }
}
