using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Notifications;

/// <summary>A notice in the inbox of staff.</summary>
internal sealed class StaffNoticeRow : IEntityTypeConfiguration<StaffNoticeRow>
{
    public Guid Id { get; set; }

    public string? OfficeId { get; set; }

    public required string Role { get; set; }

    public string? PersonId { get; set; }

    public required string Kind { get; set; }

    /// <summary>The case; empty when the notice is about many.</summary>
    public Guid ApplicationId { get; set; }

    /// <summary>Nine digits; empty when the notice is about many cases.</summary>
    public required string CaseNumber { get; set; }

    public string? Detail { get; set; }

    /// <summary>The notice in whose list this one stands, when one event concerned many cases; null for a line of its own.</summary>
    public Guid? Under { get; set; }

    /// <summary>When there was nothing more to do about it (UTC), because its case went on; null until then, and for what is only to be known.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>It is a line of the inbox, and something in its list is not done; kept so that counting what is new reads open lines only.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>From <see cref="MessageOrder"/>; the inbox shows the highest first.</summary>
    public long Position { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public void Configure(EntityTypeBuilder<StaffNoticeRow> builder)
    {
        builder.ToTable("StaffNotices");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.OfficeId).HasMaxLength(26);
        builder.Property(row => row.Role).HasMaxLength(40);
        builder.Property(row => row.PersonId).HasMaxLength(60);
        builder.Property(row => row.Kind).HasMaxLength(40);
        builder.Property(row => row.CaseNumber).HasMaxLength(9);
        builder.Property(row => row.Detail).HasMaxLength(40);
        builder.Property(row => row.IsOpen).HasDefaultValue(true).HasSentinel(true);
        builder.HasIndex(row => new { row.OfficeId, row.Role, row.Position });
        builder.HasIndex(row => new { row.OfficeId, row.Role, row.Position }, "IX_StaffNotices_Open").HasFilter("\"IsOpen\"");
        builder.HasIndex(row => row.CreatedAt);
        builder.HasIndex(row => row.ApplicationId);
        builder.HasIndex(row => row.Under);
    }
}

/// <summary>A notice that a person has read; others to whom it is addressed have not.</summary>
internal sealed class StaffNoticeReadRow : IEntityTypeConfiguration<StaffNoticeReadRow>
{
    public Guid NoticeId { get; set; }

    public required string PersonId { get; set; }

    public DateTimeOffset ReadAt { get; set; }

    public void Configure(EntityTypeBuilder<StaffNoticeReadRow> builder)
    {
        builder.ToTable("StaffNoticeReads");
        builder.HasKey(row => new { row.PersonId, row.NoticeId });
        builder.Property(row => row.PersonId).HasMaxLength(64);
        builder.HasIndex(row => row.NoticeId);
        builder.HasOne<StaffNoticeRow>().WithMany().HasForeignKey(row => row.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How far back a person's inbox is wholly read, so that counting what is not stays cheap.</summary>
internal sealed class StaffInboxRow : IEntityTypeConfiguration<StaffInboxRow>
{
    public required string PersonId { get; set; }

    /// <summary>Notices up to this <see cref="StaffNoticeRow.Position"/> are read.</summary>
    public long ReadThrough { get; set; }

    /// <summary>How the person is told by e-mail that something new is there.</summary>
    public NoticeMail Mail { get; set; }

    /// <summary>The day (Almaty) of the last daily look; null before the first.</summary>
    public DateOnly? LookedOn { get; set; }

    /// <summary>Notices up to this <see cref="StaffNoticeRow.Position"/> were told of by e-mail.</summary>
    public long MailedThrough { get; set; }

    public void Configure(EntityTypeBuilder<StaffInboxRow> builder)
    {
        builder.HasIndex(row => row.Mail);
        builder.Property(row => row.MailedThrough).IsConcurrencyToken();
        builder.ToTable("StaffInboxes");
        builder.HasKey(row => row.PersonId);
        builder.Property(row => row.PersonId).HasMaxLength(64);
    }
}
