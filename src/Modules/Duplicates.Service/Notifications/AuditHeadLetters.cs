using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>Tells whoever oversees the service where the audit log ends.</summary>
internal sealed class AuditHeadLetters(
    DuplicatesDbContext db,
    AuditHeads heads,
    Outbox outbox,
    TextsByLanguage texts,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options) : IAuditHeadLetters
{
    /// <summary>The kind of the letter.</summary>
    public const string Kind = "audit-head";

    /// <inheritdoc />
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value.Audit;
        if (settings.InspectorEmail.Length == 0)
        {
            return;
        }

        var interval = (clock.GetUtcNow().Ticks / settings.LetterInterval.Ticks).ToString(CultureInfo.InvariantCulture);
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"audit letter {settings.LetterInterval} {interval}")).AsSpan(0, 16));
        if (await db.OutboxMessages.AnyAsync(row => row.Id == id, cancellationToken))
        {
            return;
        }

        var line = await heads.CurrentLineAsync(cancellationToken);
        var subject = texts.Get("audit.letter.subject", Languages.Kazakh);
        var body = string.Join("\n\n", Languages.All.Select(language => texts.Get("audit.letter.body", language)).Append($"{line}\n"));
        outbox.Add(new(MessageChannel.Email, Kind, Languages.Kazakh, settings.InspectorEmail, subject, body, null) { Id = id });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // another host was faster
            db.ChangeTracker.Clear();
        }
    }
}
