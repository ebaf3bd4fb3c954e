using System.Buffers.Text;
using System.Security.Cryptography;
using Duplicates.Domain;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.StaffAccounts;

/// <summary>Makes, sends and takes the links by which staff choose their password.</summary>
internal sealed class StaffInvitations(DuplicatesDbContext db, LookupKeys keys, Outbox outbox, MessageSenders senders, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    private const int TokenBytes = 32;

    /// <summary>How long a link is good for.</summary>
    public TimeSpan Lifetime => options.Value.StaffSignIn.Invitation;

    /// <summary>Whether e-mail leaves the service; otherwise a link is printed.</summary>
    public bool CanBeSent => senders.Of(MessageChannel.Email) is not null;

    /// <summary>Makes a link in place of the one before, and puts it into an e-mail when asked to; it is stored when the change is saved.</summary>
    /// <returns>The address of the link, which is shown now or never.</returns>
    public async Task<string> MakeAsync(string accountId, string email, string language, bool send, CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var row = await db.StaffInvitations.FindAsync([accountId], cancellationToken) ?? db.StaffInvitations.Add(new() { AccountId = accountId, TokenHash = string.Empty }).Entity;
        (row.TokenHash, row.ExpiresAt) = (Hash(token), clock.GetUtcNow() + Lifetime);
        var link = $"{options.Value.AddressForMachines}/{SitePaths.Invitation(token).In(language)}";
        if (send)
        {
            // whoever invites does not know the language of the reader: both are said, Kazakh first
            var body = string.Join("\n\n", Languages.All.Select(code => Text("staff-accounts.mail.body", code)));
            outbox.Add(new(MessageChannel.Email, Outbox.InvitationKind, language, email, Text("staff-accounts.mail.subject", language), $"{body}\n\n{link}", null));
        }

        await db.SaveChangesAsync(cancellationToken);
        return link;
    }

    /// <summary>Whose link it is; null when it is unknown, used or too old.</summary>
    public Task<string?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        return db.StaffInvitations.Where(row => row.TokenHash == hash && row.ExpiresAt > now).Select(row => row.AccountId).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Uses the link up; of two who come at once one gets it.</summary>
    public async Task<bool> TakeAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        return await db.StaffInvitations.Where(row => row.TokenHash == hash && row.ExpiresAt > now).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    /// <summary>Until when the account's link is good; null when there is none.</summary>
    public async Task<DateTimeOffset?> OpenUntilAsync(string accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.StaffInvitations.Where(row => row.AccountId == accountId && row.ExpiresAt > now).Select(row => (DateTimeOffset?)row.ExpiresAt).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Makes the account's link worthless.</summary>
    public Task WithdrawAsync(string accountId, CancellationToken cancellationToken) => db.StaffInvitations.Where(row => row.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);

    private static string Text(string key, string language) => TextCatalog.Find(key)!.In(language);

    private string Hash(string token) => keys.Of("staff-invitation", token);
}
