using Duplicates.Domain.Reception;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Queue;

/// <summary>Why somebody waited or was served longer than R5.6 allows.</summary>
internal enum BreachReason
{
    /// <summary>More people came than can be received.</summary>
    ManyVisitors,

    /// <summary>Too few desks were open.</summary>
    FewDesks,

    /// <summary>A system did not answer.</summary>
    SystemDown,

    /// <summary>The matter took longer.</summary>
    LongMatter,
}

/// <summary>
/// A ticket of the electronic queue. Nothing in it tells who came: whoever typed an IIN is found by its keyed hash. Times are milliseconds since 1970 (UTC).
/// </summary>
internal sealed class QueueTicketRow : IEntityTypeConfiguration<QueueTicketRow>
{
    public Guid Id { get; set; }

    public required string OfficeId { get; set; }

    /// <summary>The Almaty day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day { get; set; }

    /// <summary>The stream in which the number was given; it stays on the ticket.</summary>
    public ReceptionService Service { get; set; }

    /// <summary>To which service a desk has sent the visitor on; null while it is the first.</summary>
    public ReceptionService? MovedTo { get; set; }

    /// <summary>Counts from 1 in each stream of an office and a day.</summary>
    public int Number { get; set; }

    /// <summary>The keyed hash of the link to the ticket on a phone.</summary>
    public required string CodeHash { get; set; }

    /// <summary>The keyed hash of the browser that took it at the door; null for a kiosk and a desk.</summary>
    public string? BrowserKey { get; set; }

    public TicketState State { get; set; }

    /// <summary>Counts the changes: of two desks that call at once one has the visitor.</summary>
    public int Version { get; set; }

    public long ArrivedAt { get; set; }

    public Guid? BookingId { get; set; }

    public long? BookedFor { get; set; }

    /// <summary>The group of the law that goes first, by its key in the list of the editors; null for everybody else.</summary>
    public string? Priority { get; set; }

    /// <summary>The look-up key of the IIN, when one was typed.</summary>
    public string? IinKey { get; set; }

    public int Calls { get; set; }

    /// <summary>When it was called last; 0 when never.</summary>
    public long CalledAt { get; set; }

    /// <summary>When the present state began.</summary>
    public long SinceAt { get; set; }

    /// <summary>The desk that has called or serves the visitor.</summary>
    public int? Desk { get; set; }

    public string? OfficerId { get; set; }

    /// <summary>The desk to which the visitor was sent; null for any.</summary>
    public int? OnlyDesk { get; set; }

    /// <summary>The person was told that the turn comes soon.</summary>
    public bool IsTold { get; set; }

    public BreachReason? Breach { get; set; }

    /// <summary>For what the visitor is here now.</summary>
    public ReceptionService Matter => MovedTo ?? Service;

    /// <summary>As it stands on paper and on the board: «К 012».</summary>
    public string Label => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Service.Letter()}\u00A0{Number:D3}");

    /// <summary>The ticket as the order of the queue sees it.</summary>
    public WaitingVisitor Visitor => new(
        DateTimeOffset.FromUnixTimeMilliseconds(ArrivedAt),
        BookedFor is { } booked ? DateTimeOffset.FromUnixTimeMilliseconds(booked) : null,
        Priority is not null);

    public void Configure(EntityTypeBuilder<QueueTicketRow> builder)
    {
        builder.ToTable("QueueTickets");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.CodeHash).HasMaxLength(43);
        builder.Property(row => row.BrowserKey).HasMaxLength(43);
        builder.Property(row => row.IinKey).HasMaxLength(43);
        builder.Property(row => row.OfficerId).HasMaxLength(64);
        builder.Property(row => row.Priority).HasMaxLength(40);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Ignore(row => row.Label);
        builder.Ignore(row => row.Matter);
        builder.Ignore(row => row.Visitor);
        builder.HasIndex(row => new { row.OfficeId, row.Day, row.Service, row.Number }).IsUnique();
        builder.HasIndex(row => row.CodeHash).IsUnique();
        builder.HasIndex(row => row.BookingId).IsUnique();
        builder.HasIndex(row => new { row.OfficeId, row.Day, row.CalledAt });
        builder.HasIndex(row => new { row.OfficeId, row.Day, row.Desk }, "IX_QueueTickets_AtDesk").IsUnique().HasFilter("\"State\" IN ('Called', 'Served')");
        builder.HasIndex(row => row.Day);
    }
}
