using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Calendar;

/// <summary>Of what staff are warned, as a rule how near the due date is.</summary>
internal enum DueWarning
{
    /// <summary>A wrong addressee has to pass the case on (R5.9); the term of this warning is named by its last day.</summary>
    Redirect = 0,

    /// <summary>At most five working days are left.</summary>
    DueIn5 = 1,

    /// <summary>At most three working days are left.</summary>
    DueIn3 = 2,

    /// <summary>At most one working day is left.</summary>
    DueIn1 = 3,

    /// <summary>The due date has passed.</summary>
    Overdue = 4,
}

/// <summary>A warning that was given: once for a term of a case, whoever gives it.</summary>
internal sealed class DueWarningRow : IEntityTypeConfiguration<DueWarningRow>
{
    public Guid ApplicationId { get; set; }

    /// <summary>The day from which the term is counted, and for <see cref="DueWarning.Redirect"/> its last day; a case that is reopened or passed on has another.</summary>
    public DateOnly AcceptedOn { get; set; }

    public DueWarning Warning { get; set; }

    /// <summary>The due date that was told.</summary>
    public DateOnly DueOn { get; set; }

    public DateTimeOffset GivenAt { get; set; }

    public void Configure(EntityTypeBuilder<DueWarningRow> builder)
    {
        builder.ToTable("DueWarnings");
        builder.HasKey(row => new { row.ApplicationId, row.AcceptedOn, row.Warning });
        builder.Property(row => row.Warning).HasConversion<int>();
    }
}

/// <summary>A day on which every case was looked at.</summary>
internal sealed class DueWarningDayRow : IEntityTypeConfiguration<DueWarningDayRow>
{
    public DateOnly Day { get; set; }

    public DateTimeOffset DoneAt { get; set; }

    public void Configure(EntityTypeBuilder<DueWarningDayRow> builder)
    {
        builder.ToTable("DueWarningDays");
        builder.HasKey(row => row.Day);
    }
}
