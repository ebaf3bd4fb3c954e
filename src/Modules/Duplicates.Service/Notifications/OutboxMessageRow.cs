using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Notifications;

/// <summary>By what way a message travels.</summary>
internal enum MessageChannel
{
    /// <summary>To a mobile phone.</summary>
    Sms,

    /// <summary>To an e-mail address.</summary>
    Email,
}

/// <summary>A message that waits, was sent, or was given up.</summary>
internal sealed class OutboxMessageRow : IEntityTypeConfiguration<OutboxMessageRow>
{
    public Guid Id { get; set; }

    public MessageChannel Channel { get; set; }

    /// <summary>Which text it is, for example <c>registered</c>.</summary>
    public required string Kind { get; set; }

    public required string Language { get; set; }

    public required string RecipientCipher { get; set; }

    public required string Subject { get; set; }

    /// <summary>Encrypted; emptied after sending when it holds a code.</summary>
    public required string BodyCipher { get; set; }

    public Guid? ApplicationId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? GivenUpAt { get; set; }

    public bool IsPending { get; set; }

    public void Configure(EntityTypeBuilder<OutboxMessageRow> builder)
    {
        builder.ToTable("OutboxMessages");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasMaxLength(40);
        builder.Property(row => row.Language).HasMaxLength(2);
        builder.Property(row => row.Subject).HasMaxLength(200);
        builder.Property(row => row.Attempts).IsConcurrencyToken();
        builder.HasIndex(row => new { row.IsPending, row.NextAttemptAt });
        builder.HasIndex(row => row.ApplicationId);
    }
}
