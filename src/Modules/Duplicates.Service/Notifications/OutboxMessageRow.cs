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

/// <summary>Where a message stands.</summary>
internal enum MessageState
{
    /// <summary>It will be tried, or tried again.</summary>
    Waiting,

    /// <summary>The gateway or the server took it.</summary>
    Sent,

    /// <summary>It was given up; an administrator may try it again or discard it.</summary>
    Failed,

    /// <summary>It will never be sent.</summary>
    Discarded,
}

/// <summary>A message that waits, was sent, or was given up.</summary>
internal sealed class OutboxMessageRow : IEntityTypeConfiguration<OutboxMessageRow>
{
    /// <summary>The same at every attempt: the other side knows repetitions by it.</summary>
    public Guid Id { get; set; }

    public MessageChannel Channel { get; set; }

    /// <summary>What it tells of, for example <c>registered</c>.</summary>
    public required string Kind { get; set; }

    public required string Language { get; set; }

    public required string RecipientCipher { get; set; }

    public required string Subject { get; set; }

    /// <summary>Encrypted; emptied after sending when it holds a code.</summary>
    public required string BodyCipher { get; set; }

    public Guid? ApplicationId { get; set; }

    /// <summary>The entry of the applicant's inbox that says the same; null when there is none.</summary>
    public Guid? NoticeId { get; set; }

    public MessageState State { get; set; }

    /// <summary>Somebody sits before a page and waits for it: it goes before all others.</summary>
    public bool IsUrgent { get; set; }

    /// <summary>From <see cref="MessageOrder"/>; of a case and a channel the lower goes first.</summary>
    public long Position { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Until when it is tried before it is given up.</summary>
    public DateTimeOffset TryUntil { get; set; }

    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed; null while none did.</summary>
    public DeliveryProblem? Problem { get; set; }

    /// <summary>What the other side answered then: a status code of HTTP or SMTP.</summary>
    public int? ProblemCode { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was given up or discarded.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    public void Configure(EntityTypeBuilder<OutboxMessageRow> builder)
    {
        builder.ToTable("OutboxMessages");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasMaxLength(40);
        builder.Property(row => row.Language).HasMaxLength(2);
        builder.Property(row => row.Subject).HasMaxLength(200);

        builder.HasIndex(row => new { row.ApplicationId, row.Channel, row.State, row.Position });

        // to what waits leads the index of what is due and no other: PostgreSQL, whose statistics may know of no waiting message yet, would take any that does
        builder.HasIndex(row => new { row.Channel, row.IsUrgent, row.NextAttemptAt, row.Position }, "IX_OutboxMessages_Due").HasFilter("\"State\" = 'Waiting'");
        builder.HasIndex(row => row.SentAt, "IX_OutboxMessages_Sent").HasFilter("\"State\" = 'Sent'");
        builder.HasIndex(row => new { row.GivenUpAt, row.Id }, "IX_OutboxMessages_Failed").HasFilter("\"State\" = 'Failed'");
        builder.HasIndex(row => row.GivenUpAt, "IX_OutboxMessages_Discarded").HasFilter("\"State\" = 'Discarded'");
        builder.HasIndex(row => row.NextAttemptAt, "IX_OutboxMessages_OldCodes").HasFilter("\"IsUrgent\" AND \"State\" <> 'Waiting'");
        builder.HasIndex(row => row.NoticeId);
    }
}
