using System.Globalization;
using Duplicates.Domain;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Culture;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.StaffAccounts;

/// <summary>
/// Tells a member of staff that somebody tries passwords on the account, once in a window of counting: in the inbox and by e-mail. It is done
/// in the background, so that the sign-in takes as long for an account that does not exist.
/// </summary>
internal sealed class SignInWarnings(
    DuplicatesDbContext db,
    SignInTries tries,
    IEnumerable<IStaffAccounts> doors,
    FieldCipher cipher,
    Outbox outbox,
    StaffNotices notices,
    StaffInvitations ways,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options)
{
    private const int AtOnce = 100;

    /// <summary>Tells whoever was not told.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var most = options.Value.StaffSignIn.PerAccount;
        var rows = await tries.UntoldAsync(most, AtOnce, cancellationToken);
        foreach (var row in rows)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await tries.MarkToldAsync(row.Key, cancellationToken))
            {
                await TellAsync(cipher.Unprotect(row.EmailCipher!, ProtectedColumns.SignInEmail.At(row.Key)), cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
        }
    }

    private async Task TellAsync(string email, CancellationToken cancellationToken)
    {
        if (doors.SingleOrDefault() is not { } door || await door.FindByEmailAsync(email, cancellationToken) is not { } account)
        {
            return;
        }

        var now = AlmatyTime.ToLocal(clock.GetUtcNow());
        if (StaffReader.Readers.Split(',').FirstOrDefault(role => account.Roles.Contains(role, StringComparer.Ordinal)) is { } role)
        {
            notices.Tell(new(role == ServiceRoles.MinistryInspector ? null : account.OfficeId, role, account.Id, NoticesBesideSteps.SignInTries, Guid.Empty, string.Empty, now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        if (ways.CanBeSent)
        {
            var body = string.Join("\n\n", SiteLanguage.All.Select(language => TextCatalog.Find("staff-accounts.mail.tries")!.In(language.Code)));
            outbox.Add(new(MessageChannel.Email, NoticesBesideSteps.SignInTries, Languages.Kazakh, account.Email, TextCatalog.Find("staff-accounts.mail.tries-subject")!.In(Languages.Kazakh), body, null));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
