using System.Globalization;
using Duplicates.Domain.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Calendar;

/// <summary>
/// One change of the calendar and the recalculation of open cases that follows from it (R5.4). It holds the calendar itself,
/// so that every host counts by the very same days, and how far the recalculation has come, so that any host can go on with it.
/// </summary>
internal sealed class CalendarRunRow : IEntityTypeConfiguration<CalendarRunRow>
{
    /// <summary>The cause when any day may differ.</summary>
    public const string AnyDay = "*";

    /// <summary>1 for the first calendar of the service; two hosts that see the same change collide on it.</summary>
    public int Number { get; set; }

    public required string Fingerprint { get; set; }

    public required string Calendar { get; set; }

    /// <summary>Only cases that count a day of this stretch can change.</summary>
    public DateOnly ChangedFrom { get; set; }

    public DateOnly ChangedThrough { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The calendar changed again before the end; the next run does the rest.</summary>
    public bool IsSuperseded { get; set; }

    /// <summary>Open cases to look at, as counted at the start.</summary>
    public int Total { get; set; }

    public int Done { get; set; }

    /// <summary>Cases with another due date.</summary>
    public int Moved { get; set; }

    /// <summary>Cases whose due date stays and is explained by other days.</summary>
    public int Explained { get; set; }

    /// <summary>The last case that was looked at.</summary>
    public DateOnly CursorAcceptedOn { get; set; }

    public Guid CursorId { get; set; }

    /// <summary>All cases were looked at once; those that came in meanwhile are looked at again.</summary>
    public bool IsSettling { get; set; }

    /// <summary>The host that works on it, until another may take over.</summary>
    public Guid? Holder { get; set; }

    public DateTimeOffset HeldUntil { get; set; }

    public int Version { get; set; }

    /// <summary>Nothing is left to do.</summary>
    public bool IsOver => FinishedAt is not null || IsSuperseded;

    /// <summary>The days that differ, in figures that need no language: «01.12.2026 – 05.12.2026»; «*» when any day may.</summary>
    public string Cause =>
        (ChangedFrom, ChangedThrough) == (DateOnly.MinValue, DateOnly.MaxValue) ? AnyDay
        : ChangedFrom == ChangedThrough ? Figures(ChangedFrom)
        : $"{Figures(ChangedFrom)} – {Figures(ChangedThrough)}";

    /// <summary>The stretch of days that differ.</summary>
    public CalendarDifference Difference => new(ChangedFrom, ChangedThrough);

    public void Configure(EntityTypeBuilder<CalendarRunRow> builder)
    {
        builder.ToTable("CalendarRuns");
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.Property(row => row.Fingerprint).HasMaxLength(64);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Ignore(row => row.IsOver);
        builder.Ignore(row => row.Cause);
        builder.Ignore(row => row.Difference);
    }

    private static string Figures(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
