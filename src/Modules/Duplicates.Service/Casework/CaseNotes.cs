using Duplicates.Domain.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Casework;

/// <summary>A note of the school's staff.</summary>
internal sealed record CaseNote(DateTimeOffset At, string AuthorName, string Text);

/// <summary>Notes that staff write for each other: encrypted as stored, and on no page or paper of the applicant.</summary>
internal sealed class CaseNotes(DuplicatesDbContext db, FieldCipher cipher, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>Adds a note; it is stored when the case is saved.</summary>
    public void Add(Guid applicationId, string text, Actor by)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.CaseNotes.Add(new()
        {
            Id = id,
            ApplicationId = applicationId,
            At = now,
            AuthorId = by.Id,
            AuthorName = by.DisplayName,
            TextCipher = cipher.Protect(text.Trim(), ProtectedColumns.CaseNote.At(id, applicationId)),
        });
    }

    /// <summary>The notes of a case, the newest first.</summary>
    public async Task<IReadOnlyList<CaseNote>> OfAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var rows = await db.CaseNotes.AsNoTracking().Where(row => row.ApplicationId == applicationId)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new CaseNote(row.At, row.AuthorName, cipher.Unprotect(row.TextCipher, ProtectedColumns.CaseNote.At(row.Id, row.ApplicationId))))];
    }
}

/// <summary>A note as it is stored.</summary>
internal sealed class CaseNoteRow : IEntityTypeConfiguration<CaseNoteRow>
{
    public Guid Id { get; set; }

    public Guid ApplicationId { get; set; }

    public DateTimeOffset At { get; set; }

    public required string AuthorId { get; set; }

    public required string AuthorName { get; set; }

    public required string TextCipher { get; set; }

    public void Configure(EntityTypeBuilder<CaseNoteRow> builder)
    {
        builder.ToTable("CaseNotes");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.AuthorId).HasMaxLength(64);
        builder.Property(row => row.AuthorName).HasMaxLength(200);
        builder.HasIndex(row => new { row.ApplicationId, row.At });
    }
}
