using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Notifications;

/// <summary>Puts notices into the inbox of staff, next to the change they tell of: both are stored, or neither.</summary>
internal sealed class StaffNotices(DuplicatesDbContext db, TimeProvider clock)
{
    /// <summary>Adds a notice; it is stored when the change is saved.</summary>
    public void Tell(StaffNotice notice)
    {
        var now = clock.GetUtcNow();
        db.StaffNotices.Add(new()
        {
            Id = Guid.CreateVersion7(now),
            OfficeId = notice.OfficeId,
            Role = notice.Role,
            PersonId = notice.PersonId,
            Kind = notice.Kind,
            ApplicationId = notice.ApplicationId,
            CaseNumber = notice.CaseNumber,
            Detail = notice.Detail,
            CreatedAt = now,
        });
    }
}

/// <summary>What staff are told. The words follow from <see cref="Kind"/> in the language of whoever reads: text <c>notices.{kind}</c>.</summary>
/// <param name="OfficeId">The office whose staff are told; null for the ministry's inspectors.</param>
/// <param name="Role">Who of them: one of <see cref="Accounts.ServiceRoles"/>.</param>
/// <param name="PersonId">One person of them, or null for all.</param>
/// <param name="Kind">Which text it is, for example <c>overdue</c>.</param>
/// <param name="ApplicationId">The case.</param>
/// <param name="CaseNumber">The case's number, nine digits.</param>
/// <param name="Detail">A date as yyyy-MM-dd or a number that the text names; nothing personal.</param>
internal sealed record StaffNotice(string? OfficeId, string Role, string? PersonId, string Kind, Guid ApplicationId, string CaseNumber, string? Detail = null);

/// <summary>A notice in the inbox of staff.</summary>
internal sealed class StaffNoticeRow : IEntityTypeConfiguration<StaffNoticeRow>
{
    public Guid Id { get; set; }

    public string? OfficeId { get; set; }

    public required string Role { get; set; }

    public string? PersonId { get; set; }

    public required string Kind { get; set; }

    public Guid ApplicationId { get; set; }

    public required string CaseNumber { get; set; }

    public string? Detail { get; set; }

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
        builder.HasIndex(row => new { row.OfficeId, row.Role, row.CreatedAt });
    }
}
