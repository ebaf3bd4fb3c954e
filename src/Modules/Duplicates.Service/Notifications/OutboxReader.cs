using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Notifications;

/// <summary>A message as a developer sees it.</summary>
public sealed record OutboxMessage(DateTimeOffset CreatedAt, string Channel, string Kind, string Language, string Recipient, string Subject, string Body, bool IsSent);

/// <summary>Reads messages in the clear; a door may show them in Development only.</summary>
public interface IOutboxReader
{
    /// <summary>The newest messages, newest first.</summary>
    Task<IReadOnlyList<OutboxMessage>> NewestAsync(int count, CancellationToken cancellationToken);
}

internal sealed class OutboxReader(DuplicatesDbContext db, FieldCipher cipher) : IOutboxReader
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<OutboxMessage>> NewestAsync(int count, CancellationToken cancellationToken)
    {
        var rows = await db.OutboxMessages.AsNoTracking().OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Position).Take(count).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new OutboxMessage(
            row.CreatedAt,
            row.Channel.ToString(),
            row.Kind,
            row.Language,
            cipher.Unprotect(row.RecipientCipher, ProtectedColumns.MessageRecipient.At(row.Id)),
            row.Subject,
            row.BodyCipher.Length == 0 ? string.Empty : cipher.Unprotect(row.BodyCipher, ProtectedColumns.MessageBody.At(row.Id)),
            row.SentAt is not null))];
    }
}
