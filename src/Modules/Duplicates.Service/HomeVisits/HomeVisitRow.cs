using Duplicates.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.HomeVisits;

/// <summary>A visit at home. The application that is taken in there has its identity, so that what is sent twice is one case.</summary>
internal sealed class HomeVisitRow : IEntityTypeConfiguration<HomeVisitRow>
{
    public Guid Id { get; set; }

    /// <summary>The office of the Corporation that visits; nobody else sees it.</summary>
    public required string OfficeId { get; set; }

    public HomeVisitState State { get; set; }

    /// <summary>Who is visited where and why, encrypted (<see cref="HomeVisitFacts"/>); null once it is erased.</summary>
    public string? FactsCipher { get; set; }

    /// <summary>The school that is addressed; null while none is chosen.</summary>
    public string? SchoolId { get; set; }

    /// <summary>UTC instants; null before.</summary>
    public DateTimeOffset RequestedAt { get; set; }

    public DateTimeOffset? UnderWayAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The day and the window of time (Almaty); null before it is planned.</summary>
    public DateOnly? PlannedOn { get; set; }

    public TimeOnly? WindowFrom { get; set; }

    public TimeOnly? WindowTo { get; set; }

    /// <summary>The two who go; null before it is planned.</summary>
    public string? FirstWorker { get; set; }

    public string? SecondWorker { get; set; }

    public void Configure(EntityTypeBuilder<HomeVisitRow> builder)
    {
        builder.ToTable("HomeVisits");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.State).IsConcurrencyToken();
        builder.Property(row => row.SchoolId).HasMaxLength(26);
        builder.Property(row => row.FirstWorker).HasMaxLength(200);
        builder.Property(row => row.SecondWorker).HasMaxLength(200);
        builder.HasIndex(row => new { row.OfficeId, row.State, row.RequestedAt });
        builder.HasIndex(row => new { row.OfficeId, row.PlannedOn, row.WindowFrom });
        builder.HasIndex(row => row.ClosedAt).HasFilter("\"FactsCipher\" IS NOT NULL");
    }
}
